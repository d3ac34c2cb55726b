import type { Glyph } from './ruled-page.ts';

/** Gap and difference in height between neighbours of one word, in parts of the character size. */
const TOUCHING = 0.12;
const SAME_LINE = 0.3;
/** Steps that are enough to know the usual one. */
const LEAST_STEPS = 4;
/** Gap between characters that follow one another without any, in parts of the character size. */
const MEETING = 0.02;
/** Width of the widest digits, in that of a Chinese character. */
const WIDEST_DIGIT = 0.53;

/**
 * The step from digit to digit within the figures of this page, in parts of the character size; where too few stand together to know,
 * that of digits which one operation shows and that meet, else that of the widest digits beside its Chinese characters; null where there
 * are too few of those as well.
 */
export function usualStep(glyphs: readonly Glyph[]): number | null {
  const digits = stepsBetween(glyphs, ({ text }) => /^\d$/.test(text));
  if (digits.length >= LEAST_STEPS) return digits[digits.length >> 1]!;
  const met = stepsBetween(glyphs, ({ text }) => /^\d$/.test(text), meet);
  if (met.length > 0) return met[met.length >> 1]!;
  const words = stepsBetween(glyphs, ({ text }) => /^\p{Script=Han}$/u.test(text));
  return words.length >= LEAST_STEPS ? WIDEST_DIGIT * words[words.length >> 1]! : null;
}

/** One operation shows both, the second where the first ends. */
function meet(left: Glyph, right: Glyph): boolean {
  return (
    left.run !== undefined && left.run === right.run && Math.abs(right.x0 - left.x1) < MEETING * (right.y1 - right.y0)
  );
}

/** Steps between neighbours of one kind, in parts of the character size, rising. */
function stepsBetween(
  glyphs: readonly Glyph[],
  isKind: (glyph: Glyph) => boolean,
  isOne: (left: Glyph, right: Glyph) => boolean = () => true,
): number[] {
  const steps = glyphs.flatMap((glyph, i) => {
    const next = glyphs[i + 1];
    if (!next || !isKind(glyph) || !isKind(next) || !isOne(glyph, next) || glyph.turn || next.turn) return [];
    const size = next.y1 - next.y0;
    // Boxes may be wider than the characters' steps.
    const isBeside = Math.abs(next.y1 - glyph.y1) < SAME_LINE * size && next.x0 - glyph.x1 < TOUCHING * size;
    return isBeside && next.x0 > glyph.x0 + size / 4 ? [(next.x0 - glyph.x0) / size] : [];
  });
  return steps.sort((a, b) => a - b);
}
