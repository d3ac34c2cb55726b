import { type Kysely, sql } from 'kysely';
import type { Database, TaskTable } from '../../store/schema.ts';
import type { Backlog } from '../queue-verdict.ts';

/** For as long failures are counted. */
const FAILURE_DAYS = 7;

/** Unfinished work of the store by queue: tasks by kind, and messages that are due as `deliver`. */
export async function backlogs(db: Kysely<Database>, now: Date): Promise<Map<string, Backlog>> {
  const [tasks, messages] = await Promise.all([
    db
      .selectFrom('nianbao.task')
      .where('state', '=', 'pending')
      .select(['kind', sql<number>`count(*)::int`.as('pending'), sql<Date>`min(created_at)`.as('oldestAt')])
      .groupBy('kind')
      .execute(),
    db
      .selectFrom('nianbao.delivery')
      .where('state', 'in', ['pending', 'sending'])
      .where((is) => is.or([is('bundle', 'is', null), is('bundle', '=', is.ref('id'))]))
      .where((is) => is.or([is('due_at', 'is', null), is('due_at', '<=', now)]))
      .select([
        sql<number>`count(*)::int`.as('pending'),
        sql<Date | null>`min(coalesce(due_at, created_at))`.as('oldestAt'),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  const byQueue = new Map<string, Backlog>(tasks.map(({ kind, ...one }) => [kind, one]));
  return byQueue.set('deliver', messages);
}

/** Failed tasks of one kind and one cause. */
export interface TaskFailures {
  code: string;
  kind: TaskTable['kind'];
  count: number;
  /** Those that are given up; the others are tried again by themselves. */
  final: number;
  /** One of the causes, as an example. */
  cause: string | null;
  lastAt: Date;
}

/** Tasks that failed in the last week and were not tried again since, by cause, the most frequent first. */
export async function taskFailures(db: Kysely<Database>, now: Date, limit = 100): Promise<TaskFailures[]> {
  const count = sql<number>`count(*)::int`;
  const rows = await db
    .selectFrom('nianbao.task')
    .where('error_code', 'is not', null)
    .where('state', '<>', 'done')
    .where('created_at', '>', new Date(now.getTime() - FAILURE_DAYS * 86_400_000))
    .where(NOT_RETRIED)
    .select([
      'error_code as code',
      'kind',
      count.as('count'),
      sql<number>`(count(*) filter (where state = 'failed'))::int`.as('final'),
      sql<string | null>`min(error_cause)`.as('cause'),
      sql<Date>`max(coalesce(finished_at, created_at))`.as('lastAt'),
    ])
    .groupBy(['error_code', 'kind'])
    .orderBy(count, 'desc')
    .orderBy('error_code')
    .limit(limit)
    .execute();
  return rows.map(({ code, ...row }) => ({ ...row, code: code ?? 'internal' }));
}

/** A task that was tried again carries the run that does so. */
const NOT_RETRIED = sql<boolean>`not (payload ? 'retriedBy')`;

/** A message that was given up. */
export interface DeadLetter {
  id: string;
  alertId: string | null;
  transition: string;
  channel: string;
  target: string;
  attempts: number;
  error: string | null;
  createdAt: Date;
}

/** Messages that were given up, the newest first (`after`: older than this one), and how many there are in all. */
export async function deadLetters(
  db: Kysely<Database>,
  limit: number,
  after: readonly [createdMs: number, id: string] | null = null,
): Promise<{ rows: DeadLetter[]; total: number }> {
  const dead = db.selectFrom('nianbao.delivery').where('state', '=', 'dead');
  const age = sql<number>`-(extract(epoch from created_at) * 1000)::int8`;
  const older = after === null ? sql<boolean>`true` : sql<boolean>`(${age}, id) > (${-after[0]}::int8, ${after[1]})`;
  const [rows, counted] = await Promise.all([
    dead
      .where(older)
      .select(['id', 'alert_id as alertId', 'transition', 'channel', 'target', 'attempts', 'last_error as error'])
      .select('created_at as createdAt')
      .orderBy(age)
      .orderBy('id')
      .limit(limit)
      .execute(),
    dead.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  return { rows, total: counted.total };
}

/** A target that does not take messages. */
export interface TroubledTarget {
  target: string;
  channel: string;
  code: string;
  /** Messages that were given up, and those that are tried again by themselves. */
  dead: number;
  waiting: number;
  /** What the receiver said, as an example. */
  error: string | null;
}

/** Targets whose messages were given up or failed and wait for another attempt, by cause. */
export async function troubledTargets(db: Kysely<Database>): Promise<TroubledTarget[]> {
  const code = sql<string>`coalesce(substring(last_error from '^([a-z]+[.][a-z-]+):'), 'internal')`;
  const dead = sql<number>`(count(*) filter (where state = 'dead'))::int`;
  return db
    .selectFrom('nianbao.delivery')
    .where('state', 'in', ['dead', 'pending', 'sending'])
    .where('last_error', 'is not', null)
    .select(['target', 'channel', code.as('code'), dead.as('dead')])
    .select([sql<number>`(count(*) filter (where state <> 'dead'))::int`.as('waiting')])
    .select([sql<string | null>`min(last_error)`.as('error')])
    .groupBy(['target', 'channel', code])
    .orderBy(dead, 'desc')
    .orderBy('target')
    .orderBy('channel')
    .execute();
}

/** Tasks that are given up and were not tried again, of one kind and cause in the last week; the newest first. */
export async function failedTaskIds(
  db: Kysely<Database>,
  { code, kind }: { code: string; kind: TaskTable['kind'] },
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('nianbao.task')
    .where('error_code', '=', code)
    .where('kind', '=', kind)
    .where('state', '=', 'failed')
    .where('created_at', '>', new Date(now.getTime() - FAILURE_DAYS * 86_400_000))
    .where(NOT_RETRIED)
    .select('id')
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
