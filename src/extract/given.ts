import type { RowCell } from './row-view.ts';

/** What a column of the form gets from a row: a cell, none that says anything, one of several, or the table has no such column. */
export type Given = RowCell | null | 'uncertain' | 'absent';
