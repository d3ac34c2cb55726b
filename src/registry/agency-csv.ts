import { parse } from 'csv-parse/sync';
import type { Agency } from '../report/agency.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { fill } from '../text/fill.ts';
import { REGISTRY_PROBLEMS } from '../text/registry.ts';
import { agencyOfRow, type CellProblem } from './agency-row.ts';
import { checkSuccession, type RowOfAgency } from './check-succession.ts';
import { COLUMN_NAMES, type Column, columnOf, REQUIRED_COLUMNS } from './columns.ts';
import { csvText } from './csv-text.ts';
import { dutyCellFaults } from './duty-cells.ts';
import { unquoted } from './formula-cell.ts';
import { isWorkbook, workbookRows } from './workbook-rows.ts';

export { agenciesToCsv } from './agencies-to-csv.ts';

/** What is wrong in one cell. `row` is the row as a spreadsheet counts it: the header is row 1; 0 = the whole file. */
export interface RegistryProblem {
  row: number;
  column: string;
  message: Bilingual;
}

const MAX_BYTES = 32 * 1024 * 1024;
/** More than any registry has; a file of nothing but ends of lines would keep the parser busy for minutes. */
const MAX_LINES = 250_000;

/**
 * The agencies of a registry file (CSV with comma, semicolon or tab; UTF-8, UTF-16 or GB18030; or a workbook) and everything that is wrong with
 * it. Faulty rows are left out of `agencies`; further columns are kept in `extra` under their header.
 */
export function parseAgencies(input: Uint8Array | string): { agencies: Agency[]; problems: RegistryProblem[] } {
  const size = typeof input === 'string' ? input.length : input.byteLength;
  if (size > MAX_BYTES) return refused('tooLarge', { max: MAX_BYTES });
  if (typeof input !== 'string' && isWorkbook(input)) return readWorkbook(input);
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : csvText(input);
  if (text === null) return refused('encoding');
  if (hasMoreLines(text, MAX_LINES)) return refused('tooManyRows', { max: MAX_LINES });
  const rows = rowsOf(text);
  if (rows === null) return refused('malformed');
  const [header, ...body] = rows;
  if (header === undefined || header.every((cell) => cell.trim() === '')) return refused('empty');
  const columns = header.map(columnOf);
  const problems = headerProblems(columns);
  if (problems.length > 0) return { agencies: [], problems };
  return readRows(header, columns, body, 2);
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 0;
  for (let at = text.search(/[\r\n]/); at >= 0; at = text.indexOf(text[at]!, at + 1)) if (++lines > most) return true;
  return false;
}

/** A title may stand above the header of a sheet. */
const ROWS_TO_HEADER = 10;

/** The first sheet that has the header of a registry in its first rows; where none has, what the first one lacks. */
function readWorkbook(bytes: Uint8Array) {
  const sheets = workbookRows(bytes)?.filter((rows) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (!sheets) return refused('workbook');
  if (sheets.length === 0) return refused('empty');
  for (const rows of sheets) {
    const at = rows.slice(0, ROWS_TO_HEADER).findIndex((row) => headerProblems(row.map(columnOf)).length === 0);
    if (at >= 0) return readRows(rows[at]!, rows[at]!.map(columnOf), rows.slice(at + 1), at + 2);
  }
  const header = sheets[0]!.find((row) => row.some((cell) => cell.trim() !== ''))!;
  return { agencies: [], problems: headerProblems(header.map(columnOf)) };
}

/** `first`: the row of the file in which the body begins. */
function readRows(headerRow: string[], columns: (Column | null)[], body: string[][], first: number) {
  const header = headerRow.map(unquoted);
  const agencies: Agency[] = [];
  const problems: RegistryProblem[] = [];
  const rowOfId = new Map<string, number>();
  for (const [i, written] of body.entries()) {
    const row = i + first;
    const cells = written.map(unquoted);
    if (cells.every((cell) => cell.trim() === '')) continue;
    const found: CellProblem[] = [];
    if (cells.slice(header.length).some((cell) => cell.trim() !== ''))
      found.push({ column: '', problem: 'tooManyCells' });
    const agency = agencyOfRow(header, columns, cells, found);
    const other = rowOfId.get(agency.id);
    if (other !== undefined) found.push({ column: 'id', problem: 'sameId', words: { value: agency.id, other } });
    else if (agency.id !== '') rowOfId.set(agency.id, row);
    if (found.length === 0) agencies.push(agency);
    problems.push(...found.map((p) => problemAt(row, p)));
  }
  const rows = agencies.map((agency) => ({ agency, row: rowOfId.get(agency.id)! }));
  const unsound = [...checkSuccession(rows), ...rows.flatMap(dutyProblems)];
  const left = new Set(unsound.map(({ row }) => row));
  problems.push(...unsound.map(({ row, problem }) => problemAt(row, problem)));
  problems.sort((a, b) => a.row - b.row);
  return { agencies: rows.flatMap(({ agency, row }) => (left.has(row) ? [] : [agency])), problems };
}

function dutyProblems({ agency, row }: RowOfAgency) {
  return dutyCellFaults(agency).map(({ header: column, text }) => {
    const problem: CellProblem = { column, problem: 'badDuty', words: { value: text.slice(0, 60) } };
    return { row, problem };
  });
}

function headerProblems(columns: (Column | null)[]): RegistryProblem[] {
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column));
  const doubled = COLUMN_NAMES.filter((column) => columns.filter((c) => c === column).length > 1);
  return [
    ...missing.map((column) => problemAt(1, { column, problem: 'missingColumn' })),
    ...doubled.map((column) => problemAt(1, { column, problem: 'doubleColumn' })),
  ];
}

/** Every record, empty lines too, so that row numbers are the spreadsheet's; null where quotes do not match. */
function rowsOf(text: string): string[][] | null {
  const firstLine = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '';
  const count = (mark: string) => firstLine.split(mark).length;
  const delimiter = [',', '\t', ';'].reduce((a, b) => (count(b) > count(a) ? b : a));
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: false });
  } catch {
    return null;
  }
}

function problemAt(row: number, { column, problem, words }: CellProblem): RegistryProblem {
  return { row, column, message: fill(REGISTRY_PROBLEMS[problem], words ?? {}) };
}

function refused(problem: keyof typeof REGISTRY_PROBLEMS, words: Record<string, number> = {}) {
  return { agencies: [], problems: [problemAt(0, { column: '', problem, words })] };
}
