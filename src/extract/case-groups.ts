import { labelCore } from './match-label.ts';
import { hasGeometry, type RowView } from './row-view.ts';

/** The kinds of cases that section four tells apart, as templates name them. */
const CASE_GROUPS = [
  { group: '行政复议', words: /行政复议(?!后)/ },
  { group: '行政诉讼/未经复议直接起诉', words: /未经复议|直接起诉/ },
  { group: '行政诉讼/复议后起诉', words: /复议后/ },
];

/** The kinds of cases that a text names; lawsuits of which it does not say which are none. */
export function caseGroupsIn(text: string): string[] {
  const plain = text.replace(/\s+/g, '');
  const found = CASE_GROUPS.filter(({ words }) => words.test(plain)).map(({ group }) => group);
  return found.length === 1 && found[0] === '行政复议' && plain.includes('诉讼') ? [] : found;
}

/** A kind of cases with blank figures, below a header of one set of columns: a row of the table, not of its header. */
export function isBlankKind(row: RowView, headers: readonly RowView[]): boolean {
  const words = headers.flatMap((header) => header.cells).map((cell) => labelCore(cell.text));
  const blank = row.cells.filter((cell) => cell.own && cell.text === '').length;
  return hasGeometry(row.origin) && blank >= 5 && words.filter((word) => word === '结果维持').length === 1;
}

/** Words before blank cells that name no kind of cases. */
export function isProse(text: string): boolean {
  return text.length > 4 && (text.length > 20 || caseGroupsIn(text).length !== 1);
}
