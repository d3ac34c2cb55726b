import { UNREAD } from '../report/document.ts';
import { namesLawsuits } from './case-groups.ts';
import { type LabelIndex, labelCore } from './match-label.ts';
import { headerKind, isInHeader, namesArticle } from './read-header.ts';
import { isFigureLike, type RowView } from './row-view.ts';
import { TEMPLATES } from './templates/index.ts';
import type { TemplateTable } from './templates/schema.ts';

/** Rows of the form from which on a table under another header is the form all the same. */
const MANY = 8;
/** Names of rows that stand above columns of any table as well. */
const TOTALS = /^(?:总计|合计|小计|其他)$/;
/** Headers that converters make up: over many columns they say nothing of what stands below; over two they are those of any list. */
const NAMELESS = /^\(?(?:类别|类型|项目|名称|指标|内容|数据项目|(?:数据|数值|数量|列)\d{0,2})\)?$/;
/** Names of columns that stand in several lines. */
const COLUMNS = Object.values(TEMPLATES)
  .flatMap(({ tables }) => tables.filter(({ section }) => section !== 'annex'))
  .flatMap(({ columns }) => columns.map(({ label }) => labelCore(label)));

/**
 * The rows of a grid without those of other tables: sheets have several tables one below the other, and each begins with its header.
 * Another table is one under a header that is none of the form's, in which at most a few rows have its labels: texts illustrate
 * themselves with figures of several years under the same names.
 */
export function formPartsOf(
  rows: readonly RowView[],
  labels: readonly LabelIndex[],
  disclosure: readonly TemplateTable[],
): RowView[][] {
  const parts: { rows: RowView[]; foreign: boolean }[] = [];
  let header: RowView[] = [];
  for (const row of rows) {
    const goesOn = isInHeader(row, header);
    if (goesOn || headerKind(row, disclosure) !== null || namesLawsuits(row)) header.push(row);
    else header = [];
    const foreign = parts.length === 0 ? isOtherHeader(firstFilled(rows) ?? row, labels, disclosure, 2) : null;
    const begins = parts.length > 0 && !goesOn && isOtherHeader(row, labels, disclosure, 3);
    if (foreign !== null || begins) parts.push({ rows: [], foreign: foreign ?? begins });
    else if (parts.at(-1)!.foreign && headerKind(row, disclosure) !== null) parts.push({ rows: [], foreign: false });
    parts.at(-1)!.rows.push(row);
  }
  const isForm = (row: RowView) => headerKind(row, disclosure) !== null || namesLawsuits(row);
  return parts
    .filter(
      (part) =>
        !part.foreign || part.rows.some(isForm) || part.rows.filter((row) => hasLabelOf(row, labels)).length >= MANY,
    )
    .map((part) => part.rows);
}

function firstFilled(rows: readonly RowView[]): RowView | undefined {
  return rows.find((row) => row.cells.some((cell) => cell.text !== ''));
}

/** A row of at least so many words or years, none of which is the form's. */
function isOtherHeader(
  row: RowView,
  labels: readonly LabelIndex[],
  disclosure: readonly TemplateTable[],
  least: number,
): boolean {
  const words = row.cells.filter((cell) => cell.text !== '' && cell.own);
  // What cannot be read is a figure as well as a word.
  const isWord = (text: string) => isYear(text) || (!isFigureLike(text) && !text.includes(UNREAD));
  const isHeader = words.length >= least && words.every(({ text }) => isWord(text));
  if (!isHeader || words.some(({ text }) => namesArticle(text)) || headerKind(row, disclosure) !== null) return false;
  if (words.length > 2 && words.every(({ text }) => TOTALS.test(text) || NAMELESS.test(text))) return false;
  if (words.length > 2 && words.every(({ text }) => isEndOfColumn(labelCore(text)))) return false;
  return !hasLabelOf(row, labels);
}

/** What is left of a column's name where a converter took the lines of its header apart: 商业企 | 科研机 above 业 | 构. */
function isEndOfColumn(core: string): boolean {
  return core !== '' && COLUMNS.some((name) => name.endsWith(core));
}

/** True for a row with a label of one of the tables. */
export function hasLabelOf(row: Pick<RowView, 'cells'>, labels: readonly LabelIndex[]): boolean {
  return row.cells.some(({ text }) => !TOTALS.test(text) && labels.some((index) => index.names(text)));
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d(?:年度?)?$/.test(text);
}
