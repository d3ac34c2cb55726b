import type { LabelIndex } from './match-label.ts';
import { headerKind } from './read-header.ts';
import { isFigureLike, type RowView } from './row-view.ts';
import type { TemplateTable } from './templates/schema.ts';

/** Rows of the form from which on a table under another header is the form all the same. */
const MANY = 8;
const ARTICLE = /第二十条第?\(?[一二三四五六七八九]\)?项/;

/**
 * True for a table under a header that is none of the form's, in which at most a few rows have its labels: texts illustrate themselves
 * with figures of several years under the same names.
 */
export function isForeignTable(
  rows: readonly RowView[],
  labels: readonly LabelIndex[],
  disclosure: readonly TemplateTable[],
): boolean {
  const first = rows.find((row) => row.cells.some((cell) => cell.text !== ''));
  if (!first) return false;
  const words = first.cells.filter((cell) => cell.text !== '');
  const isHeader = words.length >= 2 && words.every(({ text }) => isYear(text) || !isFigureLike(text));
  if (!isHeader || words.some(({ text }) => ARTICLE.test(text))) return false;
  const named = (row: RowView) => row.cells.some((cell) => labels.some((index) => index.match(cell.text, 0) !== null));
  if (named(first) || rows.some((row) => headerKind(row, disclosure) !== null)) return false;
  return rows.filter(named).length < MANY;
}

function isYear(text: string): boolean {
  return /^(?:19|20)\d\d(?:年度?)?$/.test(text);
}
