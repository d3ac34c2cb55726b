import type { DocumentWarning } from '../report/document.ts';
import type { Merge, Sheet } from './sheet.ts';

/** A cell with the rectangle that it covers, 0-based, inclusive, in rows and columns of the sheet. */
export interface PlacedCell extends Merge {
  raw: string;
}

/** One shown row of a sheet. */
export interface SheetRow {
  r: number;
  /** Cells that start in this row (or whose first shown row it is), from left to right, styled blank ones too. */
  cells: PlacedCell[];
  /** Those of them that hold text. */
  filled: PlacedCell[];
  /** Number of cells that the file holds in this row. */
  present: number;
  /** True where a cell with text reaches down into this row. */
  reached: boolean;
  /** True where a shown row that holds nothing lies between this row and the one before. */
  gapBefore: boolean;
}

const MAX_ROWS_OF_MERGE = 1000;

/** The shown rows of a sheet that hold anything, top to bottom, with merged cells put together; what is hidden is warned of. */
export function sheetRows(sheet: Sheet): { rows: SheetRow[]; warnings: DocumentWarning[] } {
  const placed = placeCells(sheet);
  const shown = placed.filter((cell) => cell.r0 >= 0);
  const last = shown.reduce((most, cell) => (cell.raw === '' ? most : Math.max(most, cell.r1)), -1) + 1;
  const byRow = new Map<number, PlacedCell[]>();
  for (const cell of shown) {
    if (cell.r0 > last) continue;
    const row = byRow.get(cell.r0);
    if (row) row.push(cell);
    else byRow.set(cell.r0, [cell]);
    if (cell.raw === '') continue;
    for (let r = cell.r0 + 1; r <= cell.r1; r++) if (!sheet.hiddenRows.has(r) && !byRow.has(r)) byRow.set(r, []);
  }
  return { rows: describe(sheet, byRow), warnings: hiddenWarnings(sheet) };
}

/** Cells with their merges, cut to what is shown; cells that a merge covers are not shown. Fully hidden cells get row -1. */
function placeCells(sheet: Sheet): PlacedCell[] {
  const anchors = new Map<string, Merge>();
  for (const merge of sheet.merges) anchors.set(`${merge.r0},${merge.c0}`, merge);
  const covered = coverage(sheet);
  return sheet.cells.flatMap((cell): PlacedCell[] => {
    const merge = anchors.get(`${cell.r},${cell.c}`);
    if (!merge && covered(cell.r, cell.c)) return [];
    const area = merge ?? { r0: cell.r, c0: cell.c, r1: cell.r, c1: cell.c };
    const r1 = Math.min(area.r1, area.r0 + MAX_ROWS_OF_MERGE);
    const r0 = firstShown(area.r0, r1, sheet.hiddenRows);
    const c0 = firstShown(area.c0, area.c1, sheet.hiddenCols);
    return r0 === null || c0 === null
      ? []
      : [{ r0, c0, r1, c1: area.c1, raw: cell.shown.trim() === '' ? '' : cell.shown }];
  });
}

function firstShown(from: number, to: number, hidden: ReadonlySet<number>): number | null {
  for (let i = from; i <= to; i++) if (!hidden.has(i)) return i;
  return null;
}

/** Tells whether a position is covered by a merge; merges are looked up by row. */
function coverage(sheet: Sheet): (r: number, c: number) => boolean {
  const byRow = new Map<number, Merge[]>();
  const used = new Set(sheet.cells.map((cell) => cell.r));
  for (const merge of sheet.merges) {
    for (let r = merge.r0; r <= Math.min(merge.r1, merge.r0 + MAX_ROWS_OF_MERGE); r++) {
      if (!used.has(r)) continue;
      const row = byRow.get(r);
      if (row) row.push(merge);
      else byRow.set(r, [merge]);
    }
  }
  return (r, c) => (byRow.get(r) ?? []).some((merge) => merge.c0 <= c && c <= merge.c1);
}

function describe(sheet: Sheet, byRow: ReadonlyMap<number, PlacedCell[]>): SheetRow[] {
  const rows: SheetRow[] = [];
  let reach = -1;
  let before: number | null = null;
  for (const r of [...byRow.keys()].sort((a, b) => a - b)) {
    const cells = byRow.get(r)!.sort((a, b) => a.c0 - b.c0);
    const filled = cells.filter((cell) => cell.raw !== '');
    const gapBefore: boolean = before === null || firstShown(before + 1, r - 1, sheet.hiddenRows) !== null;
    rows.push({ r, cells, filled, present: cells.length, reached: reach >= r, gapBefore });
    for (const cell of filled) reach = Math.max(reach, cell.r1);
    before = r;
  }
  return rows;
}

function hiddenWarnings(sheet: Sheet): DocumentWarning[] {
  const filled = sheet.cells.filter((cell) => cell.shown.trim() !== '');
  const rows = new Set(filled.filter((cell) => sheet.hiddenRows.has(cell.r)).map((cell) => cell.r));
  const cols = new Set(filled.filter((cell) => sheet.hiddenCols.has(cell.c)).map((cell) => cell.c));
  const place = { path: sheet.name };
  return [
    ...(rows.size > 0 ? [{ code: 'hidden-row-dropped', detail: `${rows.size}`, place }] : []),
    ...(cols.size > 0 ? [{ code: 'hidden-column-dropped', detail: `${cols.size}`, place }] : []),
  ];
}
