import type { DocumentWarning } from '../report/document.ts';

/** One cell that the file holds, 0-based. `shown` is what the sheet displays; empty for a cell that has only a style. */
export interface SheetCell {
  r: number;
  c: number;
  shown: string;
}

/** First and last row and column of merged cells, 0-based, inclusive. */
export interface Merge {
  r0: number;
  c0: number;
  r1: number;
  c1: number;
}

/** One worksheet, whatever file format it came from. */
export interface Sheet {
  name: string;
  hidden: boolean;
  cells: SheetCell[];
  merges: Merge[];
  hiddenRows: ReadonlySet<number>;
  hiddenCols: ReadonlySet<number>;
  /** True where pictures, shapes or charts lie on the sheet; their text is not read. */
  drawing: boolean;
  /** Files of the pictures among them. */
  pictures?: readonly Uint8Array[];
  warnings: DocumentWarning[];
}

/** `B4` for row 3, column 1. */
export function cellName(r: number, c: number): string {
  let letters = '';
  for (let n = c + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${r + 1}`;
}

/** Row and column of `B4` or `$B$4`, 0-based; null for anything else. */
export function cellPosition(name: string): { r: number; c: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(name.trim());
  if (!match) return null;
  const c = [...match[1]!.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { r: Number(match[2]) - 1, c };
}
