import type { Cell, CellSource, Grid, GridSource } from '../report/document.ts';
import { blankMark } from './parse-figure.ts';

/** One cell as a row sees it. */
export interface RowCell {
  /** As printed. */
  raw: string;
  /** For matching, as `Cell.text`: NFKC, no white space, every dash as `-`. */
  text: string;
  /** First and last grid column, 0-based. */
  from: number;
  to: number;
  /** True where the cell starts in this row; false where it reaches down from a row above. */
  own: boolean;
  /** True where the cell covers several rows. */
  tall: boolean;
  /** True where its text was put together from two pages. */
  joined?: true;
  source: CellSource;
}

/** One row of a grid, or one made of words of a paragraph (`grid` null). */
export interface RowView {
  grid: Grid | null;
  /** 1-based number of the grid in the document; 0 for paragraphs. */
  table: number;
  /** Which piece of running text without other words it stands in; only for one made of words of a paragraph. */
  run?: number;
  /** True where something that is no figure was left out behind its figures (`160 9余 73`): they may not be all. */
  cut?: true;
  origin: GridSource;
  cells: RowCell[];
}

/** Grids whose columns can be trusted; in the others a column is only a place in a row. */
export function hasGeometry(origin: GridSource): boolean {
  return origin !== 'sequence';
}

/** The table, the piece of text and the page where a row stands: between two such places rows may be lost. */
export function placeOf(row: RowView): string {
  return `${row.table} ${row.run ?? ''} ${row.cells.find((cell) => cell.own && cell.text !== '')?.source.page ?? ''}`;
}

/** The rows of a grid from top to bottom; empty cells that only fill a hole of the layout are left out. */
export function gridRows(grid: Grid, table: number): RowView[] {
  const rows: RowCell[][] = Array.from({ length: grid.rows }, () => []);
  for (const cell of grid.cells) {
    if (cell.places.length === 0 && cell.text === '') continue;
    for (let r = cell.r; r < cell.r + cell.rs; r++) rows[r]!.push(rowCell(cell, r, table, grid.source));
  }
  return rows.map((cells) => ({ grid, table, origin: grid.source, cells: cells.sort((a, b) => a.from - b.from) }));
}

function rowCell(cell: Cell, r: number, table: number, grid: GridSource): RowCell {
  const place = cell.places[0] ?? {};
  return {
    raw: cell.raw,
    text: cell.text,
    from: cell.c,
    to: cell.c + cell.cs - 1,
    own: cell.r === r,
    tall: cell.rs > 1,
    ...(new Set(cell.places.map(({ page }) => page)).size > 1 ? { joined: true as const } : {}),
    source: {
      ...place,
      table,
      row: cell.r + 1,
      column: cell.c + 1,
      grid,
      ...(cell.conf === undefined ? {} : { conf: cell.conf }),
      ...(cell.whole ? { whole: true as const } : {}),
      ...(cell.parted ? { parted: true as const } : {}),
    },
  };
}

/** All in one line of a text that has lines. Those of pages are put together by places: they prove nothing. */
export function isOneLine(cells: readonly RowCell[]): boolean {
  const { page, path } = cells[0]?.source ?? {};
  return page === undefined && path !== undefined && cells.every(({ source }) => source.path === path);
}

/** A figure, also one with a remark (`4976（注1）`, `约30`), one that cannot be read, or several that stand in one cell (`无无`). */
export function saysFigure(text: string): boolean {
  return isFigureLike(text) || /^[约共近超]?无*\d|^无{2,}$|^\ufffd/.test(text);
}

/** A figure in digits: no blank, no mark of one and no word for 0. */
export function hasNumber(text: string): boolean {
  return /\d/.test(text) && isFigureLike(text);
}

/** True for a cell that may hold a figure: digits, signs and units, or one of the marks for blank. */
export function isFigureLike(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  if (blankMark(plain) !== null || /^[零〇]$/.test(plain)) return true;
  return (
    /\d/.test(plain) &&
    /^[-+↑↓增减加少约]*[\d.,/+-]+(?:件|笔|条|项|个|次|篇|人次|人|份|宗|起|百?[千万亿]?元)?[*※\]\d[]*$/.test(plain)
  );
}
