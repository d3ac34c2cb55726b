import { cellText, glyphLines, lineText } from '../cell-text.ts';
import { usualStep } from '../digit-steps.ts';
import { matchingText } from '../normalise.ts';
import type { Glyph } from '../ruled-grid.ts';
import { FIGURE } from '../split-row.ts';

/** Characters of a line that stand together: words, a figure, a unit. */
export interface Token {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Height of its characters. */
  size: number;
  text: string;
  kind: 'words' | 'figure' | 'unit';
  glyphs: Glyph[];
}

/** Gaps in parts of the character size that part words, and that part figures from what stands beside them. */
const WORDS_APART = 0.35;
const FIGURES_APART = 0.11;
const UNIT = /^(?:条|件|个|人|人次|次|篇|项|份|元|万元)$/;
/** What stands before a label: 1. 2、 */
const NUMBERING = /^\d{1,2}[.．、]$/;
/** The point of a number that stands apart from it. */
const POINT = /^[.,]$/;
const DIGIT = /^\d$/;
/** By how much the step between the digits of a figure may differ from the page's usual one, in parts of the character size. */
const EVEN_STEP = 0.06;
const NO_WIDTH = /^[\u200b-\u200f\u2060\ufeff]$/;
const SIGN = /^[\d０-９,.，．/／\\—―－–-]$/;

/** Right ends of characters, where they are not their own. */
type Ends = Map<Glyph, number>;

/** The tokens of a page's characters, top to bottom, left to right; characters on their side make one token where they stand together. */
export function tokensOf(glyphs: readonly Glyph[]): Token[] {
  const upright = glyphs.filter((glyph) => (glyph.turn ?? 0) === 0);
  const usual = usualStep(glyphs);
  const ends = endsOf(upright);
  const lines = glyphLines(upright).flatMap((line) =>
    partsOf(line.glyphs, usual, ends).map((part) => token(part, line.size)),
  );
  return [...lines, ...turned(glyphs.filter((glyph) => (glyph.turn ?? 0) !== 0))].sort(
    (a, b) => a.y0 - b.y0 || a.x0 - b.x0,
  );
}

/** Where a character ends with those of no width behind it, to which some programs give some all the same. */
function endsOf(glyphs: readonly Glyph[]): Ends {
  const ends: Ends = new Map();
  for (const [i, glyph] of glyphs.entries()) {
    const last = glyphs[i - 1];
    if (!last || !NO_WIDTH.test(glyph.text)) continue;
    const isBeside = Math.abs(glyph.y1 - last.y1) < 1 && Math.abs(glyph.x0 - last.x1) < 1;
    if (isBeside) ends.set(last, glyph.x1);
  }
  return ends;
}

function partsOf(glyphs: readonly Glyph[], usual: number | null, ends: Ends): Glyph[][] {
  const parts: Glyph[][] = [];
  for (const glyph of glyphs) {
    const last = parts.at(-1)?.at(-1);
    if (last && !areApart(last, glyph, usual, ends.get(last) ?? last.x1)) parts.at(-1)!.push(glyph);
    else parts.push([glyph]);
  }
  return parts;
}

function areApart(left: Glyph, right: Glyph, usual: number | null, end: number): boolean {
  const size = Math.min(left.y1 - left.y0, right.y1 - right.y0);
  const gap = right.x0 - end;
  if (gap > WORDS_APART * size) return true;
  const isStep = DIGIT.test(left.text) && SIGN.test(right.text);
  if (usual !== null && isStep) return right.x0 - left.x0 > (usual + EVEN_STEP) * size;
  const signs = Number(SIGN.test(left.text)) + Number(SIGN.test(right.text));
  return gap > FIGURES_APART * size && (signs === 2 || (signs === 1 && left.run !== right.run));
}

function token(glyphs: Glyph[], size: number): Token {
  const text = lineText({ glyphs, size, ...boxOf(glyphs) });
  return { ...boxOf(glyphs), size, text, kind: kindOf(text), glyphs };
}

function kindOf(text: string): Token['kind'] {
  const plain = matchingText(text);
  if (POINT.test(plain)) return 'words';
  if (UNIT.test(plain)) return 'unit';
  // Figures that run into one another are no words.
  if (/^[\d,.+/\ufffd-]{2,}$/.test(plain) && !NUMBERING.test(plain)) return 'figure';
  return plain !== '' && FIGURE.test(plain) && !NUMBERING.test(plain) ? 'figure' : 'words';
}

/** The box around characters. */
export function boxOf(glyphs: readonly { x0: number; y0: number; x1: number; y1: number }[]) {
  return {
    x0: Math.min(...glyphs.map((glyph) => glyph.x0)),
    y0: Math.min(...glyphs.map((glyph) => glyph.y0)),
    x1: Math.max(...glyphs.map((glyph) => glyph.x1)),
    y1: Math.max(...glyphs.map((glyph) => glyph.y1)),
  };
}

/** Words that lie on their side: characters one below the other. */
function turned(glyphs: readonly Glyph[]): Token[] {
  const columns: Glyph[][] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y0 - b.y0)) {
    if (glyph.text.trim() === '') continue;
    const width = glyph.x1 - glyph.x0;
    const column = columns.find((one) => {
      const last = one.at(-1)!;
      return Math.abs(last.x0 + last.x1 - glyph.x0 - glyph.x1) < width && glyph.y0 - last.y1 < width;
    });
    if (column) column.push(glyph);
    else columns.push([glyph]);
  }
  return columns.map((column) => {
    const text = cellText(column).replace(/\n/g, '');
    return { ...boxOf(column), size: column[0]!.x1 - column[0]!.x0, text, kind: 'words', glyphs: column };
  });
}
