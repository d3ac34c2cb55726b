import { type CellObject, read, type WorkSheet } from '@e965/xlsx';
import { isWithinBudget } from './zip-budget.ts';

/** More rows than any registry has, and more columns. */
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;
/** A registry of 100,000 bodies unpacks to less. */
const MOST_UNPACKED = 128 * 1024 * 1024;

/** True for a workbook of Excel or WPS, old or new, by its first bytes. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0);
}

function isZip(bytes: Uint8Array): boolean {
  return begins(bytes, 0x50, 0x4b, 0x03, 0x04);
}

function begins(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/**
 * The sheets of a workbook as rows of text, empty rows too, so that row numbers are the spreadsheet's; null where it cannot be read. Numbers
 * stand as they were typed (no 1.1E+17), dates as they are shown.
 */
export function workbookRows(bytes: Uint8Array): string[][][] | null {
  if (isZip(bytes) && !isWithinBudget(bytes, MOST_UNPACKED)) return null;
  try {
    const book = read(bytes, { dense: true, cellFormula: false, cellHTML: false, sheetRows: MOST_ROWS });
    return book.SheetNames.map((name) => rowsOf(book.Sheets[name]!));
  } catch {
    return null;
  }
}

function rowsOf(sheet: WorkSheet): string[][] {
  if (!sheet['!ref']) return [];
  // As many cells as are there, whatever the sheet says of its size.
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  return Array.from({ length: Math.min(data.length, MOST_ROWS) }, (_, r) =>
    Array.from({ length: Math.min(data[r]?.length ?? 0, MOST_COLUMNS) }, (_, c) => textOf(data[r]?.[c])),
  );
}

function textOf(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.t === 'e') return '';
  const isPlain = cell.t === 'n' && (cell.z === undefined || cell.z === 'General' || cell.z === '0');
  return isPlain ? String(cell.v) : (cell.w ?? String(cell.v));
}
