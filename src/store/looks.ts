import { type Selectable, sql } from 'kysely';
import type { Look, LookOutline, LookStep } from '../report/look.ts';
import type { Db } from './database.ts';
import { cleanOrNull, iso, json } from './rows.ts';
import type { LookTable } from './schema.ts';

/** Append-only; the same id again changes nothing. */
export async function addLook(db: Db, look: Look): Promise<void> {
  await db
    .insertInto('nianbao.look')
    .values({
      id: look.id,
      run_id: look.runId,
      agency_id: look.agencyId,
      at: look.at,
      outcome: look.outcome,
      column_url: cleanOrNull(look.columnUrl),
      whole: look.whole,
      years_listed: json(look.yearsListed),
      seen: look.seen ? json(look.seen) : null,
      steps: json(look.steps),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Newest first; `after`: those that are older than this one. */
export async function looksOf(
  db: Db,
  agencyId: string,
  { limit = 100, after = null }: { limit?: number; after?: { at: string; id: string } | null } = {},
): Promise<Look[]> {
  let query = db
    .selectFrom('nianbao.look')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit);
  if (after !== null) query = query.where(sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id})`);
  return (await query.execute()).map(fromRow);
}

/**
 * The looks that can decide a state: the newest twenty, and of every distinct finding (outcome, whole, years listed) the
 * first and the last one. However many looks there are, the proof that a report was absent after its deadline is among them.
 */
export async function decidingLooks(db: Db, agencyId: string): Promise<Look[]> {
  const ends = (direction: 'asc' | 'desc') =>
    db
      .selectFrom('nianbao.look')
      .selectAll()
      .distinctOn(['outcome', 'whole', 'years_listed'])
      .where('agency_id', '=', agencyId)
      .orderBy('outcome')
      .orderBy('whole')
      .orderBy('years_listed')
      .orderBy('at', direction)
      .execute();
  const rows = [...(await ends('asc')), ...(await ends('desc'))].map(fromRow);
  const all = new Map([...(await looksOf(db, agencyId, { limit: 20 })), ...rows].map((look) => [look.id, look]));
  return [...all.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** Those of the agencies that a run has looked at already. */
export async function lookedAt(db: Db, runId: string, agencyIds: readonly string[]): Promise<Set<string>> {
  const wanted = agencyIds.length > 0 ? [...agencyIds] : [''];
  const rows = await db
    .selectFrom('nianbao.look')
    .select('agency_id')
    .where('run_id', '=', runId)
    .where('agency_id', 'in', wanted)
    .execute();
  return new Set(rows.map((row) => row.agency_id));
}

/** Every look of a run, by agency. */
export async function looksOfRun(db: Db, runId: string): Promise<Look[]> {
  const rows = await db
    .selectFrom('nianbao.look')
    .selectAll()
    .where('run_id', '=', runId)
    .orderBy('agency_id')
    .orderBy('at')
    .execute();
  return rows.map(fromRow);
}

/** The newest look of each agency (of those given, or of all); with `wholeOnly` the newest that read the column whole. */
export async function latestLooks(
  db: Db,
  filter: { agencyIds?: readonly string[]; wholeOnly?: boolean } = {},
): Promise<Map<string, Look>> {
  let query = db.selectFrom('nianbao.look').selectAll().distinctOn('agency_id');
  if (filter.agencyIds)
    query = query.where('agency_id', 'in', filter.agencyIds.length > 0 ? [...filter.agencyIds] : ['']);
  if (filter.wholeOnly) query = query.where('whole', '=', true);
  const rows = await query.orderBy('agency_id').orderBy('at', 'desc').orderBy('id', 'desc').execute();
  return new Map(rows.map((row) => [row.agency_id, fromRow(row)]));
}

/** What did not get through to the portal, and what ended at another host than that of the agency's column as it is given now. */
const NEEDS_STEPS = sql<boolean>`l.outcome in ('unreachable', 'blocked', 'own_outage')
  or split_part(coalesce(l.column_url, ''), '/', 3)
    <> split_part(coalesce(a.given_column, nullif(a.report_column_url, ''), l.column_url, ''), '/', 3)`;

/**
 * The newest look of each of these agencies, in order of their ids. The addresses that were asked for are most of what a look weighs: they
 * come only with those of which they tell something.
 */
export async function newestOutlines(db: Db, agencyIds: readonly string[]): Promise<LookOutline[]> {
  if (agencyIds.length === 0) return [];
  const newest = db
    .selectFrom('nianbao.look')
    .select(['id', 'run_id', 'agency_id', 'at', 'outcome', 'column_url', 'steps'])
    .distinctOn('agency_id')
    .where('agency_id', 'in', [...agencyIds])
    .orderBy('agency_id')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .as('l');
  const rows = await db
    .selectFrom(newest)
    .innerJoin('nianbao.agency as a', 'a.id', 'l.agency_id')
    .select(['l.id', 'l.run_id', 'l.agency_id', 'l.at', 'l.outcome', 'l.column_url'])
    .select(sql<LookStep[]>`case when ${NEEDS_STEPS} then l.steps else '[]' end`.as('steps'))
    .orderBy('l.agency_id')
    .execute();
  return rows.map(({ run_id: runId, agency_id: agencyId, at, column_url: columnUrl, ...row }) => ({
    ...{ runId, agencyId, at: iso(at), columnUrl },
    ...row,
  }));
}

/** Those of the agencies whose column some look found at any time. */
export async function agenciesWithColumn(db: Db, agencyIds: readonly string[]): Promise<Set<string>> {
  const wanted = agencyIds.length > 0 ? [...agencyIds] : [''];
  const rows = await db
    .selectFrom('nianbao.look')
    .select('agency_id')
    .distinct()
    .where('outcome', 'in', ['column_read', 'column_incomplete'])
    .where('agency_id', 'in', wanted)
    .execute();
  return new Set(rows.map((row) => row.agency_id));
}

function fromRow(row: Selectable<LookTable>): Look {
  return {
    id: row.id,
    runId: row.run_id,
    agencyId: row.agency_id,
    at: iso(row.at),
    outcome: row.outcome,
    columnUrl: row.column_url,
    whole: row.whole,
    yearsListed: row.years_listed,
    ...(row.seen === null ? {} : { seen: row.seen }),
    steps: row.steps,
  };
}
