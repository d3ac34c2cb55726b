import { type Cell, type Grid, UNREAD } from '../report/document.ts';
import { isFigure, isOfFigure, UNIT } from './cell-words.ts';
import { gridMatrix } from './grid.ts';
import { beginsLabel, beginsNumbered } from './label-begins.ts';
import { breakOf, labelColumn, labelColumns, MANY_COLUMNS } from './row-break.ts';

const UNSURE = { raw: UNREAD, text: UNREAD };

/** The table with figures of its last row that cannot be read: those of these columns, or all where no rules say which column is which. */
export function withUnsureFigures(table: Grid, columns: readonly number[]): Grid {
  const last = gridMatrix(table).at(-1)!;
  const isDoubtful = (cell: Cell) => table.source === 'alignment' && isOfFigure(cell.text);
  const own = new Set(last.filter((cell, c) => cell && (columns.includes(c) || isDoubtful(cell))));
  return { ...table, cells: table.cells.map((cell) => (own.has(cell) ? { ...cell, ...UNSURE } : cell)) };
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
  return words.length > 0 && words.every(({ text }) => !isFigure(text) && !beginsLabel(text) && !UNIT.test(text));
}

/** Number of rows of words alone that begin a piece of many columns; one of a single word is none. */
function headerRows({ rows, cols, cells }: Grid): number {
  if (cols < MANY_COLUMNS) return 0;
  const matrix = gridMatrix({ rows, cols, cells });
  const isHeader = (row: (typeof matrix)[number]) => {
    const words = new Set(row.flatMap((cell) => (cell && cell.text !== '' ? [cell] : [])));
    return words.size > 1 && [...words].every(({ text }) => !isFigure(text) && !beginsNumbered(text));
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
  const isRest = below && below.text !== '' && !beginsLabel(below.text) && !UNIT.test(below.text);
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
  if (words < 0 || open.size === 0 || last.some((cell) => cell && isFigure(cell.text))) return grid;
  return { ...grid, cells: grid.cells.map((cell) => (open.has(cell) ? { ...cell, ...UNSURE } : cell)) };
}

/** A last row whose figures go on on the next page, nobody knows with what. */
export function withUnreadableLast(grid: Grid): Grid {
  const isLast = (cell: Cell) => cell.r === grid.rows - 1 && isFigure(cell.text);
  return { ...grid, cells: grid.cells.map((cell) => (isLast(cell) ? { ...cell, ...UNSURE } : cell)) };
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
