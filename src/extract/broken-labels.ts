import { UNREAD } from '../report/document.ts';
import type { LabelIndex } from './match-label.ts';
import { isFigureLike, type RowCell, type RowView } from './row-view.ts';

/** Lines of a label at most. */
const MOST_LINES = 4;

/**
 * The rows of a table without rules; where the labels of several, none of them one of the form's, are one of the form's together, they are
 * lines of one row, and whose their figures and blanks are is not known.
 */
export function withBrokenLabels(rows: readonly RowView[], indexes: readonly LabelIndex[]): RowView[] {
  const texts = rows.map((row) => (row.origin === 'alignment' ? (labelCell(row)?.text ?? '') : ''));
  const isExact = (text: string) => text !== '' && indexes.some((index) => index.isExact(text));
  const broken = new Set<number>();
  for (const from of rows.keys())
    for (let end = from + 2; end <= Math.min(from + MOST_LINES, rows.length); end++) {
      const lines = texts.slice(from, end);
      if (!lines.includes('') && isExact(lines.join('')) && !lines.some(isExact))
        for (let at = from; at < end; at++) broken.add(at);
    }
  return rows.map((row, at) => (broken.has(at) ? uncertain(row) : row));
}

/** The last words before the figures of a row. */
function labelCell({ cells }: RowView): RowCell | undefined {
  const end = cells.findIndex(({ text }) => isFigureLike(text) && text !== '');
  return cells.slice(0, end < 0 ? undefined : end).findLast(({ own, text }) => own && text !== '');
}

function uncertain(row: RowView): RowView {
  const label = labelCell(row);
  const at = row.cells.indexOf(label!);
  return { ...row, cells: row.cells.map((cell, i) => (i > at ? { ...cell, text: UNREAD } : cell)) };
}
