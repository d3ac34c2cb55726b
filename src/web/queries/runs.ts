import { type Kysely, type Selectable, sql } from 'kysely';
import type { LookOutcome } from '../../report/look.ts';
import type { Database, RunTable, TaskTable } from '../../store/schema.ts';

export type RunRow = Selectable<RunTable>;

/** Runs, newest first; with `crawlsOnly` without those that carry out what an operator said, which look at no portal. */
export async function listRuns(
  db: Kysely<Database>,
  limit: number,
  offset: number,
  {
    crawlsOnly = false,
    after = null,
  }: { crawlsOnly?: boolean; after?: readonly [createdMs: number, id: string] | null } = {},
): Promise<{ rows: RunRow[]; total: number }> {
  const count = await db
    .selectFrom('nianbao.run')
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  let query = db.selectFrom('nianbao.run').selectAll();
  if (crawlsOnly) query = query.where('trigger', '<>', 'operator');
  if (after !== null)
    query = query.where(
      sql<boolean>`(-(extract(epoch from created_at) * 1000)::int8, id) > (${-after[0]}::int8, ${after[1]})`,
    );
  const rows = await query.orderBy('created_at', 'desc').orderBy('id').limit(limit).offset(offset).execute();
  return { rows, total: count.count };
}

export async function runById(db: Kysely<Database>, id: string): Promise<RunRow | null> {
  return (await db.selectFrom('nianbao.run').where('id', '=', id).selectAll().executeTakeFirst()) ?? null;
}

export interface TaskCount {
  kind: TaskTable['kind'];
  state: TaskTable['state'];
  count: number;
}

/** Number of tasks by kind and state, of one run or (null) of all. */
export async function taskCounts(db: Kysely<Database>, runId: string | null): Promise<TaskCount[]> {
  let query = db
    .selectFrom('nianbao.task')
    .select(['kind', 'state', sql<number>`count(*)::int`.as('count')])
    .groupBy(['kind', 'state']);
  if (runId !== null) query = query.where('run_id', '=', runId);
  return query.execute();
}

export interface FailureGroup {
  code: string;
  kind: TaskTable['kind'];
  count: number;
  /** One of the causes, as an example. */
  cause: string | null;
}

/** Failed tasks of a run by failure code, the most frequent first. */
export async function runFailures(db: Kysely<Database>, runId: string): Promise<FailureGroup[]> {
  const count = sql<number>`count(*)::int`;
  const rows = await db
    .selectFrom('nianbao.task')
    .where('run_id', '=', runId)
    .where('error_code', 'is not', null)
    .where('state', '!=', 'done')
    .select(['error_code', 'kind', count.as('count'), sql<string | null>`min(error_cause)`.as('cause')])
    .groupBy(['error_code', 'kind'])
    .orderBy(count, 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    code: row.error_code ?? 'internal',
    kind: row.kind,
    count: row.count,
    cause: row.cause,
  }));
}

export interface RunLook {
  agencyId: string;
  agency: string;
  portalUrl: string;
  outcome: LookOutcome;
  columnUrl: string | null;
  whole: boolean;
  yearsListed: number[];
  steps: number;
  at: Date;
}

/** Where a list of a run's looks goes on: whether the column was read, the portal's address, the agency's name and id. */
export type RunLookKey = readonly [number, string, string, string];

export function runLookKey({ outcome, portalUrl, agency, agencyId }: RunLook): RunLookKey {
  return [outcome === 'column_read' ? 1 : 0, portalUrl, agency, agencyId];
}

/** What the run saw, agency by agency: those that could not be read first. */
export async function runLooks(
  db: Kysely<Database>,
  runId: string,
  limit: number,
  after: RunLookKey | null = null,
): Promise<RunLook[]> {
  let query = db
    .selectFrom('nianbao.look as l')
    .innerJoin('nianbao.agency as a', 'a.id', 'l.agency_id')
    .where('l.run_id', '=', runId)
    .select([
      'l.agency_id as agencyId',
      'a.name as agency',
      'a.portal_url as portalUrl',
      'l.outcome',
      'l.column_url as columnUrl',
      'l.whole',
      'l.years_listed as yearsListed',
      'l.at',
      sql<number>`jsonb_array_length(l.steps)`.as('steps'),
    ])
    .orderBy(sql`(l.outcome = 'column_read')`)
    .orderBy('a.portal_url')
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(limit);
  if (after !== null) {
    const [read, ...rest] = after;
    query = query.where(
      sql<boolean>`((l.outcome = 'column_read'), a.portal_url, a.name, a.id) > (${read === 1}, ${sql.join(rest)})`,
    );
  }
  return query.execute();
}

/** Number of looks of a run by outcome. */
export async function lookOutcomes(
  db: Kysely<Database>,
  runId: string,
): Promise<{ outcome: LookOutcome; count: number }[]> {
  const count = sql<number>`count(*)::int`;
  return db
    .selectFrom('nianbao.look')
    .where('run_id', '=', runId)
    .select(['outcome', count.as('count')])
    .groupBy('outcome')
    .orderBy(count, 'desc')
    .execute();
}
