import { type Cell, type Grid, UNREAD } from '../../report/document.ts';
import type { Glyph } from '../ruled-grid.ts';
import { type Border, bordersOf, columnsOf } from './bands.ts';
import { type Extent, fillGrid, isFull } from './fill-grid.ts';
import { type Header, headerOf, headerRows } from './header.ts';
import { type LabelledRow, labelledRows } from './labelled-rows.ts';
import { isRepeated, setAbove } from './lines-above.ts';
import { type Region, regionsOf } from './regions.ts';
import { LABEL, middle, shown, type TextCell, textCells, textOf } from './text-cells.ts';
import { boxOf, tokensOf } from './tokens.ts';

/** A table without rules on one page, and where its columns part. */
export interface AlignedTable {
  grid: Grid;
  xs: number[];
  top: number;
  bottom: number;
  gaps: readonly Border[];
  extents: readonly Extent[];
  /** True where each column is known, so that blanks can be told. */
  isKnown: boolean;
  /** True where nobody knows what its columns are. */
  isLost: boolean;
  /** True where it begins with a header. */
  headed: boolean;
}

export interface AlignedPage {
  tables: AlignedTable[];
  /** Characters outside every table, in the order given. */
  rest: Glyph[];
  /** True where the last lines of the page before are the header of its first table. */
  tookAbove?: true;
}

/** Figures in a row, from which on it is one of a table even where no header is understood. */
const MANY = 3;

/** Characters of a page, and the last lines of the page before, which may be the header of its first table or the upper half of one. */
export interface SoughtPage {
  n: number;
  glyphs: readonly Glyph[];
  above?: readonly Glyph[];
  /** Its document has wide spaces between the lines of its cells. */
  isWide?: boolean;
}

/**
 * Tables without rules: figures that stand below one another beside labels. Columns part where every row has room for it, rows are
 * told by the height of their figures. What may stand in two places is unreadable in both. `before`: the last table of the page
 * before, with which the first one here may go on.
 */
export function alignedTables(
  { n, glyphs, above = [], isWide = false }: SoughtPage,
  before: AlignedTable | null,
): AlignedPage {
  const cut = tablesOf({ n, isWide, glyphs, isCut: above.length > 0 }, before);
  if (above.length === 0 || !mayLackHeader(cut, glyphs)) return cut;
  if (isRepeated(above, glyphs)) return { ...tablesOf({ n, isWide, glyphs, isCut: false }, before), tookAbove: true };
  const moved = setAbove(above, glyphs);
  const whole = tablesOf({ n, isWide, glyphs: [...moved, ...glyphs], isCut: false }, before);
  const ofHeader = moved.filter((glyph) => !whole.rest.includes(glyph));
  const [first] = whole.tables;
  if (first && !first.isLost && first.headed && ofHeader.length > 0)
    return { ...whole, rest: whole.rest.filter((glyph) => !moved.includes(glyph)), tookAbove: true };
  return cut;
}

/** True where the first table of a page begins with its first line, and is not understood. */
function mayLackHeader({ tables, rest }: AlignedPage, glyphs: readonly Glyph[]): boolean {
  const [first] = tables;
  if (!first) return rest.length === glyphs.length;
  return first.isLost && first.top <= Math.min(...glyphs.map(({ y0 }) => y0)) + 1;
}

function tablesOf(
  page: { n: number; glyphs: readonly Glyph[]; isCut: boolean; isWide: boolean },
  before: AlignedTable | null,
): AlignedPage {
  const cells = textCells(tokensOf(page.glyphs), page.isWide);
  const top = Math.min(...cells.map(({ y0 }) => y0));
  const tables: AlignedTable[] = [];
  const taken = new Set<Glyph>();
  for (const region of regionsOf(cells)) {
    const last = tables.length === 0 && region.header.length === 0 ? before : null;
    const isTop = tables.length === 0 && page.n > 1;
    const isCut = page.isCut && region.header.some(({ y0 }) => y0 === top);
    const table = tableOf(region, { n: page.n, isTop, isCut }, last);
    if (!table) continue;
    tables.push(table);
    for (const cell of [...region.header, ...region.cells])
      for (const token of cell.tokens) for (const glyph of token.glyphs) taken.add(glyph);
  }
  return { tables, rest: page.glyphs.filter((glyph) => !taken.has(glyph)) };
}

/** Where a table stands: first on a page behind another, and below the upper half of its header. */
interface Stand {
  n: number;
  isTop: boolean;
  isCut: boolean;
}

function tableOf(region: Region, { n, isTop, isCut }: Stand, before: AlignedTable | null): AlignedTable | null {
  const rows = labelledRows(region, isTop);
  const labelled = Math.max(...rows.flatMap((row) => (row.label && row.values.length > 0 ? [row.label.x1] : [])));
  const header = withoutSerial(headerOf(region.header), labelled);
  const own = [
    ...rows.flatMap((row) => gapsOf([...(row.label ? [row.label] : []), ...row.values])),
    ...gapsOf(header.leaves),
  ];
  const pooled = before ? bordersOf([...before.gaps, ...own]) : [];
  const hasLabels = rows.some((row) => row.label !== null);
  const edges = bordersOf(before?.gaps ?? []).length + (hasLabels ? 3 : 2);
  const goesOn = before !== null && pooled.length === bordersOf(before.gaps).length && before.xs.length === edges;
  const gaps = goesOn ? [...before.gaps, ...own] : own;
  const borders = goesOn ? pooled : bordersOf(own);
  if (borders.length === 0 || isMixed(region)) return null;
  const box = boxOf([...region.header, ...region.cells]);
  const xs = goesOn ? before.xs : edgesOf(box, borders, rows, hasLabels);
  const heads = headerRows(header, borders, aroundLeaves(hasLabels ? xs.slice(1) : xs, header.leaves));
  const leaves = heads.at(-1)!;
  const extents = extentsOf(goesOn ? before.extents : leaves, rows, borders, hasLabels);
  // Nobody says how many columns there are where neither a header nor the page before does: only rows without a blank show them all.
  const isKnown = goesOn ? before.isKnown : leaves.slice(hasLabels ? 1 : 0).every((leaf) => leaf !== null);
  // Without a header that is understood, figures would be taken for those of the form's columns in their order.
  const isLost =
    isCut ||
    isTwice(region.header) ||
    (goesOn ? before.isLost : leaves.every((leaf, c) => leaf === null || (c === 0 && hasLabels)));
  if (isLost && header.leaves.length === 0 && !rows.some(({ values }) => values.length >= MANY)) return null;
  const filled = fillGrid({ heads, rows, borders, hasLabels, xs, n, extents, isKnown, isLost });
  const grid = areNoLabels(rows) ? withUnsureLabels(filled) : filled;
  return { grid, xs, top: box.y0, bottom: box.y1, gaps, extents, isKnown, isLost, headed: region.header.length > 0 };
}

/** Nothing that can be read stands where labels are: whether it is a column of figures is not known. */
function areNoLabels(rows: readonly LabelledRow[]): boolean {
  const labels = rows.flatMap(({ label }) => (label ? [textOf(label)] : []));
  return labels.length > 0 && labels.every((text) => /^\ufffd+$/.test(text));
}

function withUnsureLabels(grid: Grid): Grid {
  const isBlank = (cell: Cell) => cell.c === 0 && cell.text === '';
  return {
    ...grid,
    cells: grid.cells.map((cell) => (isBlank(cell) ? { ...cell, raw: UNREAD, text: UNREAD } : cell)),
  };
}

/** The outer edges as far from the words above the outer columns as the inner ones are: groups stand above the middle of whole columns. */
function aroundLeaves(edges: readonly number[], leaves: readonly TextCell[]): number[] {
  const moved = [...edges];
  const last = edges.length - 1;
  const [first, end] = [leaves[0], leaves.at(-1)];
  if (first && first.x0 < edges[1]!) moved[0] = Math.min(edges[0]!, first.x0 + first.x1 - edges[1]!);
  if (end && end.x1 > edges[last - 1]!) moved[last] = Math.max(edges[last]!, end.x0 + end.x1 - edges[last - 1]!);
  return moved;
}

/** Where what certainly is in each column stands: the words above it, and the figures of rows without a blank. */
function extentsOf(
  known: readonly Extent[],
  rows: readonly LabelledRow[],
  borders: readonly Border[],
  hasLabels: boolean,
): Extent[] {
  const full = rows.filter((row) => isFull(row, borders, hasLabels)).flatMap((row) => row.values);
  return known.map((extent, c) => {
    const own = full.filter((value) => columnsOf(value, borders)[0] === c);
    const all = extent ? [extent, ...own] : own;
    if (all.length === 0) return null;
    return { x0: Math.min(...all.map(({ x0 }) => x0)), x1: Math.max(...all.map(({ x1 }) => x1)) };
  });
}

/** Names that stand twice above a column: two headers with nothing but blanks between. */
function isTwice(header: readonly TextCell[]): boolean {
  return header.some((cell) =>
    header.some(
      (other) => other !== cell && textOf(other) === textOf(cell) && other.x0 < cell.x1 && other.x1 > cell.x0,
    ),
  );
}

/** What is no table of its own: figures beside it that are not understood, or rows among its header. */
function isMixed({ header, cells, others }: Region): boolean {
  const box = boxOf([...header, ...cells]);
  return (
    header.some((cell) => LABEL.test(shown(cell).trim())) ||
    others.some((cell) => cell.kind === 'figure' && middle(cell) > box.y0 && middle(cell) < box.y1)
  );
}

/** Words above numbers and groups of labels stand above no column of ours: of those left of the figures the last one names the labels. */
function withoutSerial({ leaves, groups }: Header, labelled: number): Header {
  const labels = leaves.filter((leaf) => leaf.x0 < labelled);
  return { groups, leaves: leaves.filter((leaf) => !labels.includes(leaf) || leaf === labels.at(-1)) };
}

/** The gaps between neighbours; boxes of characters are a little wider than the characters. */
function gapsOf(row: readonly TextCell[]): Border[] {
  const sorted = [...row].sort((a, b) => a.x0 - b.x0);
  return sorted.slice(1).map((cell, i) => ({ from: Math.min(sorted[i]!.x1, cell.x0 - 0.1), to: cell.x0 }));
}

/** Lines between the columns; groups of labels stand left of the labels in a column of their own. */
function edgesOf(
  box: { x0: number; x1: number },
  borders: readonly Border[],
  rows: readonly LabelledRow[],
  hasLabels: boolean,
): number[] {
  const lines = borders.map(({ from, to }) => (from + to) / 2);
  const label = Math.max(...rows.flatMap((row) => (row.label ? [row.label.x0] : [])), box.x0 + 12);
  return [box.x0, ...(hasLabels ? [Math.min(label, lines[0]! - 12)] : []), ...lines, box.x1 + 2];
}
