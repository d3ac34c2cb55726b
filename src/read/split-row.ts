import type { Cell, Grid } from '../report/document.ts';
import { FIGURE, isFigure, isOfFigure, UNIT } from './cell-words.ts';
import { beginsNumbered, beginsRow, isNumberAlone } from './label-begins.ts';
import { type Break, breakOf, isOfFigures, labelColumn, labelColumns, MANY_COLUMNS, PART } from './row-break.ts';

export { FIGURE } from './cell-words.ts';

/** The rest of a label that a page break cut off is short: 理 of （五）不予处理. */
const LONGEST_TAIL = 5;
/** Words above one column of a header. */
const LONGEST_HEADER = 12;

/** A row goes on over the break where one half holds all figures and the other half only rests of the label, or nothing at all. */
export function isSplitRow(table: Grid, piece: Grid): boolean {
  const halves = breakOf(table, piece);
  const { last, next } = halves;
  if (!isAligned(halves)) return false;
  const labels = labelColumns(last, next);
  const figures = (row: readonly (Cell | undefined)[]) =>
    row.slice(labels).filter((cell) => (cell?.text ?? '') !== '').length;
  if (isEmptyAbove(last, table.rows - 1)) return !isEmptyBelow(halves);
  if (isEmptyBelow(halves)) return last[0]!.cs === last.length || (labels < last.length && figures(last) > 0);
  if (labels === last.length) return isSplitHeader(table, halves);
  if (labels === 0) return false;
  if (inBothHalves(halves, labels) > 1) return false;
  const at = labelColumn(labels, last, next);
  const label = (row: readonly (Cell | undefined)[]) => row[at]?.text ?? '';
  if (last[at]?.open === false) return false;
  if (figures(last) > 0 && figures(next) === 0) return label(next) !== '' && !beginsNumbered(label(next));
  if (figures(last) === 0 && figures(next) > 0)
    return (
      label(last) !== '' &&
      label(next) !== '' &&
      !beginsNumbered(label(next)) &&
      last.slice(labels).every((cell) => cell?.rs === 1)
    );
  return false;
}

/**
 * The columns with figures in both halves, or only below, of a row that a break cut: what stands below has no label of its own. Nobody says
 * whether those are digits of one figure. None where it is no such break.
 */
export function brokenFigures(table: Grid, piece: Grid): number[] {
  const halves = breakOf(table, piece);
  const { last, next } = halves;
  const isPart = ({ text, c }: Cell) => isOfFigure(text) || PART.test(text) || isOfFigures(c, last, next);
  // The row of cases has no label; units are those of its figures.
  const isAlone = last.every((cell) => cell && isOfFigure(cell.text)) && next.every((cell) => cell && isPart(cell));
  const labels = isAlone ? 0 : labelColumns(last, next);
  if (!isAligned(halves) || labels === last.length) return [];
  // Words behind the last column of figures are remarks.
  const end = last.findLastIndex((cell, c) => [cell, next[c]].some((one) => one && one.text !== '' && isPart(one)));
  const figures = (row: Break['last']) =>
    row.flatMap((cell, c) => (c >= labels && c <= end && cell?.c === c && cell.text !== '' ? [cell] : []));
  const [above, below] = [figures(last), figures(next)];
  if (above.length === 0 || ![...above, ...below].every(isPart)) return [];
  // A row with fewer figures than the one above is no total of it.
  const isSparse = below.length < above.length && below.every(({ c }) => /\d/.test(last[c]!.text));
  const isGoingOn = labels === 0 || hasUnitsBelow(halves, labels) || goesOnInLabel(halves, labels, isSparse);
  return isGoingOn ? below.map(({ c }) => c) : [];
}

/** Units alone below figures without one, in more than one column: lines of the same cells, whatever stands below the label. */
function hasUnitsBelow({ last, next }: Break, labels: number): boolean {
  const units = last.filter(
    (cell, c) => c >= labels && /^\d+$/.test(cell?.text ?? '') && UNIT.test(next[c]?.text ?? ''),
  );
  return units.length > 1;
}

/** Nothing below that begins a label: blanks, words that go on with those above for certain, or a numbered label that may go on. */
function goesOnInLabel({ last, next }: Break, labels: number, isSparse: boolean): boolean {
  const own = next.slice(0, labels).filter((cell, c) => cell?.c === c && cell.text !== '');
  const at = labelColumn(labels, last, next);
  if (own.length === 0) return (last[at]?.text ?? '') !== '';
  return own.every((lower) => {
    const upper = last[lower!.c];
    if (!upper) return false;
    if (isTail(upper, lower!)) return true;
    if (beginsRow(lower!.text)) return false;
    if (isCut(upper.text, lower!.text)) return true;
    return lower === next[at] && beginsNumbered(upper.text) && (isSparse || upper.open !== false);
  });
}

/** A label without a number below one with a number, or beside fewer figures: the row below may be a total, or lines of the row above. */
export function mayGoOn(table: Grid, piece: Grid): boolean {
  const { last, next } = breakOf(table, piece);
  const labels = labelColumns(last, next);
  const at = labelColumn(labels, last, next);
  const [upper, lower] = [last[at]?.text ?? '', next[at]?.text ?? ''];
  const figures = (row: Break['last']) => row.filter((cell, c) => c >= labels && isFigure(cell?.text ?? '')).length;
  const isSparse = figures(next) > 0 && figures(next) < figures(last);
  return labels > 0 && (beginsNumbered(upper) || isSparse) && !beginsRow(lower);
}

/** A number above its label, an open bracket or quotation, or something below that begins nothing. */
function isCut(upper: string, lower: string): boolean {
  return isNumberAlone(upper) || /\([^()]*$|[“「『《][^”」』》]*$/.test(upper) || /^[.、),]/.test(lower);
}

/** The words of a header of many columns, cut in their middle: no figure stands above, nor below. */
function isSplitHeader(table: Grid, { last, next }: Break): boolean {
  const isWords = (cell: Cell | undefined) => cell !== undefined && cell.text.length <= LONGEST_HEADER;
  return (
    last.length >= MANY_COLUMNS &&
    table.cells.every((cell) => !isFigure(cell.text)) &&
    [...last.slice(1), ...next.slice(1)].every((cell) => cell === last[0] || cell === next[0] || isWords(cell)) &&
    [...last, ...next].every((cell) => cell && !beginsNumbered(cell.text)) &&
    next.every((cell) => cell && !isFigure(cell.text)) &&
    last.some((cell, c) => cell?.text !== '' && next[c]?.text !== '')
  );
}

/**
 * A break between two rows of a header: some cells above are parted into several below, and all others go on, in words or empty. Gives
 * the columns of those that go on; none where it is no such break.
 */
export function goingOnInHeader({ last, next }: Break): number[] {
  const cells = [...new Set([...last, ...next])];
  if (last.length !== next.length) return [];
  if (cells.some((cell) => !cell || isFigure(cell.text) || beginsNumbered(cell.text))) return [];
  const isParted = last.some((cell, c) => cell!.c === c && cell!.cs > 1 && next[c]!.c === c && next[c]!.cs < cell!.cs);
  const isJoined = next.some((cell, c) => cell!.c + cell!.cs > last[c]!.c + last[c]!.cs);
  if (!isParted || isJoined) return [];
  const on = last.flatMap((cell, c) => (cell!.c === c && next[c]!.c === c && next[c]!.cs === cell!.cs ? [c] : []));
  return on.length >= 2 ? on : [];
}

/** True where both halves have the same cells. */
function isAligned({ last, next }: Break): boolean {
  return last.length === next.length && last.every((cell, c) => cell?.c === next[c]?.c && cell?.cs === next[c]?.cs);
}

/** An empty strip at the page's foot: nothing stands in the cells that begin there. */
function isEmptyAbove(last: Break['last'], r: number): boolean {
  const own = last.filter((cell) => cell?.r === r);
  return own.length > 0 && own.every((cell) => cell!.text === '');
}

/** An empty strip at the page's head: nothing stands in it but the rest of a label beside several rows. */
function isEmptyBelow({ last, next }: Break): boolean {
  const own = next.filter((cell) => cell?.rs === 1);
  return own.length > 0 && next.every((cell, c) => (cell?.text ?? '') === '' || (last[c] && isTail(last[c], cell!)));
}

/**
 * Number of cells with words in both halves. Only the broken label may have them; two units, or two labels and units, are two rows.
 * A label beside several rows that was cut as well does not count.
 */
function inBothHalves({ last, next }: Break, labels: number): number {
  return last
    .slice(0, labels)
    .filter(
      (cell, c) => cell && cell.c === c && cell.text !== '' && (next[c]?.text ?? '') !== '' && !isTail(cell, next[c]!),
    ).length;
}

/** True for the rest of a label that stands beside several rows: （三）不予公 and 开. */
export function isTail(upper: Cell, lower: Cell): boolean {
  return (
    (upper.rs > 1 || lower.rs > 1) &&
    beginsNumbered(upper.text) &&
    !beginsNumbered(lower.text) &&
    !FIGURE.test(lower.text) &&
    lower.text.length <= LONGEST_TAIL
  );
}
