import type { Alignment } from './row-alignment.ts';
import { hasGeometry, isFigureLike, type RowCell, type RowView } from './row-view.ts';

/** The cell of each column (`uncertain` where another cell could be meant), or why the cells of the row cannot be told apart. */
export type Assignment = { ok: true; cells: (RowCell | null | 'uncertain')[] } | { ok: false; note: string };

/** Where the columns stand according to the header: per column the grid column, or null where the header does not say.
 * Only asked of tables with geometry. */
export interface HeaderColumns {
  at: (number | null)[];
}

/**
 * Gives the value cells of a row to `n` columns, or says why it cannot. With geometry: a header whose columns all meet cells of the
 * row, then the exact number of cells, then cells that stay the same whichever blank ones are taken for strays. Without: see below.
 */
export function assignColumns(
  row: RowView,
  values: readonly RowCell[],
  n: number,
  header: HeaderColumns | null,
  alignment: Alignment | null,
): Assignment {
  const note = `${values.length} cells for ${n} columns`;
  const filled = values.filter((cell) => cell.text !== '');
  if (filled.length === 0) {
    const sure = values.length > 0 || hasGeometry(row.origin);
    return sure ? allBlank(values, n) : { ok: false, note: 'no cell after the label' };
  }
  if (!hasGeometry(row.origin)) {
    const cells = inSequence(values, filled, n, alignment);
    return cells ? { ok: true, cells } : { ok: false, note };
  }
  const byHeader = header && fromHeader(values, n, header);
  if (byHeader) return { ok: true, cells: byHeader };
  if (values.length === n) return { ok: true, cells: [...values] };
  if (values.length < n || !values.every((cell) => isFigureLike(cell.text))) return { ok: false, note };
  const cells = withoutStrayBlanks(values, n);
  return cells.some((cell) => cell !== 'uncertain') ? { ok: true, cells } : { ok: false, note };
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
): (RowCell | 'uncertain')[] | null {
  if (filled.length === n) return [...filled];
  if (!alignment || values.length < n) return null;
  const first = values[0]!;
  if (first.text !== '') return values.slice(n).every((cell) => cell.text === '') ? values.slice(0, n) : null;
  if (values.length === n && (alignment.untrimmed || first.from === 0)) return [...values];
  return alignment.untrimmed && values.every((cell) => isFigureLike(cell.text)) ? withoutStrayBlanks(values, n) : null;
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

function fromHeader(values: readonly RowCell[], n: number, header: HeaderColumns): RowCell[] | null {
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
