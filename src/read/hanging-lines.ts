import { type GlyphLine, glyphLines, lineText } from './cell-text.ts';
import { isFigure, UNIT } from './cell-words.ts';
import { matchingText } from './normalise.ts';
import type { RuledCell, RuledGrid } from './ruled-page.ts';

/** Part of a character by which a line must reach over the rule above it, and the points within which two rules are one. */
const OVER = 0.2;
const SAME_RULE = 0.5;
/** From line to line of one cell, in parts of the character size. */
const LEAST_STEP = 0.8;
const MOST_STEP = 1.8;
/** By how much edges or middles of such lines may differ, and their sizes, in parts of the character size. */
const SET_ALIKE = 0.3;
const SAME_SIZE = 0.08;

/**
 * Workbooks print the words of a row that is too low for them over its rules: the last line of a name hangs into the cell of the figure below
 * and goes back to its own.
 */
export function withHangingLines(grid: RuledGrid): RuledGrid {
  const moved = new Map<RuledCell, RuledCell>();
  for (const cell of grid.cells) {
    const [line, ...figures] = glyphLines(cell.glyphs);
    if (!line || figures.length === 0 || !hangsIn(line, cell) || !figures.every(isFigureLine)) continue;
    const above = grid.cells.find((other) => isOver(other, cell));
    const last = above && glyphLines(above.glyphs).at(-1);
    if (!above || !last || isFigureLine(last) || !areOneText(last, line)) continue;
    const hanging = new Set(line.glyphs);
    moved.set(cell, { ...cell, glyphs: cell.glyphs.filter((glyph) => !hanging.has(glyph)) });
    const own = moved.get(above) ?? above;
    moved.set(above, { ...own, glyphs: [...own.glyphs, ...line.glyphs] });
  }
  return moved.size === 0 ? grid : { ...grid, cells: grid.cells.map((cell) => moved.get(cell) ?? cell) };
}

function textOf(line: GlyphLine): string {
  return matchingText(lineText(line));
}

function isFigureLine(line: GlyphLine): boolean {
  return isFigure(textOf(line));
}

/** Words that begin above the cell in which most of them lie. A unit may be the figure's. */
function hangsIn(line: GlyphLine, { bbox }: RuledCell): boolean {
  const text = textOf(line);
  return /^\p{Script=Han}+$/u.test(text) && !isFigure(text) && !UNIT.test(text) && line.y0 < bbox[1] - OVER * line.size;
}

function isOver(above: RuledCell, cell: RuledCell): boolean {
  return above.c === cell.c && above.cs === cell.cs && Math.abs(above.bbox[3] - cell.bbox[1]) < SAME_RULE;
}

function areOneText(above: GlyphLine, line: GlyphLine): boolean {
  const step = (line.y0 + line.y1 - above.y0 - above.y1) / 2 / line.size;
  const off = Math.min(
    Math.abs(above.x0 - line.x0),
    Math.abs(above.x1 - line.x1),
    Math.abs(above.x0 + above.x1 - line.x0 - line.x1) / 2,
  );
  const isSize = Math.abs(above.size - line.size) < SAME_SIZE * line.size;
  return isSize && step > LEAST_STEP && step < MOST_STEP && off < SET_ALIKE * line.size;
}
