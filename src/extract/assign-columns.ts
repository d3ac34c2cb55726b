import { hasGeometry, isFigureLike, type RowCell, type RowView } from './row-view.ts';

/** The cell of each column (`uncertain` where another cell could be meant), or why the cells of the row cannot be told apart. */
export type Assignment = { ok: true; cells: (RowCell | null | 'uncertain')[] } | { ok: false; note: string };

/** Where the columns stand according to the header: per column the grid column, or null where the header does not say. */
export interface HeaderColumns {
  at: (number | null)[];
  /** Number of cells in the header's row: in rows without geometry positions only count where both rows have as many cells. */
  width: number;
}

/**
 * Gives the value cells of a row to `n` columns. Trusted, in this order: a header whose columns all meet cells of the row, the
 * exact number of cells, cells that stay the same whichever blank ones are taken for strays. Otherwise nothing is given.
 */
export function assignColumns(
  row: RowView,
  values: readonly RowCell[],
  n: number,
  header: HeaderColumns | null,
): Assignment {
  if (values.length === n && !hasGeometry(row.origin)) return { ok: true, cells: [...values] };
  const byHeader = header && fromHeader(row, values, n, header);
  if (byHeader) return { ok: true, cells: byHeader };
  if (values.length === n) return { ok: true, cells: [...values] };
  const filled = values.filter((cell) => cell.text !== '');
  if (filled.length === 0)
    return values.length > 0 || hasGeometry(row.origin)
      ? allBlank(values, n)
      : { ok: false, note: 'no cell after the label' };
  const note = `${values.length} cells for ${n} columns`;
  if (values.length < n || !values.every((cell) => isFigureLike(cell.text))) return { ok: false, note };
  const cells = withoutStrayBlanks(values, n);
  return cells.some((cell) => cell !== 'uncertain') ? { ok: true, cells } : { ok: false, note };
}

/**
 * More cells than columns: some blank ones are strays, nobody says which. A column is certain where every way to leave strays out gives
 * it the same text.
 */
function withoutStrayBlanks(values: readonly RowCell[], n: number): (RowCell | 'uncertain')[] {
  const surplus = values.length - n;
  const before: number[] = [0];
  for (const cell of values) before.push(before.at(-1)! + (cell.text === '' ? 1 : 0));
  const blanks = before.at(-1)!;
  return Array.from({ length: n }, (_, column) => {
    const candidates = values.filter((_cell, at) => {
      const left = at - column;
      const after = blanks - before[at + 1]!;
      return left >= 0 && left <= Math.min(surplus, before[at]!) && surplus - left <= after;
    });
    const texts = new Set(candidates.map((cell) => cell.text));
    return texts.size === 1 ? candidates[0]! : 'uncertain';
  });
}

function allBlank(values: readonly RowCell[], n: number): Assignment {
  return { ok: true, cells: Array.from({ length: n }, (_, i) => values[Math.min(i, values.length - 1)] ?? null) };
}

function fromHeader(row: RowView, values: readonly RowCell[], n: number, header: HeaderColumns): RowCell[] | null {
  if (!hasGeometry(row.origin) && header.width !== row.cells.length) return null;
  const cells: RowCell[] = [];
  for (let i = 0; i < n; i++) {
    const at = header.at[i];
    const cell = at == null ? undefined : values.find((value) => value.from <= at && at <= value.to);
    if (!cell || cells.includes(cell)) return null;
    cells.push(cell);
  }
  // Words beside the columns are remarks; figures there mean that the header does not fit.
  return values.every((cell) => cell.text === '' || cells.includes(cell) || !isFigureLike(cell.text)) ? cells : null;
}
