import { UNREAD } from '../report/document.ts';
import { cellsForColumns, READING_NOTES, type ReadingNote } from '../report/reading-note.ts';
import type { Given } from './given.ts';
import { placedCells } from './placed-cells.ts';
import type { Alignment } from './row-alignment.ts';
import { sumsHold, sumsProve } from './row-sums.ts';
import { hasGeometry, isFigureLike, type RowCell, type RowView, saysFigure } from './row-view.ts';
import type { GluedSums } from './split-glued.ts';
import { withoutStrayBlanks } from './stray-blanks.ts';
import type { Leaf, TableShape } from './table-shape.ts';

/**
 * What each column of the form gets (`placed`: by its place in a line of text; `byHeader`: by the name above it, not by counting), or why
 * the cells of the row cannot be told apart.
 */
export type Assignment =
  | { ok: true; cells: Given[]; placed?: true; byHeader?: true }
  | { ok: false; note: ReadingNote };

/** One row whose cells are to be given to `n` columns. */
export interface RowToAssign {
  row: RowView;
  /** The cell of its label; null where it has none. */
  label: RowCell | null;
  values: readonly RowCell[];
  n: number;
  shape: TableShape | null;
  alignment: Alignment | null;
  /** Totals that the row has, which may prove what its cells do not tell. */
  sums: GluedSums;
}

/** Two figures on one line of a cell. */
const TWO_FIGURES = /\d[^\S\n]+[\d+-]/;

/**
 * Gives the value cells of a row to the columns of the form, or says why it cannot. With geometry: a header whose columns all meet
 * cells of the row, then the exact number of cells, then cells that stay the same whichever blank ones are taken for strays. Without:
 * see `inSequence`. The number and order of the columns are those that the header names; the form's, where it names none.
 */
export function assignColumns({ row, label, values, n, shape, alignment: ofTable, sums }: RowToAssign): Assignment {
  // A line that ends before the last place of its header has lost its end, whatever other lines of the table have.
  const alignment = ofTable && endsEarly(row, shape) ? { untrimmed: false } : ofTable;
  const order = shape?.order ?? (shape?.contrary ? null : identity(n));
  const count = order?.length ?? n;
  const note = cellsForColumns(values.length, count);
  // Where names are missing, a cell more may stand under one of them.
  const lacksNames = (order?.filter((column) => column !== null).length ?? n) < n && values.length !== count;
  const filled = values.filter((cell) => cell.text !== '');
  const given = (cells: readonly (RowCell | 'uncertain')[]) => byColumn(cells, order ?? identity(n), n);
  // Totals say something of rows that have all the form's columns and no others.
  const provable = order?.length === n && order.every((column, i) => column === i) ? sums : 'none';
  if (filled.length === 0) {
    if (values.length === 0) return { ok: false, note: READING_NOTES.noCell };
    const known = order ?? identity(n);
    // Of a drawn table every cell is seen: the columns that it lacks may stand on another page.
    const isDrawn = row.origin !== 'markup' && row.origin !== 'sequence';
    if (isDrawn && widthOf(values) < known.length) return { ok: false, note };
    return { ok: true, cells: allBlank(values, n).map((cell, i) => (known.includes(i) ? cell : 'absent')) };
  }
  if (!hasGeometry(row.origin)) {
    const placed = shape?.leaves && placedCells({ cells: row.cells, label, values, n, shape, alignment, sums });
    if (placed) return { ok: true, cells: placed, placed: true, byHeader: true };
    if (!order) return { ok: false, note: READING_NOTES.otherHeader };
    if (lacksNames) return { ok: false, note };
    const cells = inSequence(values, filled, count, alignment, provable);
    return cells ? given(cells) : { ok: false, note };
  }
  // One of them is a neighbour's, printed over the rule between them, and nobody knows how many others are.
  if (row.origin !== 'markup' && values.some((cell) => TWO_FIGURES.test(cell.raw)))
    return { ok: false, note: READING_NOTES.twoFigures };
  const byHeader = shape?.leaves ? fromHeader(values, label, n, shape) : null;
  if (byHeader) return { ok: true, cells: byHeader, byHeader: true };
  if (!order) return { ok: false, note: READING_NOTES.otherHeader };
  if (row.origin === 'alignment' && shape?.leaves?.some((leaf) => isAboveLabel(leaf, label)))
    return { ok: false, note: READING_NOTES.headerAboveLabels };
  if (shape?.leaves && sums !== 'none' && values.some((cell) => isNameless(cell, shape)))
    return underNameless(values, n, shape, provable) ?? { ok: false, note };
  if (values.length === count || values.length === withoutForeignEnd(order)) return given(values);
  if (lacksNames || values.length < count || !values.every((cell) => isFigureLike(cell.text)))
    return { ok: false, note };
  const cells = withoutStrayBlanks(values, count, provable);
  const texts = cells.map((cell) => (cell === 'uncertain' ? UNREAD : cell.text));
  if (shape?.order && values.some((cell) => isUnclear(cell, shape)) && !sumsHold(texts, provable))
    return { ok: false, note: READING_NOTES.unreadHeader };
  return cells.some((cell) => cell !== 'uncertain') ? given(cells) : { ok: false, note };
}

/** Columns of the grid that these cells take. */
function widthOf(cells: readonly RowCell[]): number {
  return cells.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}

function endsEarly(row: RowView, shape: TableShape | null): boolean {
  const end = row.cells.at(-1)?.from ?? 0;
  return !shape?.carried && (shape?.leaves?.some(({ from }) => from > end) ?? false);
}

function identity(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Number of columns without those at the right end that the form does not have: remarks that nobody made leave no cell. */
function withoutForeignEnd(order: readonly (number | null)[]): number {
  return order.findLastIndex((column) => column !== null) + 1;
}

function byColumn(cells: readonly (RowCell | 'uncertain')[], order: readonly (number | null)[], n: number): Assignment {
  return {
    ok: true,
    cells: identity(n).map((column) => (order.includes(column) ? cells[order.indexOf(column)]! : 'absent')),
  };
}

/**
 * Cells that are only a sequence, in which converters left blank cells where spans were: all columns filled; or beginning right after
 * the label; or, where no blank ends were cut off, exactly as many as columns, or the same whichever blank ones are strays.
 */
function inSequence(
  values: readonly RowCell[],
  filled: readonly RowCell[],
  n: number,
  alignment: Alignment | null,
  sums: GluedSums,
): (RowCell | 'uncertain')[] | null {
  if (filled.length === n) return [...filled];
  if (!alignment || values.length < n) return null;
  const first = values[0]!;
  if (first.text !== '') return values.slice(n).every((cell) => cell.text === '') ? values.slice(0, n) : null;
  const texts = values.map((cell) => cell.text);
  if (values.length === n && (alignment.untrimmed || first.from === 0 || sumsHold(texts, sums))) return [...values];
  return alignment.untrimmed && values.every((cell) => isFigureLike(cell.text))
    ? withoutStrayBlanks(values, n, sums)
    : null;
}

/** A column's name above the labels: figures and names do not stand below one another as they should. */
function isAboveLabel({ from, to, meaning }: Leaf, label: RowCell | null): boolean {
  return label !== null && typeof meaning === 'number' && from <= label.to && label.from <= to;
}

/** A figure in a column above which no header word stands. */
function isNameless(cell: RowCell, shape: TableShape): boolean {
  return leafAbove(cell, shape)?.meaning === 'nameless' && cell.text !== '';
}

/** A figure under a name that is none of a column. */
function isUnclear(cell: RowCell, shape: TableShape): boolean {
  return cell.text !== '' && leafAbove(cell, shape)?.meaning === 'unclear';
}

function leafAbove(cell: RowCell, { leaves }: TableShape): Leaf | undefined {
  return leaves?.find(({ from, to }) => from <= cell.from && cell.from <= to);
}

/**
 * As many figures as the form has columns, one of them under no name: a total whose name is lost, or a cell too many in its row. The row's
 * own total decides; where all cells say the same, those under a name stand.
 */
function underNameless(
  values: readonly RowCell[],
  n: number,
  { leaves }: TableShape,
  sums: GluedSums,
): Assignment | null {
  if (values.length !== n) return null;
  const texts = values.map((cell) => cell.text);
  if (sumsProve(texts, sums)) return { ok: true, cells: [...values] };
  if (new Set(texts).size > 1) return null;
  const isNamed = (column: number) => leaves?.some(({ meaning }) => meaning === column);
  return { ok: true, cells: values.map((cell, column) => (isNamed(column) ? cell : 'uncertain')) };
}

function allBlank(values: readonly RowCell[], n: number): (RowCell | null)[] {
  return identity(n).map((i) => values[Math.min(i, values.length - 1)] ?? null);
}

/** The cells below the header's; null where a column meets no cell, or a figure stands under no column: then the header does not fit. */
function fromHeader(values: readonly RowCell[], label: RowCell | null, n: number, shape: TableShape): Given[] | null {
  const leaves = shape.leaves!;
  const taken = new Set<RowCell>();
  const cells: Given[] = [];
  for (let i = 0; i < n; i++) {
    const leaf = leaves.find(({ meaning }) => meaning === i);
    const cell = leaf && values.find((value) => value.from <= leaf.from && leaf.from <= value.to);
    if (leaf ? !cell || taken.has(cell) : !shape.order) return null;
    if (cell) taken.add(cell);
    cells.push(cell ?? 'absent');
  }
  const aside = (cell: RowCell) => {
    const leaf = leaves.find(({ from, to }) => from <= cell.from && cell.from <= to);
    return leaf?.meaning === 'foreign' && !(label && leaf.from <= label.to && label.from <= leaf.to);
  };
  // A blank cell before the columns, and none or a remark in the last: the row may have lost its first cells and stand too far left.
  const under = (cell: RowCell) => leaves.findIndex(({ from, to }) => from <= cell.from && cell.from <= to);
  const before = label && values.some((cell) => cell.text === '' && !taken.has(cell) && under(cell) === under(label));
  const last = cells.findLast((cell): cell is RowCell => typeof cell === 'object' && cell !== null);
  if (before && last && (last.text === '' || !saysFigure(last.text))) return null;
  // Words beside the columns are remarks; figures there belong to columns that the form does not have, or the header does not fit.
  const fits = values.every((cell) => cell.text === '' || taken.has(cell) || !saysFigure(cell.text) || aside(cell));
  return fits ? cells : null;
}
