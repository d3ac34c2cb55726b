import { UNREAD } from '../report/document.ts';
import type { Glyph } from './ruled-page.ts';

/** A line of characters, left to right. */
export interface GlyphLine {
  glyphs: Glyph[];
  /** Height of most of its characters. */
  size: number;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** Gap in parts of the character height from which a blank stood there. */
const BLANK = 0.28;
/** Blanks, and characters of no width, to which browsers give some all the same. */
const INVISIBLE = /^[\s\u200b-\u200f\u2060\ufeff]*$/;
/** Lines that may overlap one another at one height of a page. */
const NEAR = 12;

/** The text of a cell from its characters: line by line, left to right; vertical writing column by column from the right. */
export function cellText(glyphs: readonly Glyph[]): string {
  const turn = commonTurn(glyphs);
  if (turn !== 0) return turnedText(glyphs, turn);
  if (isVertical(glyphs)) return verticalText(glyphs);
  return glyphLines(glyphs).map(lineText).join('\n');
}

/** Characters to lines, top to bottom. A line holds what overlaps it by half its height; blanks and characters of no width are left out. */
export function glyphLines(glyphs: readonly Glyph[]): GlyphLine[] {
  const lines: GlyphLine[] = [];
  const visible = glyphs.filter((glyph) => !INVISIBLE.test(glyph.text));
  for (const glyph of [...visible].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1 || a.x0 - b.x0)) {
    const line = lines.slice(-NEAR).findLast((candidate) => overlaps(candidate, glyph));
    if (line) add(line, glyph);
    else
      lines.push({
        glyphs: [glyph],
        size: glyph.y1 - glyph.y0,
        x0: glyph.x0,
        y0: glyph.y0,
        x1: glyph.x1,
        y1: glyph.y1,
      });
  }
  for (const line of lines) line.glyphs = withoutShadows(line.glyphs.sort((a, b) => a.x0 - b.x0));
  return lines.sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1);
}

/** A character drawn twice on one spot (false bold) counts once; two different ones on one spot cannot be read. */
function withoutShadows(glyphs: readonly Glyph[]): Glyph[] {
  const kept: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = kept.at(-1);
    const shared = last ? Math.min(last.x1, glyph.x1) - Math.max(last.x0, glyph.x0) : 0;
    if (!last || shared <= 0.6 * Math.min(last.x1 - last.x0, glyph.x1 - glyph.x0)) kept.push(glyph);
    else if (last.text !== glyph.text)
      kept[kept.length - 1] = { ...last, text: UNREAD, x1: Math.max(last.x1, glyph.x1) };
  }
  return kept;
}

function overlaps(line: GlyphLine, glyph: Glyph): boolean {
  const shared = Math.min(line.y1, glyph.y1) - Math.max(line.y0, glyph.y0);
  return shared > 0.5 * Math.min(line.y1 - line.y0, glyph.y1 - glyph.y0);
}

function add(line: GlyphLine, glyph: Glyph): void {
  line.glyphs.push(glyph);
  line.x0 = Math.min(line.x0, glyph.x0);
  line.x1 = Math.max(line.x1, glyph.x1);
  if (glyph.y1 - glyph.y0 <= line.size) return;
  line.size = glyph.y1 - glyph.y0;
  line.y0 = glyph.y0;
  line.y1 = glyph.y1;
}

/** The words of a line; a gap becomes a blank, a small raised digit (a footnote) stays apart from the figure before it. */
export function lineText(line: GlyphLine): string {
  let text = '';
  let before: Glyph | null = null;
  for (const glyph of line.glyphs) {
    if (before && glyph.x0 - before.x1 > BLANK * Math.min(line.size, height(before))) text += ' ';
    text += before && isRaised(glyph, line) ? [...glyph.text].map((c) => RAISED[Number(c)] ?? c).join('') : glyph.text;
    before = glyph;
  }
  return text;
}

function isRaised(glyph: Glyph, line: GlyphLine): boolean {
  return (
    /^\d+$/.test(glyph.text) &&
    height(glyph) < 0.75 * line.size &&
    (glyph.y0 + glyph.y1) / 2 < (line.y0 + line.y1) / 2 - 0.08 * line.size
  );
}

function height(glyph: Glyph): number {
  return glyph.y1 - glyph.y0;
}

/** Vertical writing: the characters of an operation go downwards, each about under the one before. */
function isVertical(glyphs: readonly Glyph[]): boolean {
  let down = 0;
  let along = 0;
  for (const [i, glyph] of glyphs.entries()) {
    const last = glyphs[i - 1];
    if (!last || last.run === undefined || last.run !== glyph.run) continue;
    const dx = Math.abs(glyph.x0 + glyph.x1 - last.x0 - last.x1);
    const dy = glyph.y0 + glyph.y1 - last.y0 - last.y1;
    if (dy > 2 * dx) down++;
    else along++;
  }
  return down > along;
}

function verticalText(glyphs: readonly Glyph[]): string {
  const turned = glyphs.map((glyph) => ({ ...glyph, x0: glyph.y0, x1: glyph.y1, y0: -glyph.x1, y1: -glyph.x0 }));
  return glyphLines(turned)
    .map((line) => line.glyphs.map((glyph) => glyph.text).join(''))
    .join('\n');
}

/** The turn that most characters have, in quarters clockwise. */
function commonTurn(glyphs: readonly Glyph[]): number {
  const counts = [0, 0, 0, 0];
  for (const glyph of glyphs) if (glyph.text.trim() !== '') counts[glyph.turn ?? 0]!++;
  return counts.indexOf(Math.max(...counts));
}

/** Characters that lie on their side, turned upright. */
function turnedText(glyphs: readonly Glyph[], turn: number): string {
  const upright = glyphs.map(({ text, x0, y0, x1, y1 }): Glyph => {
    if (turn === 1) return { text, x0: y0, x1: y1, y0: -x1, y1: -x0 };
    if (turn === 3) return { text, x0: -y1, x1: -y0, y0: x0, y1: x1 };
    return { text, x0: -x1, x1: -x0, y0: -y1, y1: -y0 };
  });
  return glyphLines(upright).map(lineText).join('\n');
}
