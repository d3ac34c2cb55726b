import { labelCore } from './match-label.ts';
import { hasGeometry, isFigureLike, type RowCell, type RowView } from './row-view.ts';

/** The first column of each kind. */
const FIRST_COLUMN = '结果维持';
const JOINED = /(?:复议|诉讼|起诉).*结果维持/;
/** The kinds of cases that section four tells apart, as templates name them. */
const CASE_GROUPS = [
  { group: '行政复议', words: /行政复议(?!后)/ },
  { group: '行政诉讼/未经复议直接起诉', words: /未经复议|直接起诉/ },
  { group: '行政诉讼/复议后起诉', words: /复议后/ },
];

/** Characters of the longest name of such a kind. */
const LONGEST_NAME = 12;

/** The kinds of cases that a text names; lawsuits of which it does not say which are none. */
function caseGroupsIn(text: string): string[] {
  const plain = text.replace(/\s+/g, '');
  const found = CASE_GROUPS.filter(({ words }) => words.test(plain)).map(({ group }) => group);
  return found.length === 1 && found[0] === '行政复议' && plain.includes('诉讼') ? [] : found;
}

/** A row with the name of a kind of lawsuits in a cell of its own: the header of no other table. */
export function namesLawsuits(row: Pick<RowView, 'cells'>): boolean {
  return row.cells.some(
    ({ text }) => text.length <= LONGEST_NAME && caseGroupsIn(text).some((group) => group.startsWith('行政诉讼')),
  );
}

/**
 * A kind of cases with blank figures, below a header of one set of columns: a row of the table, not of its header. A name that stands below
 * the first of the columns is no row's: it begins the next header. Nor is a row that names columns of its own: those of the other kinds,
 * beside blank cells where nothing was merged.
 */
export function isBlankKind(row: RowView, headers: readonly RowView[]): boolean {
  const first = firstColumns(headers);
  const blank = row.cells.filter((cell) => cell.own && cell.text === '').length;
  const begins = row.cells.some((cell) => cell.text !== '' && isBelow(cell, first));
  const goesOn = firstColumns([row]).length > 0;
  return hasGeometry(row.origin) && blank >= 5 && first.length === 1 && !begins && !goesOn;
}

/**
 * A header row that begins another table of cases: with the name of a kind, or as the header before it did; in the same grid, as sheets have
 * tables below one another, where a blank row stood below a whole header (`belowBlank`), or none and a kind is named below its columns.
 */
export function beginsNextCases(row: RowView, headers: readonly RowView[], belowBlank: boolean): boolean {
  const before = headers.at(-1);
  if (!before) return false;
  const words = (one: RowView) =>
    one.cells.filter((cell) => cell.own && cell.text !== '').map((cell) => labelCore(cell.text));
  if (before.table !== row.table)
    return !words(row).includes(FIRST_COLUMN) || words(row).join() === words(before).join();
  return belowBlank ? headers.some((header) => words(header).includes(FIRST_COLUMN)) : isNextKind(row, headers);
}

/** The name of a kind of cases below the columns of another header: that header's table is over, whatever became of its figures. */
function isNextKind(row: RowView, headers: readonly RowView[]): boolean {
  const first = firstColumns(headers);
  return row.cells.some((cell) => cell.own && caseGroupsIn(cell.text).length === 1 && isBelow(cell, first));
}

function firstColumns(headers: readonly RowView[]): RowCell[] {
  return headers.flatMap((header) => header.cells).filter((cell) => labelCore(cell.text) === FIRST_COLUMN);
}

function isBelow(cell: RowCell, above: readonly RowCell[]): boolean {
  return above.some(({ from, to }) => from <= cell.to && cell.from <= to);
}

/**
 * The kinds of cases that a row of figures is about, by its own label, the headers above it, or the words before its table. `groups` null =
 * all, in the form's order; `unnamed`: nobody says which; `byRow`: each row below these headers names its own.
 */
export function groupsOfCases(
  headers: readonly RowView[],
  label: RowCell | null,
  caption: string,
): { groups: string[] | null; byRow: boolean; unnamed: boolean } {
  const words = headers.flatMap((header) => header.cells.filter((cell) => cell.own));
  // Without rules, the name of a kind may be joined with that of its first column.
  const joined = words.filter((cell) => labelCore(cell.text).endsWith(FIRST_COLUMN) && JOINED.test(cell.text)).length;
  const heads = words.filter((cell) => labelCore(cell.text) === FIRST_COLUMN).length + joined;
  const own = caseGroupsIn(label?.text ?? '');
  if (joined > 0 && heads > 1) return { groups: null, byRow: false, unnamed: true };
  // A row of one kind below columns that do not begin as each kind's do: nobody says which of them are its own.
  if (heads === 0 || heads > 2) return { groups: null, byRow: false, unnamed: own.length === 1 };
  if (heads === 1 && own.length === 1) return { groups: own, byRow: true, unnamed: false };
  const above = caseGroupsIn(words.map((cell) => cell.text).join(' '));
  const found = [above, caseGroupsIn(caption)].find((groups) => groups.length === heads);
  return { groups: found ?? null, byRow: false, unnamed: !found };
}

/** A row of figures of cases: those, and the words before them. */
export interface CaseRow {
  label: RowCell | null;
  values: readonly RowCell[];
}

/** Words that only follow a figure: `338,287（含上年结转1件）`. */
const REMARKED = /^[约共近超]?\d.{0,40}$/;
const WORDS = 15;

/** Where in a row below a header of cases the figures begin; null where it is prose or a row of another table. */
export function caseRow(row: RowView, cells: readonly RowCell[]): CaseRow | null {
  let from = 0;
  while (from < cells.length && isWords(cells[from]!.text)) from++;
  const values = cells.slice(from);
  const label = cells[from - 1] ?? null;
  if (!values.some((cell) => isFigureLike(cell.text) || isUnreadable(cell.text))) return null;
  const allBlank = values.every((cell) => cell.text === '');
  const named = cells.slice(0, from).some((cell) => caseGroupsIn(cell.text).length === 1);
  // Two words beside one another over blank cells are the header of another table.
  if (allBlank && label && (isProse(label.text) || (from > 1 && !named))) return null;
  if (/[\u4e00-\u9fff]{5}/.test(values[0]!.text) && values.slice(1).every((cell) => cell.text === '')) return null;
  const isLong = ({ text }: RowCell) => text.length > WORDS && !REMARKED.test(text);
  return row.grid !== null && (values.length < 5 || values.some(isLong)) ? null : { label, values };
}

function isUnreadable(text: string): boolean {
  return /^\ufffd+$/.test(text);
}

function isWords(text: string): boolean {
  return !isUnreadable(text) && (/^[^\d]+$/.test(text) || /^(?:19|20)\d\d年/.test(text)) && !isFigureLike(text);
}

/** Words before blank cells that name no kind of cases. */
function isProse(text: string): boolean {
  return text.length > 4 && (text.length > 20 || caseGroupsIn(text).length !== 1);
}
