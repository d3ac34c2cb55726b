import { hasGeometry, type RowCell, type RowView } from './row-view.ts';

/** The cell of each column, or why the cells of this row cannot be told apart. */
export type Assignment = { ok: true; cells: (RowCell | null)[] } | { ok: false; note: string };

/** Where the columns stand according to the header: per column the grid column, or null where the header does not say. */
export interface HeaderColumns {
  at: (number | null)[];
  /** Number of cells in the header's row: in rows without geometry positions only count where both rows have as many cells. */
  width: number;
}

/**
 * Gives the value cells of a row to `n` columns. Trusted, in this order: a header whose columns all meet cells of the row, the
 * exact number of cells, the only run of `n` neighbours that holds everything that is not blank. Otherwise nothing is given.
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
  if (values.length > n) {
    const starts = [];
    for (let i = 0; i + n <= values.length; i++) {
      const outside = [...values.slice(0, i), ...values.slice(i + n)];
      if (outside.every((cell) => cell.text === '')) starts.push(i);
    }
    if (starts.length === 1) return { ok: true, cells: values.slice(starts[0], starts[0]! + n) };
  }
  return { ok: false, note: `${values.length} cells for ${n} columns` };
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
  return values.every((cell) => cell.text === '' || cells.includes(cell)) ? cells : null;
}
