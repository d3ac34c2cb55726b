import { FailureError, failure } from '../errors/failure.ts';
import type { Cell, DocumentWarning, Place } from '../report/document.ts';
import { matchingText, tidyText } from './normalise.ts';

/** A cell as the markup gives it, before its place in the grid is known. `rowSpan` 0 = to the end of the row group. */
export interface LooseCell {
  raw: string;
  rowSpan: number;
  colSpan: number;
  place: Place;
}

export interface LooseRow {
  cells: LooseCell[];
  /** Rows of one group (`thead`, `tbody`) carry the same number; row spans end with their group. */
  group: number;
}

export interface LaidOut {
  rows: number;
  cols: number;
  cells: Cell[];
  warnings: DocumentWarning[];
}

const MAX_COLS = 200;
const MAX_ROWS = 2000;
const MAX_AREA = 20_000;

/**
 * Rows of spanned cells to a rectangular grid as a browser lays it out: spans are clamped to the table, overlaps are cut, holes
 * are filled with empty cells, lines on which no cell starts are dropped. The cells tile rows x cols exactly. Throws FailureError
 * `read.too-complex` where rows x cols, spans at full length, is more than `maxArea`.
 */
export function layOutGrid(loose: readonly LooseRow[], maxArea = MAX_AREA): LaidOut {
  const warnings: DocumentWarning[] = [];
  const rows = Math.min(loose.length, MAX_ROWS);
  if (loose.length > MAX_ROWS) warnings.push({ code: 'rows-cut', detail: `${loose.length}` });
  const taken: (Cell | undefined)[][] = Array.from({ length: rows }, () => []);
  const cells: Cell[] = [];
  for (let r = 0; r < rows; r++) placeRow(loose, r, rows, taken, cells, warnings);
  const cols = Math.max(0, ...taken.map((line) => line.length));
  if (rows * cols > maxArea)
    throw new FailureError(failure('read.too-complex', `a table of ${rows} x ${cols}`, { maxArea }));
  fillHoles(taken, rows, cols, cells, warnings);
  return dropEmptyLines({ rows, cols, cells: cells.sort(byPosition), warnings });
}

function placeRow(
  loose: readonly LooseRow[],
  r: number,
  rows: number,
  taken: (Cell | undefined)[][],
  cells: Cell[],
  warnings: DocumentWarning[],
): void {
  const row = loose[r]!;
  let c = 0;
  for (const cell of row.cells) {
    while (taken[r]![c]) c++;
    if (c >= MAX_COLS) {
      warnings.push({ code: 'columns-cut', place: cell.place });
      return;
    }
    let end = r + 1;
    while (end < rows && loose[end]!.group === row.group) end++;
    const wanted = cell.rowSpan === 0 ? end - r : Math.max(1, cell.rowSpan);
    const rs = Math.min(wanted, end - r);
    let cs = Math.min(Math.max(1, cell.colSpan), MAX_COLS - c);
    for (let k = 1; k < cs; k++) if (taken[r]![c + k]) cs = k;
    if (rs < wanted || cs < cell.colSpan) warnings.push({ code: 'span-clamped', place: cell.place });
    const anchor = makeCell(r, c, rs, cs, cell.raw, cell.place);
    cells.push(anchor);
    claim(anchor, taken);
    c += cs;
  }
}

/** A cell with the text for matching made from the raw text. */
export function makeCell(r: number, c: number, rs: number, cs: number, raw: string, place: Place): Cell {
  const shown = tidyText(raw).replace(/\n{2,}/g, '\n');
  return { r, c, rs, cs, raw: shown, text: matchingText(shown), places: [place] };
}

/** A row span that runs into a cell of a later row ends above it. */
function claim(cell: Cell, taken: (Cell | undefined)[][]): void {
  for (let i = 0; i < cell.rs; i++) {
    const line = taken[cell.r + i]!;
    for (let k = 0; k < cell.cs; k++) {
      if (line[cell.c + k]) {
        cell.rs = i;
        return;
      }
    }
    for (let k = 0; k < cell.cs; k++) line[cell.c + k] = cell;
  }
}

function fillHoles(
  taken: (Cell | undefined)[][],
  rows: number,
  cols: number,
  cells: Cell[],
  warnings: DocumentWarning[],
): void {
  let holes = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) {
      if (taken[r]![c]) continue;
      const filler: Cell = { r, c, rs: 1, cs: 1, raw: '', text: '', places: [] };
      taken[r]![c] = filler;
      cells.push(filler);
      holes++;
    }
  }
  if (holes > 0) warnings.push({ code: 'holes-filled', detail: String(holes) });
}

/** Columns and rows at which no cell starts carry nothing: spans made by layout alone shrink. */
function dropEmptyLines(grid: LaidOut): LaidOut {
  const rowAt = renumber(grid.rows, new Set(grid.cells.map((cell) => cell.r)));
  const colAt = renumber(grid.cols, new Set(grid.cells.map((cell) => cell.c)));
  const cells = grid.cells.map((cell) => {
    const r = rowAt[cell.r]!;
    const c = colAt[cell.c]!;
    return { ...cell, r, c, rs: rowAt[cell.r + cell.rs]! - r, cs: colAt[cell.c + cell.cs]! - c };
  });
  return { rows: rowAt[grid.rows]!, cols: colAt[grid.cols]!, cells, warnings: grid.warnings };
}

/** Old line number to new line number, where only the lines in `kept` remain; the last entry is their number. */
function renumber(length: number, kept: ReadonlySet<number>): number[] {
  const at: number[] = [];
  let next = 0;
  for (let i = 0; i <= length; i++) {
    at.push(next);
    if (kept.has(i)) next++;
  }
  return at;
}

export function byPosition(a: Cell, b: Cell): number {
  return a.r - b.r || a.c - b.c;
}

/** The cell of each position, row by row; undefined only where a `sequence` grid ends early. */
export function gridMatrix(grid: { rows: number; cols: number; cells: readonly Cell[] }): (Cell | undefined)[][] {
  const matrix: (Cell | undefined)[][] = Array.from({ length: grid.rows }, () =>
    Array<Cell | undefined>(grid.cols).fill(undefined),
  );
  for (const cell of grid.cells) {
    for (let i = 0; i < cell.rs; i++) for (let k = 0; k < cell.cs; k++) matrix[cell.r + i]![cell.c + k] = cell;
  }
  return matrix;
}
