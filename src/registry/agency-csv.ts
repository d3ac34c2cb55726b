import type { Agency } from '../report/agency.ts';
import type { Bilingual } from '../report/bilingual.ts';
import { fill } from '../text/fill.ts';
import { REGISTRY_PROBLEMS } from '../text/registry.ts';
import { agencyOfRow, type CellProblem } from './agency-row.ts';
import { checkSuccession, type RowOfAgency } from './check-succession.ts';
import { COLUMN_NAMES, type Column, columnOf, REQUIRED_COLUMNS } from './columns.ts';
import { csvRows } from './csv-rows.ts';
import { csvText } from './csv-text.ts';
import { dutyCellFaults } from './duty-cells.ts';
import { unquoted } from './formula-cell.ts';
import { registryDoubts } from './registry-doubts.ts';
import { isWorkbook, workbookRows } from './workbook-rows.ts';

export { agenciesToCsv } from './agencies-to-csv.ts';

/** What is wrong in one cell. `row` is the row as a spreadsheet counts it: the header is row 1; 0 = the whole file. */
export interface RegistryProblem {
  row: number;
  column: string;
  message: Bilingual;
}

/** A registry file as it was read. */
export interface ParsedRegistry {
  agencies: Agency[];
  problems: RegistryProblem[];
  warnings: RegistryProblem[];
}

const MAX_BYTES = 32 * 1024 * 1024;
/** More than any registry has; a file of nothing but ends of lines would keep the parser busy for minutes. */
const MAX_LINES = 250_000;

/**
 * The agencies of a registry file (CSV with comma, semicolon or tab; UTF-8, UTF-16 or GB18030; or a workbook) and everything that is wrong with
 * it. Faulty rows are left out of `agencies`; further columns are kept in `extra` under their header. `warnings` keep nothing out: they tell
 * what is perhaps not meant so.
 */
export function parseAgencies(input: Uint8Array | string): ParsedRegistry {
  const size = typeof input === 'string' ? input.length : input.byteLength;
  if (size > MAX_BYTES) return refused('tooLarge', { max: MAX_BYTES });
  if (typeof input !== 'string' && isWorkbook(input)) return readWorkbook(input);
  const text = typeof input === 'string' ? input.replace(/^\uFEFF/, '') : csvText(input);
  if (text === null) return refused('encoding');
  if (hasMoreLines(text, MAX_LINES)) return refused('tooManyRows', { max: MAX_LINES });
  const read = csvRows(text);
  if (read === null) return refused('malformed');
  const [header, ...body] = read.rows;
  const open = read.openQuotes.map((row) => problemAt(row, { column: '', problem: 'openQuote' }));
  if (read.openQuotes[0] === 1) return { agencies: [], problems: open.slice(0, 1), warnings: [] };
  if (header === undefined || header.every((cell) => cell.trim() === '')) return refused('empty');
  const columns = header.map(columnOf);
  const problems = headerProblems(columns);
  if (problems.length > 0) return { agencies: [], problems, warnings: [] };
  return readRows(header, columns, body, 2, open);
}

function hasMoreLines(text: string, most: number): boolean {
  let lines = 0;
  for (let at = text.search(/[\r\n]/); at >= 0; at = text.indexOf(text[at]!, at + 1)) if (++lines > most) return true;
  return false;
}

/** A title may stand above the header of a sheet. */
const ROWS_TO_HEADER = 10;

/** The first sheet that has the header of a registry in its first rows; where none has, what the first one lacks. */
function readWorkbook(bytes: Uint8Array): ParsedRegistry {
  const sheets = workbookRows(bytes)?.filter((rows) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (!sheets) return refused('workbook');
  if (sheets.length === 0) return refused('empty');
  for (const rows of sheets) {
    const at = rows.slice(0, ROWS_TO_HEADER).findIndex((row) => headerProblems(row.map(columnOf)).length === 0);
    if (at >= 0) return readRows(rows[at]!, rows[at]!.map(columnOf), rows.slice(at + 1), at + 2);
  }
  const header = sheets[0]!.find((row) => row.some((cell) => cell.trim() !== ''))!;
  return { agencies: [], problems: headerProblems(header.map(columnOf)), warnings: [] };
}

/** `first`: the row of the file in which the body begins; `found`: what is known to be wrong already. */
function readRows(
  headerRow: string[],
  columns: (Column | null)[],
  body: string[][],
  first: number,
  found: readonly RegistryProblem[] = [],
): ParsedRegistry {
  const header = headerRow.map(unquoted);
  const agencies: Agency[] = [];
  const problems = [...found];
  const listed = new Set<string>();
  const rowOfId = new Map<string, number>();
  for (const [i, written] of body.entries()) {
    const row = i + first;
    const cells = written.map(unquoted);
    if (cells.every((cell) => cell.trim() === '')) continue;
    const wrong: CellProblem[] = [];
    if (cells.slice(header.length).some((cell) => cell.trim() !== ''))
      wrong.push({ column: '', problem: 'tooManyCells' });
    const agency = agencyOfRow(header, columns, cells, wrong);
    for (const one of [agency.id, agency.name, ...agency.aliases]) listed.add(one);
    const other = rowOfId.get(agency.id);
    if (other !== undefined) wrong.push({ column: 'id', problem: 'sameId', words: { value: agency.id, other } });
    else if (agency.id !== '') rowOfId.set(agency.id, row);
    if (wrong.length === 0) agencies.push(agency);
    problems.push(...wrong.map((p) => problemAt(row, p)));
  }
  const rows = agencies.map((agency) => ({ agency, row: rowOfId.get(agency.id)! }));
  const unsound = [...checkSuccession(rows), ...rows.flatMap(dutyProblems)];
  const left = new Set(unsound.map(({ row }) => row));
  problems.push(...unsound.map(({ row, problem }) => problemAt(row, problem)));
  problems.sort((a, b) => a.row - b.row);
  const sound = rows.filter(({ row }) => !left.has(row));
  const doubts = registryDoubts(sound, listed).map(({ row, problem: { column, ...rest } }) =>
    problemAt(row, { ...rest, column: headerRow[columns.indexOf(column as Column)]?.trim() ?? column }),
  );
  const warnings = doubts.sort((a, b) => a.row - b.row);
  return { agencies: sound.map(({ agency }) => agency), problems, warnings };
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

function problemAt(row: number, { column, problem, words }: CellProblem): RegistryProblem {
  return { row, column, message: fill(REGISTRY_PROBLEMS[problem], words ?? {}) };
}

function refused(problem: keyof typeof REGISTRY_PROBLEMS, words: Record<string, number> = {}): ParsedRegistry {
  return { agencies: [], problems: [problemAt(0, { column: '', problem, words })], warnings: [] };
}
