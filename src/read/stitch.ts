import type { Cell, Grid } from '../report/document.ts';
import { byPosition, gridMatrix } from './grid.ts';

/** The rest of a label that a page break cut off is short: 理 of （五）不予处理. */
const LONGEST_TAIL = 5;

type Join = NonNullable<Grid['joins']>[number];

/** A figure, with a sign, unit or footnote mark, or a mark of a blank: such a cell is no label. */
const FIGURE =
  /^(?:[-+↑↓增减加少约共]{0,3}[\d.,]+(?:百?[千万亿]?元|人次|[件条项个次篇人份宗起户期部家例场])?(?:[*※]|[([]注?\d{1,2}[)\]])?|[-/\\|~_]+|[无無]|暂无|不涉及|不适用|[零〇])?$/;

/**
 * Joins the pieces of one table that page breaks cut apart: leading rows that repeat the first rows of the table are dropped, a row cut
 * in its middle is put together, a row span that was cut goes on. The pieces must have the same columns; every joint is recorded.
 */
export function stitchGrids(pieces: readonly Grid[]): Grid {
  const [first, ...rest] = pieces;
  if (!first) throw new Error('no piece to stitch');
  return rest.reduce(joinPiece, first);
}

function joinPiece(table: Grid, piece: Grid): Grid {
  const dropped = repeatedHeader(table, piece);
  const body = withoutRows(piece, dropped);
  const joins: Join[] = [...(table.joins ?? [])];
  if (dropped > 0) joins.push({ kind: 'repeated-header', row: table.rows, dropped });
  if (body.rows === 0) return { ...table, joins };
  if (isSplitRow(table, body)) return joinSplitRow(table, body, joins);
  const { cells, spanned } = continueSpans(table, body);
  joins.push({ kind: spanned ? 'rowspan' : 'rows', row: table.rows, dropped: 0 });
  return { ...table, rows: table.rows + body.rows, cells: cells.sort(byPosition), joins };
}

/** Number of leading rows of the piece that equal the first rows of the table in text and spans. */
function repeatedHeader(table: Grid, piece: Grid): number {
  const shape = (grid: Grid, r: number) =>
    grid.cells
      .filter((cell) => cell.r === r)
      .map((cell) => `${cell.c},${cell.cs},${cell.text}`)
      .join('|');
  let rows = 0;
  while (
    rows < Math.min(table.rows, piece.rows) &&
    shape(table, rows) === shape(piece, rows) &&
    isHeaderRow(table, rows)
  )
    rows++;
  return rows;
}

function isHeaderRow(grid: Grid, r: number): boolean {
  const row = grid.cells.filter((cell) => cell.r === r);
  return row.some((cell) => cell.text !== '') && row.every((cell) => cell.text === '' || !FIGURE.test(cell.text));
}

/** The cells in each column of the last row before the break and of the first one after it. */
interface Break {
  last: readonly (Cell | undefined)[];
  next: readonly (Cell | undefined)[];
}

/** A row goes on over the break where one half holds all figures and the other half only rests of the label, or nothing at all. */
function isSplitRow(table: Grid, piece: Grid): boolean {
  const halves = { last: gridMatrix(table).at(-1)!, next: gridMatrix(piece)[0]! };
  const { last, next } = halves;
  if (!isAligned(halves)) return false;
  const labels = labelColumns(last, next);
  const figures = (row: readonly (Cell | undefined)[]) =>
    row.slice(labels).filter((cell) => (cell?.text ?? '') !== '').length;
  if (isEmptyAbove(last, table.rows - 1)) return !isEmptyBelow(halves);
  if (isEmptyBelow(halves)) return last[0]!.cs === last.length || (labels < last.length && figures(last) > 0);
  if (labels === 0 || labels === last.length) return false;
  if (inBothHalves(halves, labels) > 1) return false;
  const label = (row: readonly (Cell | undefined)[]) => row[labels - 1]?.text ?? '';
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
function isTail(upper: Cell, lower: Cell): boolean {
  return (
    (upper.rs > 1 || lower.rs > 1) &&
    startsNumbered(upper.text) &&
    !startsNumbered(lower.text) &&
    !FIGURE.test(lower.text) &&
    lower.text.length <= LONGEST_TAIL
  );
}

/** Columns from the left that hold words in one of the two rows. */
function labelColumns(...rows: (Cell | undefined)[][]): number {
  let columns = 0;
  for (const row of rows)
    for (const [c, cell] of row.entries()) if (cell && !FIGURE.test(cell.text)) columns = Math.max(columns, c + 1);
  return columns;
}

function startsNumbered(text: string): boolean {
  return /^(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、]|第)/.test(text);
}

function joinSplitRow(table: Grid, piece: Grid, joins: Join[]): Grid {
  const lastRow = table.rows - 1;
  const next = gridMatrix(piece)[0]!;
  const cells = table.cells.map((cell) => {
    const tail = next[cell.c];
    if (cell.r + cell.rs - 1 !== lastRow || !tail || tail.c !== cell.c) return cell;
    return { ...withTail(cell, tail), rs: cell.rs + tail.rs - 1 };
  });
  const below = piece.cells.filter((cell) => cell.r > 0).map((cell) => ({ ...cell, r: cell.r + lastRow }));
  return {
    ...table,
    rows: table.rows + piece.rows - 1,
    cells: [...cells, ...below].sort(byPosition),
    joins: [...joins, { kind: 'split-row', row: lastRow, dropped: 1 }],
  };
}

/** A cell with the text and the places of its rest after the break. */
function withTail(cell: Cell, tail: Cell): Cell {
  if (tail.text === '') return cell.text === '' ? cell : { ...cell, places: [...cell.places, ...spannedPlaces(tail)] };
  return {
    ...cell,
    raw: cell.raw === '' ? tail.raw : `${cell.raw}\n${tail.raw}`,
    text: cell.text + tail.text,
    places: [...cell.places, ...tail.places],
  };
}

function spannedPlaces(tail: Cell): Cell['places'] {
  return tail.rs > 1 ? tail.places : [];
}

/** A cell at the left edge of the first new row goes on with the spanned cell above it where it is empty or holds the rest of its label. */
function continueSpans(table: Grid, piece: Grid): { cells: Cell[]; spanned: boolean } {
  const above = gridMatrix(table).at(-1)!;
  const cells = [...table.cells];
  let spanned = false;
  let edge = true;
  for (const cell of piece.cells) {
    const upper = above[cell.c];
    const goesOn =
      edge &&
      cell.r === 0 &&
      upper &&
      upper.c === cell.c &&
      upper.cs === cell.cs &&
      upper.text !== '' &&
      !FIGURE.test(upper.text) &&
      (cell.rs > 1 || upper.rs > 1) &&
      (cell.text === '' || isTail(upper, cell));
    if (cell.r === 0 && !goesOn) edge = false;
    if (goesOn) {
      cells[cells.indexOf(upper)] = {
        ...withTail(upper, cell),
        places: [...upper.places, ...cell.places],
        rs: upper.rs + cell.rs,
      };
      spanned = true;
    } else cells.push({ ...cell, r: cell.r + table.rows });
  }
  return { cells, spanned };
}

/** The grid without its first rows; spans that begin there go on from the new first row. */
function withoutRows(grid: Grid, count: number): Grid {
  if (count === 0) return grid;
  const cells = grid.cells.flatMap((cell): Cell[] => {
    if (cell.r >= count) return [{ ...cell, r: cell.r - count }];
    const left = cell.r + cell.rs - count;
    return left > 0 ? [{ ...cell, r: 0, rs: left }] : [];
  });
  return { ...grid, rows: grid.rows - count, cells };
}
