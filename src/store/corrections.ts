import { type Selectable, sql } from 'kysely';
import { type CorrectedCell, cellOf, isSameCell } from '../report/correction.ts';
import type { CellSource } from '../report/document.ts';
import type { Corrected, Report, ValueStatus } from '../report/report.ts';
import type { Db } from './database.ts';
import { clean, cleanOrNull, iso, json } from './rows.ts';
import type { CorrectionTable } from './schema.ts';

/** An act on one figure by a person. Append-only: the last act on a field counts. */
export interface Correction {
  id: number;
  agencyId: string;
  year: number;
  field: string;
  act: 'correct' | 'withdraw';
  /** Null where it was withdrawn. */
  status: 'reported' | 'blank' | null;
  value: number | null;
  by: string;
  at: string;
  reason: string;
  cell: CorrectedCell;
  /** What had been read. */
  read: { status: ValueStatus | null; value: number | null };
}

/** Records an act on a figure; append-only. What holds by it is written by `applyCorrections`. */
export async function addCorrection(db: Db, said: Omit<Correction, 'id'>): Promise<void> {
  const { cell, read } = said;
  await db
    .insertInto('nianbao.correction')
    .values({
      ...{ agency_id: said.agencyId, year: said.year, field: said.field, act: said.act },
      ...{ status: said.status, value: said.value, by: clean(said.by), at: said.at, reason: clean(said.reason) },
      ...{ snapshot: cell.snapshot, raw: cleanOrNull(cell.raw) },
      ...{ table_no: cell.table, row_no: cell.row, column_no: cell.column },
      ...{ read_status: read.status, read_value: read.value },
    })
    .execute();
}

/** Every act, newest first. */
export async function listCorrections(
  db: Db,
  filter: { agencyIds?: readonly string[]; years?: readonly number[]; limit?: number } = {},
): Promise<Correction[]> {
  let query = db.selectFrom('nianbao.correction').selectAll().orderBy('id', 'desc');
  if (filter.agencyIds)
    query = query.where('agency_id', 'in', filter.agencyIds.length > 0 ? [...filter.agencyIds] : ['']);
  if (filter.years) query = query.where('year', 'in', filter.years.length > 0 ? [...filter.years] : [-1]);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return (await query.execute()).map(fromRow);
}

/** Of acts, newest first, the last one on each field of an agency and year. */
export function lastActs(acts: readonly Correction[]): Correction[] {
  const last = new Map<string, Correction>();
  for (const one of acts) {
    const key = `${one.agencyId}\n${one.year}\n${one.field}`;
    if (!last.has(key)) last.set(key, one);
  }
  return [...last.values()];
}

/** Puts beside the figures of every reading of an agency-year (or of one of them) the corrections that hold for it, and takes away those that no longer do. */
export async function applyCorrections(
  trx: Db,
  agencyId: string,
  year: number,
  reportId: string | null = null,
): Promise<void> {
  const acts = lastActs(await listCorrections(trx, { agencyIds: [agencyId], years: [year] }));
  if (acts.length === 0) return;
  let query = trx
    .selectFrom('nianbao.value as v')
    .innerJoin('nianbao.report as r', 'r.id', 'v.report_id')
    .where('r.agency_id', '=', agencyId)
    .where('r.year', '=', year)
    .where(
      'v.field',
      'in',
      acts.map(({ field }) => field),
    )
    .select(['v.report_id', 'v.field', 'v.raw', 'v.source', 'r.snapshot']);
  if (reportId !== null) query = query.where('r.id', '=', reportId);
  for (const row of await query.execute()) {
    const act = acts.find(({ field }) => field === row.field)!;
    const now = cellOf(row.snapshot, { raw: row.raw, source: row.source as CellSource | null });
    const corrected = heldBy(act, now);
    await trx
      .updateTable('nianbao.value')
      .set({ corrected: corrected === null ? null : json(corrected) })
      .where('report_id', '=', row.report_id)
      .where('field', '=', row.field)
      .execute();
  }
}

/** What holds of an act for a cell as it is read now; null where it was withdrawn, or the cell is another. */
export function heldBy({ act, cell, status, value, by, at, reason }: Correction, now: CorrectedCell): Corrected | null {
  return act === 'correct' && isSameCell(cell, now) ? { status: status!, value, by, at, reason } : null;
}

/** A reading that is not saved yet, with the corrections that hold for it. */
export async function withHeldCorrections(
  db: Db,
  { agencyId, year, snapshot }: { agencyId: string; year: number; snapshot: string },
  report: Report,
): Promise<Report> {
  const values = { ...report.values };
  for (const act of lastActs(await listCorrections(db, { agencyIds: [agencyId], years: [year] }))) {
    const value = values[act.field];
    const corrected = value && heldBy(act, cellOf(snapshot, value));
    if (corrected) values[act.field] = { ...value, corrected };
  }
  return { ...report, values };
}

/** SQL of the figure that counts of a row of `nianbao.value as v`: the corrected one where there is one. Null where it is none. */
export const COUNTED_VALUE = sql<number | null>`case when v.corrected is not null then (v.corrected ->> 'value')::float8
  when v.status = 'reported' then v.value end`;

function fromRow(row: Selectable<CorrectionTable>): Correction {
  return {
    ...{ id: Number(row.id), agencyId: row.agency_id, year: row.year, field: row.field, act: row.act },
    ...{ status: row.status, value: row.value, by: row.by, at: iso(row.at), reason: row.reason },
    cell: {
      ...{ snapshot: row.snapshot, raw: row.raw },
      ...{ table: row.table_no, row: row.row_no, column: row.column_no },
    },
    read: { status: row.read_status, value: row.read_value },
  };
}

/** How the last act on a field stands: it holds, the cell has changed since (`open`), or it was withdrawn. */
export interface CorrectionState extends Correction {
  state: 'holds' | 'open' | 'withdrawn';
  /** What stands in the current report now; null where the field is not there. */
  now: { raw: string | null; status: ValueStatus; value: number | null } | null;
}

/** The last act on every field, newest first, with how it stands by the current reports. */
export async function correctionStates(
  db: Db,
  filter: { agencyIds?: readonly string[]; years?: readonly number[] } = {},
): Promise<CorrectionState[]> {
  const acts = lastActs(await listCorrections(db, filter));
  const agencies = [...new Set(acts.map(({ agencyId }) => agencyId))];
  if (agencies.length === 0) return [];
  const rows = await db
    .selectFrom('nianbao.report as r')
    .innerJoin('nianbao.value as v', 'v.report_id', 'r.id')
    .where('r.current', '=', true)
    .where('r.agency_id', 'in', agencies)
    .where('r.year', 'in', [...new Set(acts.map(({ year }) => year))])
    .where('v.field', 'in', [...new Set(acts.map(({ field }) => field))])
    .select(['r.agency_id', 'r.year', 'v.field', 'v.raw', 'v.status', 'v.value', 'v.corrected'])
    .execute();
  const read = new Map(rows.map((row) => [`${row.agency_id}\n${row.year}\n${row.field}`, row]));
  return acts.map((act) => {
    const row = read.get(`${act.agencyId}\n${act.year}\n${act.field}`);
    const state = act.act === 'withdraw' ? 'withdrawn' : row?.corrected ? 'holds' : 'open';
    return { ...act, state, now: row ? { raw: row.raw, status: row.status, value: row.value } : null };
  });
}
