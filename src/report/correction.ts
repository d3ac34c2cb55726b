import type { CellSource } from './document.ts';
import type { Report, Value } from './report.ts';
import { withNote } from './value-note.ts';

/** The cell that a correction was made of: it holds as long as a reading finds the same text in the same cell. */
export interface CorrectedCell {
  snapshot: string;
  raw: string | null;
  table: number | null;
  row: number | null;
  column: number | null;
}

/** What a person asks for of one figure of the current report of an agency and year. */
export interface CorrectionAct {
  agencyId: string;
  year: number;
  field: string;
  act: 'correct' | 'withdraw';
  /** The right figure; `blank` where the cell is. Absent when withdrawn. */
  figure?: number | 'blank';
  by: string;
  reason: string;
}

/**
 * `no-report`, `no-field`: there is none. `no-reason`: without a reason nothing is corrected. `bad-figure`: no figure that the field can have.
 * `same`: it is what was read. `none`: there is nothing to withdraw.
 */
export type CorrectionOutcome = 'done' | 'no-report' | 'no-field' | 'no-reason' | 'bad-figure' | 'same' | 'none';

/** The note that a figure carries where a person corrected it; src/text/value-notes.ts has it in both languages. */
export const CORRECTED = 'corrected by hand';

/** The cell of a value in a kept content, as a correction remembers it. */
export function cellOf(snapshot: string, value: Pick<Value, 'raw' | 'source'>): CorrectedCell {
  const { table, row, column }: CellSource = value.source ?? {};
  return { snapshot, raw: value.raw, table: table ?? null, row: row ?? null, column: column ?? null };
}

/** True where a reading shows the cell as it was when it was corrected: the same text at the same place; where no cell was read, the same bytes. */
export function isSameCell(then: CorrectedCell, now: CorrectedCell): boolean {
  if (then.raw !== now.raw) return false;
  if (then.snapshot === now.snapshot) return true;
  return then.row !== null && then.table === now.table && then.row === now.row && then.column === now.column;
}

/** A figure as checks and comparisons take it: the corrected one where there is one. */
export function countedOf({ corrected, ...read }: Value): Value {
  if (corrected === undefined) return read;
  const { status, value } = corrected;
  const { note: _, mark: _mark, ...rest } = read;
  return withNote({ ...rest, status, value, ...(status === 'blank' ? { mark: 'empty' } : {}) }, CORRECTED);
}

/** A report with the figures that people corrected in place of those that were read: what checks and comparisons go by. */
export function withCorrections<R extends Pick<Report, 'values'>>(report: R): R {
  const fixed = Object.entries(report.values).filter(([, value]) => value.corrected !== undefined);
  if (fixed.length === 0) return report;
  const values = { ...report.values };
  for (const [field, value] of fixed) values[field] = countedOf(value);
  return { ...report, values };
}
