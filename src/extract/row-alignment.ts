import type { RowView } from './row-view.ts';

/** What the rows of a table without geometry tell about one another. */
export interface Alignment {
  /** True where some row ends in a blank cell: then no blank ends were cut off the lines, as editors do. */
  untrimmed: boolean;
}

/** Compares the rows of one table. */
export function alignmentOf(rows: readonly RowView[]): Alignment {
  return { untrimmed: rows.some((row) => row.cells.length > 1 && row.cells.at(-1)!.text === '') };
}
