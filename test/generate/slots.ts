import { placed } from './cut-table.ts';
import type { GeneratedCell, GeneratedTable } from './model.ts';

/** A cell of a row's columns: printed, or gone on with from above. */
export interface Slot {
  cell: GeneratedCell;
  column: number;
  first: boolean;
}

/** Every row with the cells that reach down into it, from left to right: office formats write those out. */
export function slotsOf(table: GeneratedTable): Slot[][] {
  const rows: Slot[][] = table.rows.map(() => []);
  for (const { cell, r, c } of placed(table))
    for (let i = r; i < Math.min(r + cell.rows, rows.length); i++) rows[i]!.push({ cell, column: c, first: i === r });
  return rows.map((row) => row.sort((a, b) => a.column - b.column));
}
