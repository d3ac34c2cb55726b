import { unturned } from '../report/steering.ts';
import type { Table } from './table.ts';

export type CsvCell = string | number | boolean | null | undefined | object;

/** Text that a spreadsheet would take for a formula: in ASCII, full width and small forms, also behind blanks that it trims. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;
/** Whether a spreadsheet would take text for a formula. */
export function isFormula(text: string): boolean {
  return FORMULA.test(text);
}

/** Semicolons and tabs separate cells in other countries' spreadsheets. */
const QUOTED = /[",;\t\r\n]|^\s|\s$/;
const BOM = '\uFEFF';

/**
 * Rows as CSV (RFC 4180, CRLF) with a header and a BOM, so that Excel reads UTF-8. Text that looks like a formula gets a leading
 * `'`; numbers stay numbers; objects become JSON; null is an empty cell.
 */
export function toCsv<Row extends object>(rows: readonly Row[], columns: readonly (keyof Row & string)[]): string {
  return BOM + lineOf(columns.map(cellOf)) + linesOf(rows, columns);
}

/** The same piece by piece. */
export async function* csvParts<Row extends object>({ rows, columns }: Table<Row>): AsyncGenerator<string> {
  yield BOM + lineOf(columns.map(cellOf));
  for await (const some of rows) yield linesOf(some, columns);
}

function linesOf<Row extends object>(rows: readonly Row[], columns: readonly (keyof Row & string)[]): string {
  return rows.map((row) => lineOf(columns.map((column) => cellOf(row[column] as CsvCell)))).join('');
}

function lineOf(cells: readonly string[]): string {
  return `${cells.join(',')}\r\n`;
}

function cellOf(value: CsvCell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const safe = unturned(isFormula(text) ? `'${text}` : text);
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
