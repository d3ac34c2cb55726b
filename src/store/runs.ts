import { type Selectable, sql } from 'kysely';
import type { Db } from './database.ts';
import { isoOrNull, json } from './rows.ts';
import type { RunTable, TaskTable } from './schema.ts';

/** One crawl as the store keeps it; times are ISO, UTC. */
export interface Run {
  id: string;
  state: RunTable['state'];
  /** `schedule`, `catch-up`, `manual`, `demo`, `operator`. */
  trigger: string;
  scheduledFor: string | null;
  years: number[];
  agencyIds: string[];
  /** YYYY-MM-DD: judge as if it were that day; null = the real time. */
  asOf: string | null;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  summary: Record<string, unknown> | null;
}

export type NewRun = Pick<Run, 'id' | 'trigger' | 'scheduledFor' | 'years' | 'agencyIds' | 'asOf' | 'createdAt'>;

/** How many tasks of a run are of that kind in that state. */
export interface RunProgress {
  kind: TaskTable['kind'];
  state: TaskTable['state'];
  count: number;
}

/** A run of the same id or the same planned instant is returned as it is, with `created: false`. */
export async function createRun(db: Db, run: NewRun): Promise<{ run: Run; created: boolean }> {
  const inserted = await db
    .insertInto('nianbao.run')
    .values({
      id: run.id,
      state: 'pending',
      trigger: run.trigger,
      scheduled_for: run.scheduledFor,
      years: json(run.years),
      agency_ids: json(run.agencyIds),
      as_of: run.asOf,
      created_at: run.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  if (inserted) return { run: fromRow(inserted), created: true };
  const existing = await db
    .selectFrom('nianbao.run')
    .selectAll()
    .where((is) => is.or([is('id', '=', run.id), is('scheduled_for', '=', run.scheduledFor as never)]))
    .executeTakeFirstOrThrow();
  return { run: fromRow(existing), created: false };
}

/** From `pending` to `running`; a run that is further along stays as it is. */
export async function markRunStarted(db: Db, id: string, now: string): Promise<void> {
  await db
    .updateTable('nianbao.run')
    .set({ state: 'running', started_at: now })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .execute();
}

/** Ends a run, with its summary; one that has ended stays as it is. */
export async function finishRun(db: Db, id: string, summary: Record<string, unknown>, now: string): Promise<void> {
  await db
    .updateTable('nianbao.run')
    .set({ state: 'done', finished_at: now, summary: json(summary) })
    .where('id', '=', id)
    .where('state', '<>', 'done')
    .execute();
}

/** Adds to the summary of a run, beside what others add at the same time. */
export async function noteOnRun(db: Db, id: string, note: Record<string, unknown>): Promise<void> {
  await db
    .updateTable('nianbao.run')
    .set({ summary: sql`coalesce(summary, '{}') || ${json(note)}::jsonb` })
    .where('id', '=', id)
    .execute();
}

/** Newest first. */
export async function listRuns(db: Db, options: { limit?: number } = {}): Promise<Run[]> {
  const rows = await db
    .selectFrom('nianbao.run')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(options.limit ?? 50)
    .execute();
  return rows.map(fromRow);
}

/** By its id; null where there is none. */
export async function findRun(db: Db, id: string): Promise<Run | null> {
  const row = await db.selectFrom('nianbao.run').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Oldest first. */
export async function unfinishedRuns(db: Db): Promise<Run[]> {
  const rows = await db
    .selectFrom('nianbao.run')
    .selectAll()
    .where('state', '<>', 'done')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** The run's tasks, counted by kind and state. */
export async function runProgress(db: Db, id: string): Promise<RunProgress[]> {
  return db
    .selectFrom('nianbao.task')
    .select(({ fn }) => ['kind', 'state', fn.countAll<number>().as('count')])
    .where('run_id', '=', id)
    .groupBy(['kind', 'state'])
    .orderBy('kind')
    .orderBy('state')
    .execute();
}

function fromRow(row: Selectable<RunTable>): Run {
  return {
    id: row.id,
    state: row.state,
    trigger: row.trigger,
    scheduledFor: isoOrNull(row.scheduled_for),
    years: row.years,
    agencyIds: row.agency_ids,
    asOf: row.as_of,
    createdAt: row.created_at.toISOString(),
    startedAt: isoOrNull(row.started_at),
    finishedAt: isoOrNull(row.finished_at),
    summary: row.summary,
  };
}
