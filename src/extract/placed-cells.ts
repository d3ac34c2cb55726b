import type { Given } from './given.ts';
import type { Alignment } from './row-alignment.ts';
import { sumsHold } from './row-sums.ts';
import { isFigureLike, type RowCell, saysFigure } from './row-view.ts';
import type { GluedSums } from './split-glued.ts';
import type { TableShape } from './table-shape.ts';

/** One row of a text table whose header says where its columns stand. */
export interface PlacedRow {
  /** All cells of the line. */
  cells: readonly RowCell[];
  label: RowCell | null;
  values: readonly RowCell[];
  n: number;
  shape: TableShape;
  alignment: Alignment | null;
  sums: GluedSums;
}

/**
 * The cells of a line that stand in the places of the header's columns. Null where a figure stands elsewhere, or where the line may have
 * lost a cell before the columns (then all stand too far left): its last column must be filled or its totals right; below another piece's
 * header, its totals.
 */
export function placedCells({ cells, label, values, n, shape, alignment, sums }: PlacedRow): Given[] | null {
  const leaves = shape.leaves ?? [];
  const columns = Array.from({ length: n }, (_, i) => leaves.find(({ meaning }) => meaning === i));
  const at = (from: number) => cells.find((cell) => cell.from === from);
  const isCut = alignment !== null && !alignment.untrimmed;
  const first = Math.min(...columns.flatMap((leaf) => leaf?.from ?? []));
  if (label && label.from >= first) return null;
  const given: Given[] = [];
  for (const leaf of columns) {
    const cell = leaf && at(leaf.from);
    if (leaf && !cell && !isCut) return null;
    if (!leaf && !shape.order) return null;
    given.push(cell ?? (leaf ? null : 'absent'));
  }
  const isAside = ({ from }: RowCell) => leaves.some((leaf) => leaf.from === from && leaf.meaning === 'foreign');
  const stray = values.some(
    (cell) =>
      cell.text !== '' &&
      !given.includes(cell) &&
      !isAside(cell) &&
      (isFigureLike(cell.text) || (cell.from < first && saysFigure(cell.text))),
  );
  return !stray && isSure(given, sums, shape.carried === true) ? given : null;
}

function isSure(given: readonly Given[], sums: GluedSums, carried: boolean): boolean {
  const texts = given.flatMap((cell) => (cell === 'absent' || cell === 'uncertain' ? [] : (cell?.text ?? '')));
  const last = texts.at(-1) ?? '';
  return (!carried && last !== '') || (given.length === texts.length && sums !== 'none' && sumsHold(texts, sums));
}
