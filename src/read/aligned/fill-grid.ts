import { type Cell, type Grid, UNREAD } from '../../report/document.ts';
import { cellText } from '../cell-text.ts';
import { makeCell } from '../grid.ts';
import { roundRect } from '../ruled-grid.ts';
import { type Border, columnsOf } from './bands.ts';
import type { LabelledRow } from './labelled-rows.ts';
import { shown, type TextCell } from './text-cells.ts';
import { boxOf } from './tokens.ts';

/** What a table without rules is made of, and what is known of its columns. */
export interface Layout {
  /** The rows of its header, by column; the last one holds the words right above the figures. */
  heads: readonly (TextCell | null)[][];
  rows: readonly LabelledRow[];
  borders: readonly Border[];
  hasLabels: boolean;
  xs: readonly number[];
  /** The page. */
  n: number;
  /** Where certain words or figures of each column stand. */
  extents: readonly Extent[];
  /** True where every column is known, so that the others of a row are blank. */
  isKnown: boolean;
  /** True where nothing in it can be told, as below half a header. */
  isLost: boolean;
}

/** From where to where what certainly is in a column reaches; null where nothing is. */
export type Extent = { x0: number; x1: number } | null;

/** By how much the edges or middles of a column's figures may differ, in parts of the character size, and the share that must not. */
const IN_LINE = 0.6;
const MOST_IN_LINE = 0.75;

/** The cells of a table: words and figures where it is certain whose they are. */
export function fillGrid(layout: Layout): Grid {
  const cells = headerCells(layout);
  const { heads, rows, hasLabels, xs, n } = layout;
  const lead = hasLabels ? 1 : 0;
  const first = headerHeight(heads);
  const isFit = isFitting(layout);
  const texts = withDoubtBeside(
    rows.map((row) => textsOf(row, layout, isFit)),
    hasLabels,
  );
  for (const [i, row] of rows.entries()) {
    const box = boxOf([...(row.label ? [row.label] : []), ...row.aside, ...row.values]);
    const place = (c: number) => ({ page: n, bbox: roundRect([xs[c]!, box.y0, xs[c + 1]!, box.y1]) });
    const r = first + i;
    if (lead > 0) cells.push(makeCell(r, 0, 1, 1, row.aside.map(shown).join(''), place(0)));
    const whole = isFull(row, layout.borders, hasLabels) ? { whole: true as const } : {};
    for (const [c, text] of texts[i]!.entries())
      cells.push({ ...makeCell(r, c + lead, 1, 1, text, place(c + lead)), ...whole });
  }
  return { t: 'grid', rows: first + rows.length, cols: xs.length - 1, cells, source: 'alignment' };
}

/** A label alone beside a row of which nothing is certain may be a line of that row's, or that row's figures its own: nothing is certain of it either. */
function withDoubtBeside(texts: readonly string[][], hasLabels: boolean): readonly string[][] {
  if (!hasLabels) return texts;
  const isBare = ([, ...values]: string[]) => values.every((text) => text === '');
  const isDoubtful = (row: string[] | undefined) => row?.slice(1).every((text) => text === UNREAD) ?? false;
  const found = texts.map((row) => [...row]);
  const doubt = (r: number, beside: number) => {
    if (isBare(found[r]!) && isDoubtful(found[beside]))
      found[r] = found[r]!.map((text, c) => (c === 0 ? text : UNREAD));
  };
  for (const r of found.keys()) doubt(r, r - 1);
  for (const r of [...found.keys()].reverse()) doubt(r, r + 1);
  return found;
}

/** A header without a single word is none. */
function headerHeight(heads: Layout['heads']): number {
  return heads.at(-1)!.every((cell) => cell === null) ? 0 : heads.length;
}

/** Words above one column reach down from where nothing stands above them. */
function headerCells({ heads, hasLabels, xs, n }: Layout): Cell[] {
  const height = headerHeight(heads);
  if (height === 0) return [];
  const lead = hasLabels ? 1 : 0;
  const all = heads.flatMap((row) => row.flatMap((cell) => cell ?? []));
  const box = boxOf(all);
  const place = (c: number, cs = 1) => ({ page: n, bbox: roundRect([xs[c]!, box.y0, xs[c + cs]!, box.y1]) });
  const cells: Cell[] = lead > 0 ? [makeCell(0, 0, height, 1, '', place(0))] : [];
  const leaves = heads.at(-1)!;
  const tops = leaves.map((_, c) => {
    if (c === 0 && hasLabels) return 0;
    return heads.findLastIndex((row, r) => r < height - 1 && row[c] !== null) + 1;
  });
  for (const [c, leaf] of leaves.entries())
    cells.push(makeCell(tops[c]!, c + lead, height - tops[c]!, 1, leaf ? shown(leaf) : UNREAD, place(c + lead)));
  for (let r = 0; r < height - 1; r++)
    for (let c = 0; c < leaves.length; c++) {
      const group = r < tops[c]! ? heads[r]![c] : null;
      let cs = 1;
      const isSame = (other: number) => r < (tops[other] ?? 0) && heads[r]![other] === heads[r]![c];
      while (isSame(c + cs)) cs++;
      if (r < tops[c]!) cells.push(makeCell(r, c + lead, 1, cs, group ? shown(group) : UNREAD, place(c + lead, cs)));
      c += r < tops[c]! ? cs - 1 : 0;
    }
  return cells.sort((a, b) => a.r - b.r || a.c - b.c);
}

/** False where figures stand under other words than their own, as far as one can see: then only rows without a blank are certain. */
function isFitting({ rows, borders, extents, hasLabels }: Layout): boolean {
  const values = rows.flatMap((row) => row.values);
  if (!borders.every((_, c) => isInLine(values.filter((value) => columnsOf(value, borders)[0] === c + 1))))
    return false;
  if (rows.some((row) => isFull(row, borders, hasLabels))) return true;
  return rows.every((row) => row.values.every((value) => isUnder(value, extents[columnsOf(value, borders)[0]!])));
}

/** The figures of a column have one edge or one middle, all but a few. */
function isInLine(column: readonly TextCell[]): boolean {
  const ways = [(v: TextCell) => v.x0, (v: TextCell) => v.x1, (v: TextCell) => (v.x0 + v.x1) / 2];
  return ways.some((way) => {
    const places = column.map(way).sort((a, b) => a - b);
    const usual = places[places.length >> 1] ?? 0;
    return column.filter((v) => Math.abs(way(v) - usual) < IN_LINE * v.size).length >= MOST_IN_LINE * column.length;
  });
}

function isUnder(value: TextCell, extent: Extent | undefined): boolean {
  return extent ? value.x0 < extent.x1 && value.x1 > extent.x0 : false;
}

/** True where each column has one thing. */
export function isFull(row: LabelledRow, borders: readonly Border[], hasLabels: boolean): boolean {
  if (row.unsure || row.values.length !== borders.length + (hasLabels ? 0 : 1) || (hasLabels && !row.label))
    return false;
  const columns = row.values.map((value) => columnsOf(value, borders));
  return columns.every((own) => own.length === 1) && new Set(columns.flat()).size === columns.length;
}

/** What stands in each column of a row. */
function textsOf(row: LabelledRow, layout: Layout, isFit: boolean): string[] {
  const { borders, extents, isKnown, isLost, hasLabels } = layout;
  const found: TextCell[][] = Array.from({ length: borders.length + 1 }, () => []);
  const unsure = new Set<number>();
  if (row.label) found[0]!.push(row.label);
  const isWhole = isFull(row, borders, hasLabels);
  let isAstray = false;
  for (const value of row.values) {
    const columns = columnsOf(value, borders);
    if (columns.length > 1) for (const c of columns) unsure.add(c);
    if (!isWhole && !isUnder(value, extents[columns[0]!])) isAstray = true;
    found[columns[0]!]!.push(value);
  }
  const isPartly = found.some((cells) => cells.length === 0);
  const isOpen = row.unsure || isLost || isAstray || (isPartly && (!isKnown || row.open || !isFit));
  return found.map((cells, c) => {
    if (c === 0 && row.label) return shown(row.label);
    const isTwo = cells.filter(({ kind }) => kind === 'figure').length > 1;
    return unsure.has(c) || isOpen || isTwo
      ? UNREAD
      : cellText(cells.flatMap((cell) => cell.tokens.flatMap((token) => token.glyphs)));
  });
}
