import type { Block, Cell, DocumentWarning, Grid, Paragraph } from '../report/document.ts';
import { makeCell } from './grid.ts';
import { tidyText } from './normalise.ts';
import { cellName, type Sheet } from './sheet.ts';
import { type PlacedCell, type SheetRow, sheetRows } from './sheet-rows.ts';
import { tooComplex } from './zip-archive.ts';

const MAX_AREA = 20_000;
const FIGURE = /^[-+]?[\d,.]*\d/;
const HEADING = /^[一二三四五六七八九十]{1,3}[、.．]/;
/** Beside a label it is the unit of a figure that is blank, and no column's name. */
const UNIT = /^(?:条|件|次|篇|个|人|人次|元|千元|万元|项)$/;

/** Beside a label it stands for a figure that is blank. */
const BLANK = /^(?:[^\p{L}]*|无|暂无|不涉及|不适用)$/u;

/** What a sheet holds; `caption` = its last row of words, in one line, under which the next sheet's table may stand. */
export interface SheetBlocks {
  blocks: Block[];
  warnings: DocumentWarning[];
  caption: string;
}

/**
 * A sheet as paragraphs and grids: rows that hold one text over the width of the sheet are paragraphs (titles, headings, prose), the
 * rows between them are tables. Hidden rows and columns are left out. `caption` is that of the sheet before.
 */
export function sheetBlocks(sheet: Sheet, caption = ''): SheetBlocks {
  const { rows, warnings } = sheetRows(sheet);
  const blocks: Block[] = [];
  let before = caption;
  let area = 0;
  for (const band of bandsOf(rows)) {
    const text = textRows(band);
    for (let i = 0; i < band.length; ) {
      if (text[i]) {
        const lines = paragraphs(sheet, band[i]!);
        for (const line of lines) blocks.push(line);
        before = lines.map((line) => line.text).join('') || before;
        i++;
        continue;
      }
      let end = i;
      while (end < band.length && !text[end]) end++;
      const grid = gridOf(sheet, withoutBlankEnds(band.slice(i, end)), MAX_AREA - area);
      if (grid) blocks.push({ ...grid, ...(before ? { caption: before } : {}) });
      area += grid ? grid.rows * grid.cols : 0;
      i = end;
    }
  }
  return { blocks, warnings, caption: before };
}

/** Runs of rows with no empty row between them; but the one under a header belongs to it, and its figures are blank. */
function bandsOf(rows: readonly SheetRow[]): SheetRow[][] {
  const bands: SheetRow[][] = [];
  for (const row of rows) {
    if (row.gapBefore) closeBand(bands.at(-1));
    if (row.gapBefore || bands.length === 0) bands.push([]);
    bands.at(-1)!.push(row);
  }
  closeBand(bands.at(-1));
  return bands;
}

function closeBand(band: SheetRow[] | undefined): void {
  const above = band?.at(-1);
  if (above && isHeaderLike(above))
    band!.push({ r: above.r + 1, cells: [], filled: [], present: 0, reached: false, gapBefore: false });
}

/** Which rows of a band are running text and no part of a table. */
function textRows(band: readonly SheetRow[]): boolean[] {
  const first = band.findIndex(isTableRow);
  if (first < 0) return band.map(() => true);
  const width = band.reduce((most, row) => Math.max(most, isTableRow(row) ? 1 + (row.filled.at(-1)?.c1 ?? 0) : 0), 0);
  const top = firstLabel(band, first, width);
  const text = band.map((_row, i) => i < top);
  for (let i = band.length - 1; i >= first; i--) {
    const row = band[i]!;
    if (row.filled.length !== 1 || row.reached || row.present !== 1) continue;
    const kind = kindOf(row.filled[0]!, width);
    const next = band[i + 1];
    if (kind === 'words') text[i] = next === undefined || text[i + 1] === true || isHeaderLike(next);
    // What stands right under a header is a row of its table, whose figures are blank; a name between sentences is none.
    else if (kind === 'either')
      text[i] =
        (next !== undefined && isHeaderLike(next) && !isHeaderLike(band[i - 1]!)) ||
        (text[i + 1] !== false && isWordsAlone(band[i - 1], width));
  }
  return text;
}

function isWordsAlone(row: SheetRow | undefined, width: number): boolean {
  return row?.filled.length === 1 && row.present === 1 && kindOf(row.filled[0]!, width) === 'words';
}

/** A table may begin with labels alone, whose figures are blank. */
function firstLabel(band: readonly SheetRow[], first: number, width: number): number {
  let top = first;
  while (top > 0) {
    const { filled } = band[top - 1]!;
    if (filled.length !== 1 || kindOf(filled[0]!, width) !== 'label') break;
    top--;
  }
  return top;
}

/** Words go over most of the table's width, or are no label by what they say; cells merged over a part of it are labels. */
function kindOf(cell: PlacedCell, width: number): 'words' | 'label' | 'either' {
  const columns = cell.c1 - cell.c0 + 1;
  if (columns * 2 > width) return 'words';
  if (columns > 1) return 'label';
  const words = cell.raw.trim();
  return words.length > 30 || HEADING.test(words) || /20\d\d年|[。；]$/.test(words) ? 'words' : 'either';
}

/** Rows of a table hold more than one thing; `填报单位：…` beside `年度：…` above it are words. */
function isTableRow(row: SheetRow): boolean {
  if (row.reached || row.filled.some((cell) => cell.r1 > cell.r0)) return true;
  return row.filled.length > 1 && !row.filled.every((cell) => /[:：]/.test(cell.raw));
}

function isHeaderLike(row: SheetRow): boolean {
  const words = row.filled.map((cell) => cell.raw.normalize('NFKC').trim());
  return words.length > 1 && words.every((word) => !FIGURE.test(word) && !UNIT.test(word) && !BLANK.test(word));
}

/** Blank rows around a table say nothing, but the one under a header may be its only row of figures. */
function withoutBlankEnds(rows: readonly SheetRow[]): SheetRow[] {
  const first = rows.findIndex((row) => row.filled.length > 0);
  const last = rows.findLastIndex((row) => row.filled.length > 0);
  if (first < 0) return [];
  const under = rows[last + 1] !== undefined && isHeaderLike(rows[last]!) ? 1 : 0;
  return rows.slice(first, last + 1 + under);
}

function paragraphs(sheet: Sheet, row: SheetRow): Paragraph[] {
  const places = row.filled.slice(0, 1).map((cell) => ({ path: pathOf(sheet, cell.r0, cell.c0) }));
  return tidyText(row.filled.map((cell) => cell.raw).join(' '))
    .split('\n')
    .filter((line) => line !== '')
    .map((text) => ({ t: 'p', text, places }));
}

function pathOf(sheet: Sheet, r: number, c: number): string {
  return `${sheet.name}!${cellName(r, c)}`;
}

/** Every position of a sheet is a cell, so what the file does not hold is blank. Null where no row is left. */
function gridOf(sheet: Sheet, rows: readonly SheetRow[], maxArea: number): Grid | null {
  const filled = rows.flatMap((row) => row.filled);
  if (filled.length === 0) return null;
  const from = filled.reduce((least, cell) => Math.min(least, cell.c0), Number.POSITIVE_INFINITY);
  const to = filled.reduce((most, cell) => Math.max(most, cell.c1), 0);
  if (rows.length * (to - from + 1) > maxArea * 2) throw tooComplex(`a table of ${rows.length} x ${to - from + 1}`);
  const cols: number[] = [];
  for (let c = from; c <= to; c++) if (!sheet.hiddenCols.has(c)) cols.push(c);
  if (rows.length * cols.length > maxArea) throw tooComplex(`a table of ${rows.length} x ${cols.length}`);
  return { t: 'grid', rows: rows.length, cols: cols.length, cells: tile(sheet, rows, cols), source: 'markup' };
}

function tile(sheet: Sheet, rows: readonly SheetRow[], cols: readonly number[]): Cell[] {
  const taken = rows.map(() => new Uint8Array(cols.length));
  const cells: Cell[] = [];
  for (const [r, row] of rows.entries()) {
    const starting = new Map<number, PlacedCell>();
    for (const cell of row.cells)
      starting.set(
        cols.findIndex((c) => c >= cell.c0),
        cell,
      );
    for (const [c, column] of cols.entries()) {
      if (taken[r]![c]) continue;
      const cell = starting.get(c);
      const rs = cell ? count(rows, r, (other) => other.r <= cell.r1) : 1;
      const cs = cell ? count(cols, c, (other, at) => other <= cell.c1 && !taken[r]![at]) : 1;
      for (let i = r; i < r + rs; i++) taken[i]!.fill(1, c, c + cs);
      cells.push(
        makeCell(r, c, rs, cs, cell?.raw ?? '', { path: pathOf(sheet, cell?.r0 ?? row.r, cell?.c0 ?? column) }),
      );
    }
  }
  return cells;
}

function count<T>(line: readonly T[], from: number, goesOn: (item: T, at: number) => boolean): number {
  let end = from + 1;
  while (end < line.length && goesOn(line[end]!, end)) end++;
  return end - from;
}
