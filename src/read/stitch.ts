import type { Cell, Grid } from '../report/document.ts';
import { FIGURE, isFigure } from './cell-words.ts';
import { byPosition, gridMatrix } from './grid.ts';
import { breakOf } from './row-break.ts';
import { brokenFigures, goingOnInHeader, isSplitRow, isTail, mayGoOn } from './split-row.ts';
import { withUnsureEnd, withUnsureFigures, withUnsureGaps, withUnsureTail } from './unsure-rows.ts';

type Join = NonNullable<Grid['joins']>[number];

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
  const broken = brokenFigures(table, body);
  if (isSplitRow(table, body) && (table.source !== 'alignment' || broken.length === 0))
    return joinSplitRow(table, body, joins);
  if (broken.length > 0) return joinSplitRow(withUnsureFigures(table, broken), body, joins);
  const parted = (grid: Grid, r: number) => (mayGoOn(table, body) ? partedAt(grid, r) : grid);
  const known = goingOnInHeader(breakOf(table, body));
  const { cells, spanned } = continueSpans(
    known.length > 0 ? table : parted(withUnsureGaps(withUnsureEnd(table, body), body), table.rows - 1),
    known.length > 0 ? body : parted(withUnsureTail(body), 0),
    known,
  );
  joins.push({ kind: spanned ? 'rowspan' : 'rows', row: table.rows, dropped: 0 });
  return { ...table, rows: table.rows + body.rows, cells: cells.sort(byPosition), joins };
}

/** The grid with the figures and blanks of one row marked as standing beside a page break that may part them. */
function partedAt(grid: Grid, r: number): Grid {
  const isParted = (cell: Cell) => cell.r === r && FIGURE.test(cell.text);
  return { ...grid, cells: grid.cells.map((cell) => (isParted(cell) ? { ...cell, parted: true } : cell)) };
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
  return row.some((cell) => cell.text !== '') && row.every((cell) => !isFigure(cell.text));
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
  const { open: _, ...whole } = cell;
  return {
    ...whole,
    ...(tail.open === undefined ? {} : { open: tail.open }),
    raw: cell.raw === '' ? tail.raw : `${cell.raw}\n${tail.raw}`,
    text: cell.text + tail.text,
    places: [...cell.places, ...tail.places],
  };
}

function spannedPlaces(tail: Cell): Cell['places'] {
  return tail.rs > 1 ? tail.places : [];
}

/**
 * A cell at the left edge of the first new row goes on with the spanned cell above it where it is empty or holds the rest of its label;
 * those of a header (`known`, by column) go on anyhow.
 */
function continueSpans(table: Grid, piece: Grid, known: readonly number[]): { cells: Cell[]; spanned: boolean } {
  const above = gridMatrix(table).at(-1)!;
  const cells = [...table.cells];
  // In a row of figures alone (cases have no label) a blank cell is a blank figure, whatever header stands above it.
  const first = piece.cells.filter((cell) => cell.r === 0 && cell.text !== '');
  let edge = first.length === 0 || first.some((cell) => !isFigure(cell.text));
  let spanned = false;
  for (const cell of piece.cells) {
    const upper = above[cell.c];
    const isKnown = cell.r === 0 && known.includes(cell.c);
    const isSpanned =
      edge &&
      cell.r === 0 &&
      upper &&
      upper.c === cell.c &&
      upper.cs === cell.cs &&
      upper.text !== '' &&
      !isFigure(upper.text) &&
      (cell.rs > 1 || upper.rs > 1) &&
      (cell.text === '' || isTail(upper, cell));
    const goesOn = isKnown || isSpanned;
    if (cell.r === 0 && !goesOn) edge = false;
    if (goesOn && upper) {
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
