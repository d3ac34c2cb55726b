import type { RowView } from './row-view.ts';
import { shapeOf, type TableShape } from './table-shape.ts';
import type { TemplateColumn } from './templates/schema.ts';

/** What headers say of a row's columns: those of its own table alone, where they name all, or where all together turn their order round. */
export function shapeAbove(
  headers: readonly RowView[],
  row: RowView,
  columns: readonly TemplateColumn[],
): TableShape | null {
  const above = headers.filter(({ table }) => table === row.table);
  const own = above.length < headers.length ? shapeOf(above, columns) : null;
  if (columns.every((_, i) => own?.order?.includes(i))) return own;
  const all = shapeOf(headers, columns);
  return all?.contrary && own?.contrary === false ? own : all;
}

/** A header stands above the rows of its own table only; of others it tells number and order of the columns, and places in lines. */
export function placedShape(shape: TableShape | null, row: RowView, header: RowView | undefined): TableShape | null {
  if (!shape || (header && header.table === row.table)) return shape;
  return { ...shape, leaves: shape.inLines && row.grid !== null ? shape.leaves : null, carried: true };
}
