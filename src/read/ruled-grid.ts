import { type Cell, type Grid, type Rect, UNREAD } from '../report/document.ts';
import { cellText, type GlyphLine, glyphLines } from './cell-text.ts';
import { makeCell } from './grid.ts';
import { withHangingLines } from './hanging-lines.ts';
import { CLUSTER, mergeRules, type Segment } from './merge-rules.ts';
import { placeGlyphs } from './place-glyphs.ts';
import type { Rule, RuleSet } from './rule-set.ts';
import type { Glyph, RuledCell, RuledGrid, RuledPage } from './ruled-page.ts';
import { splitTouching } from './split-touching.ts';
import { tidyRuled } from './tidy-ruled.ts';

export type { Segment } from './merge-rules.ts';
export type { Glyph } from './ruled-page.ts';

/** Share of an edge that must be ruled to part two cells. */
const RULED = 0.6;
/** How far verticals must run on beyond the outermost rule to make an open row. */
const OPEN = 6;
/** No character has room in a strip of so many points. */
const NARROW = 4.5;
const MOST_AREA = 20_000;
/** Points by which a rule may miss the page's edge. */
const OVER = 2;
/** Points between a cell's rule and its words, and the part of a full line that stays empty at its end, in characters. */
const MOST_PADDING = 6;
const LINE_END = 2;
/** Digits in several lines, and the points that the padding of a narrow cell takes on both sides. */
const BROKEN = /^[\d０-９,，]{2,}(?:\n[\d０-９,，]+)+$/;
const ROOM = 7;
const LETTER = /\p{L}/u;

/**
 * Finds the ruled tables of a page and puts its characters into their cells. Works for any format that gives positioned characters
 * and line segments (thin filled rectangles as their centre lines). A box with one cell is a frame, not a table.
 */
export function ruledGrids(page: {
  width: number;
  height: number;
  glyphs: readonly Glyph[];
  segments: readonly Segment[];
  marks?: readonly Rect[];
}): RuledPage {
  const sets = mergeRules(page.segments);
  const found = (sets ?? []).flatMap(splitTouching).flatMap((set) => layOut(set) ?? []);
  found.sort((a, b) => a.bbox[1] - b.bbox[1] || a.bbox[0] - b.bbox[0]);
  const grids = found.filter((grid) => grid.xs.length > 2);
  const frames = found.filter((grid) => grid.xs.length === 2);
  const rest = placeGlyphs(grids, page.glyphs);
  for (const grid of grids) placeMarks(grid, page.marks ?? []);
  placeGlyphs(frames, rest);
  return { grids: grids.map((grid) => tidyRuled(withHangingLines(grid))), frames, rest, overdrawn: sets === null };
}

/**
 * The grid of a document from a ruled table on a page. A table of uncertain shape is trusted less, and so is a scan's; what stands in a
 * cell that runs over the edge of its page is not known.
 */
export function ruledToGrid(
  ruled: RuledGrid,
  page: { n: number; width: number; height: number; raster?: boolean },
): Grid {
  const isScan = page.raster === true;
  const cells: Cell[] = ruled.cells.map(({ r, c, rs, cs, bbox, glyphs }) => {
    const text = wholeFigure(cellText(glyphs), glyphs, bbox[2] - bbox[0]);
    const isCut = isOver(bbox, page) && !/\p{L}{2}/u.test(text);
    const made = makeCell(r, c, rs, cs, isCut ? UNREAD : text, { page: page.n, bbox: roundRect(bbox) });
    const cell = endsEarly(glyphs, bbox) ? { ...made, open: false } : made;
    const conf = Math.min(1, ...glyphs.map((glyph) => glyph.conf ?? 1));
    return isScan && glyphs.length > 0 ? { ...cell, conf: Math.floor(conf * 1000) / 1000 } : cell;
  });
  const source = !ruled.regular ? 'alignment' : isScan ? 'raster' : 'rules';
  return { t: 'grid', rows: ruled.ys.length - 1, cols: ruled.xs.length - 1, cells, source };
}

/** What is drawn in a cell without words, and is no character, may be a digit of its figure. */
function placeMarks({ cells }: RuledGrid, marks: readonly Rect[]): void {
  for (const [x0, y0, x1, y1] of marks) {
    const home = cells.find(({ bbox }) => x0 > bbox[0] && y0 > bbox[1] && x1 < bbox[2] && y1 < bbox[3]);
    if (home && !home.glyphs.some(({ text }) => LETTER.test(text))) home.glyphs.push({ text: UNREAD, x0, y0, x1, y1 });
  }
}

function isOver([x0, y0, x1, y1]: Rect, { width, height }: { width: number; height: number }): boolean {
  return x0 < -OVER || y0 < -OVER || x1 > width + OVER || y1 > height + OVER;
}

/** A figure that its column was too narrow for: its digits go on in the next line, where the line before had no room for another. */
function wholeFigure(text: string, glyphs: readonly Glyph[], width: number): string {
  if (!BROKEN.test(text)) return text;
  const lines = glyphLines(glyphs);
  const isFull = (line: GlyphLine) => width - (line.x1 - line.x0) < (line.x1 - line.x0) / line.glyphs.length + ROOM;
  return lines.slice(0, -1).every(isFull) ? text.replaceAll('\n', '') : text;
}

/** True where words stop well before the edge, so that no line of them can go on elsewhere. */
function endsEarly(glyphs: readonly Glyph[], bbox: Rect): boolean {
  if (glyphs.every((glyph) => /^[\s!-~]$/.test(glyph.text)) || glyphs.some((glyph) => glyph.turn)) return false;
  const last = glyphLines(glyphs).at(-1);
  return last !== undefined && last.x1 - last.x0 < bbox[2] - bbox[0] - 2 * MOST_PADDING - LINE_END * last.size;
}

/** Rectangle to a tenth of a point. */
export function roundRect(rect: Rect): Rect {
  const tenth = (n: number) => Math.round(n * 10) / 10;
  return [tenth(rect[0]), tenth(rect[1]), tenth(rect[2]), tenth(rect[3])];
}

/** Sides at which a page break may have cut the table, so that no rule closes it. */
interface Sides {
  first: boolean;
  last: boolean;
}

const ALL_SIDES: readonly Sides[] = [
  { first: true, last: true },
  { first: true, last: false },
  { first: false, last: true },
  { first: false, last: false },
];

/** A strip that only the table's outer lines make, beyond the last row of a page, is left out where it would spoil the shape. */
function layOut(set: RuleSet): RuledGrid | null {
  const xs = lines(set.vertical, set.horizontal, ALL_SIDES[0]!);
  let found: RuledGrid | null = null;
  for (const open of ALL_SIDES) {
    const ys = lines(set.horizontal, set.vertical, open);
    const rows = ys.length - 1;
    const cols = xs.length - 1;
    if (rows < 1 || cols < 1 || rows * cols > MOST_AREA) continue;
    const { cells, regular } = unite(xs, ys, set);
    found ??= shrink({ xs, ys, cells, regular, spilled: 0, bbox: [xs[0]!, ys[0]!, xs[cols]!, ys[rows]!] });
    if (regular) return shrink({ xs, ys, cells, regular, spilled: 0, bbox: [xs[0]!, ys[0]!, xs[cols]!, ys[rows]!] });
  }
  return found;
}

/**
 * Where the lines of one direction lie. A side without a rule (a page break) is closed where two or more rules of the other
 * direction run on and end together.
 */
function lines(own: readonly Rule[], across: readonly Rule[], open: Sides): number[] {
  const at = [...new Set(own.map((rule) => rule.at))].sort((a, b) => a - b);
  const first = Math.min(...across.map((rule) => rule.from));
  const last = Math.max(...across.map((rule) => rule.to));
  const together = (end: (rule: Rule) => number, where: number) =>
    across.filter((rule) => Math.abs(end(rule) - where) <= CLUSTER).length >= 2;
  if (open.first && at[0]! - first > OPEN && together((rule) => rule.from, first)) at.unshift(first);
  if (open.last && last - at.at(-1)! > OPEN && together((rule) => rule.to, last)) at.push(last);
  return at;
}

/** Unit cells, united where less than most of the edge between them is ruled. */
function unite(xs: readonly number[], ys: readonly number[], set: RuleSet): { cells: RuledCell[]; regular: boolean } {
  const rows = ys.length - 1;
  const cols = xs.length - 1;
  const owner = Array.from({ length: rows * cols }, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (owner[at] !== at) at = owner[at]!;
    return at;
  };
  const join = (a: number, b: number) => {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y) as [number, number];
    owner[high] = low;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      const i = r * cols + c;
      if (c + 1 < cols && !isParted(set.vertical, xs[c + 1]!, ys, r)) join(i, i + 1);
      if (r + 1 < rows && !isParted(set.horizontal, ys[r + 1]!, xs, c)) join(i, i + cols);
    }
  }
  return rectangles(
    owner.map((_, i) => root(i)),
    xs,
    ys,
  );
}

/** True where a rule parts two cells in one strip; in one too narrow for characters the gaps of double rules count as the strips beside it. */
function isParted(rules: readonly Rule[], at: number, lines: readonly number[], strip: number): boolean {
  const inStrip = (i: number) => i >= 0 && i + 1 < lines.length && isRuled(rules, at, lines[i]!, lines[i + 1]!);
  if (inStrip(strip)) return true;
  const isNarrow = lines[strip + 1]! - lines[strip]! < NARROW;
  return isNarrow && (inStrip(strip - 1) || inStrip(strip + 1));
}

function isRuled(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const rule of rules)
    if (Math.abs(rule.at - at) < CLUSTER / 2) covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  return covered >= RULED * (to - from);
}

/** Cells from the number that every unit cell carries. A shape that is no rectangle is cut into its rows. */
function rectangles(
  owner: number[],
  xs: readonly number[],
  ys: readonly number[],
): { cells: RuledCell[]; regular: boolean } {
  const cols = xs.length - 1;
  const units = new Map<number, number[]>();
  for (const [i, id] of owner.entries()) units.set(id, [...(units.get(id) ?? []), i]);
  const cells: RuledCell[] = [];
  let regular = true;
  for (const group of units.values()) {
    const r = group.map((i) => Math.floor(i / cols));
    const c = group.map((i) => i % cols);
    const box = [Math.min(...r), Math.min(...c), Math.max(...r) + 1, Math.max(...c) + 1] as const;
    if ((box[2] - box[0]) * (box[3] - box[1]) === group.length) cells.push(cellOf(...box, xs, ys));
    else {
      regular = false;
      for (const i of group)
        cells.push(cellOf(Math.floor(i / cols), i % cols, Math.floor(i / cols) + 1, (i % cols) + 1, xs, ys));
    }
  }
  return { cells: cells.sort((a, b) => a.r - b.r || a.c - b.c), regular };
}

function cellOf(
  r0: number,
  c0: number,
  r1: number,
  c1: number,
  xs: readonly number[],
  ys: readonly number[],
): RuledCell {
  return { r: r0, c: c0, rs: r1 - r0, cs: c1 - c0, bbox: [xs[c0]!, ys[r0]!, xs[c1]!, ys[r1]!], glyphs: [] };
}

/** Lines at which no cell begins carry nothing: they go, and spans over them shrink. */
function shrink(grid: RuledGrid): RuledGrid {
  const rowStarts = new Set(grid.cells.map((cell) => cell.r));
  const colStarts = new Set(grid.cells.map((cell) => cell.c));
  const rowAt = grid.ys.map((_, i) => [...rowStarts].filter((r) => r < i).length);
  const colAt = grid.xs.map((_, i) => [...colStarts].filter((c) => c < i).length);
  const cells = grid.cells.map((cell) => {
    const r = rowAt[cell.r]!;
    const c = colAt[cell.c]!;
    return { ...cell, r, c, rs: rowAt[cell.r + cell.rs]! - r, cs: colAt[cell.c + cell.cs]! - c };
  });
  const last = <T>(list: readonly T[]) => list.length - 1;
  return {
    ...grid,
    cells,
    xs: grid.xs.filter((_, i) => colStarts.has(i) || i === last(grid.xs)),
    ys: grid.ys.filter((_, i) => rowStarts.has(i) || i === last(grid.ys)),
  };
}
