import { type Cell, type Grid, UNREAD } from '../report/document.ts';
import { gridMatrix } from './grid.ts';

/** The rest of a label that a page break cut off is short: 理 of （五）不予处理. */
const LONGEST_TAIL = 5;
/** Words above one column of a header. */
const LONGEST_HEADER = 12;
/** Tables with fewer columns have headers of one line. */
const MANY_COLUMNS = 5;

/** A figure, with a sign, unit or footnote mark, or a mark of a blank: such a cell is no label. */
export const FIGURE =
  /^(?:[-+↑↓增减加少约共]{0,3}[\d.,]+(?:百?[千万亿]?元|人次|[件条项个次篇人份宗起户期部家例场])?(?:[*※]|[([]注?\d{1,2}[)\]])?|[-/\\|~_]+|[无無]|暂无|不涉及|不适用|[零〇])?$/;

/** How a row's label begins: 一、 （一） 1. */
const LABEL = /^(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d)|\(\d{1,2}\))./;
const NUMBER_ALONE = /^(?:\d{1,2}[.、]?|[一二三四五六七八九十]{1,3}、?|\([一二三四五六七八九十\d]{1,3}\))$/;
/** A row that names its unit is a row of its own. */
const UNIT = /^(?:条|件|个|人|人次|次|篇|项|份|元|万元)$/;
/** What may be left of a figure with a mark behind it. */
const PART = /^[约共近超余多注+\d.,()[\]*※件条项次个-]+$/;
/** Words before a label without a number. */
const BEFORE_LABEL = /^(?:其中|包括)/;
const UNSURE = { raw: UNREAD, text: UNREAD };
const UNSURE_ONLY = /^\ufffd+$/;

/** The cells in each column of the last row before the break and of the first one after it. */
export interface Break {
  last: readonly (Cell | undefined)[];
  next: readonly (Cell | undefined)[];
}

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
  if (figures(last) > 0 && figures(next) === 0) return label(next) !== '' && !startsNumbered(label(next));
  if (figures(last) === 0 && figures(next) > 0)
    return (
      label(last) !== '' &&
      label(next) !== '' &&
      !startsNumbered(label(next)) &&
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
    return lower === next[at] && startsNumbered(upper.text) && (isSparse || upper.open !== false);
  });
}

/** A numbered label above one without a number: the row below may be a total, or lines of the row above. */
export function mayGoOn(table: Grid, piece: Grid): boolean {
  const { last, next } = breakOf(table, piece);
  const labels = labelColumns(last, next);
  const at = labelColumn(labels, last, next);
  const [upper, lower] = [last[at]?.text ?? '', next[at]?.text ?? ''];
  return labels > 0 && startsNumbered(upper) && !beginsRow(lower);
}

/** A number above its label, an open bracket, or something below that begins nothing. */
function isCut(upper: string, lower: string): boolean {
  return NUMBER_ALONE.test(upper) || /\([^()]*$/.test(upper) || /^[.、),]/.test(lower);
}

/** The table with figures of its last row that cannot be read: those of these columns, or all where no rules say which column is which. */
export function withUnsureFigures(table: Grid, columns: readonly number[]): Grid {
  const last = gridMatrix(table).at(-1)!;
  const isDoubtful = (cell: Cell) => table.source === 'alignment' && isOfFigure(cell.text);
  const own = new Set(last.filter((cell, c) => cell && (columns.includes(c) || isDoubtful(cell))));
  return { ...table, cells: table.cells.map((cell) => (own.has(cell) ? { ...cell, ...UNSURE } : cell)) };
}

/** The two rows beside a break. */
export function breakOf(table: Grid, piece: Grid): Break {
  return { last: gridMatrix(table).at(-1)!, next: gridMatrix(piece)[0]! };
}

/** The words of a header of many columns, cut in their middle: no figure stands above, and words go on below, which figures alone are not. */
function isSplitHeader(table: Grid, { last, next }: Break): boolean {
  const isWords = (cell: Cell | undefined) => cell !== undefined && cell.text.length <= LONGEST_HEADER;
  return (
    last.length >= MANY_COLUMNS &&
    table.cells.every((cell) => cell.text === '' || !FIGURE.test(cell.text)) &&
    [...last.slice(1), ...next.slice(1)].every((cell) => cell === last[0] || cell === next[0] || isWords(cell)) &&
    [...last, ...next].every((cell) => cell && !startsNumbered(cell.text)) &&
    next.some((cell) => cell && !FIGURE.test(cell.text)) &&
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
  if (cells.some((cell) => !cell || (cell.text !== '' && FIGURE.test(cell.text)) || startsNumbered(cell.text)))
    return [];
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
    startsNumbered(upper.text) &&
    !startsNumbered(lower.text) &&
    !FIGURE.test(lower.text) &&
    lower.text.length <= LONGEST_TAIL
  );
}

/** Columns from the left that hold words in one of the two rows, up to the first figure behind words. */
function labelColumns(...rows: (readonly (Cell | undefined)[])[]): number {
  const isWords = (cell: Cell | undefined) =>
    cell !== undefined && !isOfFigure(cell.text) && !isOfFigures(cell.c, ...rows);
  const isFigure = (cell: Cell | undefined) => cell !== undefined && cell.text !== '' && !isWords(cell);
  const words = rows[0]!.findIndex((_, c) => rows.some((row) => isWords(row[c])));
  if (words < 0) return 0;
  const first = rows[0]!.findIndex(
    (_, c) => c > words && rows.some((row) => isFigure(row[c])) && !rows.some((row) => isWords(row[c])),
  );
  const end = first < 0 ? rows[0]!.length : first;
  for (let c = end; c > 0; c--) if (rows.some((row) => isWords(row[c - 1]))) return c;
  return 0;
}

/**
 * A column in which one of the rows has a figure with a remark in brackets (`4571（含上年结`), of which the other may have the rest, or a
 * figure and the other what may be left of one (件).
 */
function isOfFigures(c: number, ...rows: (readonly (Cell | undefined)[])[]): boolean {
  const texts = rows.map((row) => row[c]?.text ?? '');
  if (texts.some((text) => /^[约共近]?\d[\d,.]*[(（]/.test(text))) return true;
  return texts.some((text) => /\d/.test(text)) && texts.every((text) => isOfFigure(text) || PART.test(text));
}

/** Among the first `labels` columns the last one with words that are no unit. */
function labelColumn(labels: number, ...rows: (readonly (Cell | undefined)[])[]): number {
  const isLabel = (cell: Cell | undefined) => cell !== undefined && !isOfFigure(cell.text) && !UNIT.test(cell.text);
  for (let c = labels; c > 0; c--) if (rows.some((row) => isLabel(row[c - 1]))) return c - 1;
  return labels - 1;
}

/**
 * A first row of words without numbering and of nothing else, also one below a header, may be the rest of the row before the break:
 * whether its cells are blank is not known.
 */
export function withUnsureTail(grid: Grid): Grid {
  const rests = new Set([0, headerRows(grid)].filter((r) => isRestOfLabel(grid, r)));
  if (rests.size === 0) return grid;
  const isOpen = (cell: Cell) => rests.has(cell.r) && cell.text === '' && cell.rs === 1;
  return { ...grid, cells: grid.cells.map((cell) => (isOpen(cell) ? { ...cell, ...UNSURE } : cell)) };
}

function isRestOfLabel({ cells }: Grid, r: number): boolean {
  const filled = cells.filter((cell) => cell.r === r && cell.rs === 1 && cell.text !== '');
  // The number of a row may be cut between its digits.
  const words = /^\d$/.test(filled[0]?.text ?? '') ? filled.slice(1) : filled;
  return words.length > 0 && words.every(({ text }) => !FIGURE.test(text) && !LABEL.test(text) && !UNIT.test(text));
}

/** Number of rows of words alone that begin a piece of many columns; one of a single word is none. */
function headerRows({ rows, cols, cells }: Grid): number {
  if (cols < MANY_COLUMNS) return 0;
  const matrix = gridMatrix({ rows, cols, cells });
  const isHeader = (row: (typeof matrix)[number]) => {
    const words = new Set(row.flatMap((cell) => (cell && cell.text !== '' ? [cell] : [])));
    return words.size > 1 && [...words].every(({ text }) => !FIGURE.test(text) && !startsNumbered(text));
  };
  const end = matrix.findIndex((row) => !isHeader(row));
  return Math.max(end, 0);
}

/**
 * A last row of a label and nothing else, before a first row whose label has no numbering, may have its figures in that row: whether its
 * cells are blank is not known.
 */
export function withUnsureEnd(table: Grid, piece: Grid): Grid {
  const halves = breakOf(table, piece);
  const { last, next } = halves;
  const labels = labelColumns(last, next);
  const at = labelColumn(labels, last, next);
  const [label, below] = [last[at], next[at]];
  const isBlank = last.slice(labels).every((cell) => cell?.text === '');
  const isFilled = next.slice(labels).some((cell) => (cell?.text ?? '') !== '');
  const isRest = below && below.text !== '' && !LABEL.test(below.text) && !UNIT.test(below.text);
  const hasUnits = last.some((cell, c) => UNIT.test(cell?.text ?? '') && UNIT.test(next[c]?.text ?? ''));
  if (last.length !== next.length || hasUnits || !label || label.text === '' || !isBlank || !isFilled || !isRest)
    return table;
  const own = new Set(last.slice(labels));
  return { ...table, cells: table.cells.map((cell) => (own.has(cell) ? { ...cell, ...UNSURE } : cell)) };
}

/**
 * A last row of words and nothing else, at the end of a page on whose next another table begins: whether its cells are blank is not known.
 */
export function withUnsureLast(grid: Grid): Grid {
  const last = gridMatrix(grid).at(-1)!;
  const words = last.findLastIndex((cell) => cell !== undefined && cell.text !== '');
  const open = new Set(last.slice(words + 1).filter((cell) => cell?.r === grid.rows - 1 && cell.text === ''));
  if (words < 0 || open.size === 0 || last.some((cell) => cell && cell.text !== '' && FIGURE.test(cell.text)))
    return grid;
  return { ...grid, cells: grid.cells.map((cell) => (open.has(cell) ? { ...cell, ...UNSURE } : cell)) };
}

/** A last row whose figures go on on the next page, nobody knows with what. */
export function withUnreadableLast(grid: Grid): Grid {
  const isFigure = (cell: Cell) => cell.r === grid.rows - 1 && cell.text !== '' && FIGURE.test(cell.text);
  return { ...grid, cells: grid.cells.map((cell) => (isFigure(cell) ? { ...cell, ...UNSURE } : cell)) };
}

/**
 * A first row of figures without any label may be what the break left of the row before it: whether that row's cells are blank is not known
 * where figures stand below them.
 */
export function withUnsureGaps(table: Grid, piece: Grid): Grid {
  const halves = breakOf(table, piece);
  const { last, next } = halves;
  const isRest = last.length === next.length && next.every((cell) => cell !== undefined && isOfFigure(cell.text));
  if (!isRest) return table;
  const gaps = new Set(last.filter((cell, c) => cell?.text === '' && next[c]?.text !== ''));
  return gaps.size === 0
    ? table
    : { ...table, cells: table.cells.map((cell) => (gaps.has(cell) ? { ...cell, ...UNSURE } : cell)) };
}

/** A figure, or one of which nobody knows whose it is. */
function isOfFigure(text: string): boolean {
  return FIGURE.test(text) || UNSURE_ONLY.test(text);
}

/** A number or words that a label begins with, or the unit of a row of its own. */
function beginsRow(text: string): boolean {
  return startsNumbered(text) || BEFORE_LABEL.test(text) || UNIT.test(text);
}

function startsNumbered(text: string): boolean {
  return /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十百\d]{1,4}[条项章节部款])/.test(
    text,
  );
}
