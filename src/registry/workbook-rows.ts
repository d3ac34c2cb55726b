import { type CellObject, read, utils, type WorkSheet } from '@e965/xlsx';

/** More rows than any registry has, and more columns. */
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 200;

/** True for a workbook of Excel or WPS, old or new, by its first bytes. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const begins = (...magic: number[]) => magic.every((byte, i) => bytes[i] === byte);
  return begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0);
}

/**
 * The sheets of a workbook as rows of text, empty rows too, so that row numbers are the spreadsheet's; null where it cannot be read. Numbers
 * stand as they were typed (no 1.1E+17), dates as they are shown.
 */
export function workbookRows(bytes: Uint8Array): string[][][] | null {
  try {
    const book = read(bytes, { dense: true, cellFormula: false, cellHTML: false, sheetRows: MOST_ROWS });
    return book.SheetNames.map((name) => rowsOf(book.Sheets[name]!));
  } catch {
    return null;
  }
}

function rowsOf(sheet: WorkSheet): string[][] {
  if (!sheet['!ref']) return [];
  const { e: end } = utils.decode_range(sheet['!ref']);
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
  const width = Math.min(end.c + 1, MOST_COLUMNS);
  return Array.from({ length: Math.min(end.r + 1, MOST_ROWS) }, (_, r) =>
    Array.from({ length: width }, (_, c) => textOf(data[r]?.[c])),
  );
}

function textOf(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.t === 'e') return '';
  const isPlain = cell.t === 'n' && (cell.z === undefined || cell.z === 'General' || cell.z === '0');
  return isPlain ? String(cell.v) : (cell.w ?? String(cell.v));
}
