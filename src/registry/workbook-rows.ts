import { type CellObject, read, SSF, type WorkSheet } from '@e965/xlsx';
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
 * stand as they were typed (no 1.1E+17), days as `2027-01-20`, or `01-20` where the sheet shows no year: Excel makes a date of what is typed so.
 */
export function workbookRows(bytes: Uint8Array): string[][][] | null {
  if (isZip(bytes) && !isWithinBudget(bytes, MOST_UNPACKED)) return null;
  try {
    const book = read(bytes, { dense: true, cellFormula: false, cellHTML: false, cellNF: true, sheetRows: MOST_ROWS });
    const is1904 = book.Workbook?.WBProps?.date1904 === true;
    return book.SheetNames.map((name) => rowsOf(book.Sheets[name]!, is1904));
  } catch {
    return null;
  }
}

function rowsOf(sheet: WorkSheet, is1904: boolean): string[][] {
  if (!sheet['!ref']) return [];
  // As many cells as are there, whatever the sheet says of its size.
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  return Array.from({ length: Math.min(data.length, MOST_ROWS) }, (_, r) =>
    Array.from({ length: Math.min(data[r]?.length ?? 0, MOST_COLUMNS) }, (_, c) => textOf(data[r]?.[c], is1904)),
  );
}

function textOf(cell: CellObject | undefined, is1904: boolean): string {
  if (cell?.v === undefined || cell.t === 'e') return '';
  if (cell.t !== 'n') return cell.w ?? String(cell.v);
  const format = String(cell.z ?? '');
  return SSF.is_date(format) ? dayOf(Number(cell.v), format, is1904) : String(cell.v);
}

function dayOf(value: number, format: string, date1904: boolean): string {
  const day = SSF.parse_date_code(value, { date1904 }) as { y: number; m: number; d: number } | null;
  if (day === null) return String(value);
  const monthDay = `${String(day.m).padStart(2, '0')}-${String(day.d).padStart(2, '0')}`;
  // What stands in quotes or brackets is no part of the date.
  const showsYear = /[ye]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  return showsYear ? `${day.y}-${monthDay}` : monthDay;
}
