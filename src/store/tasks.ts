import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db } from './database.ts';
import { chunks, clean, iso, isoOrNull, json } from './rows.ts';
import type { Database, TaskTable } from './schema.ts';

export type TaskKind = TaskTable['kind'];

/** A piece of work of a run, before it is stored. */
export interface NewTask {
  /** Made from content: adding it twice adds it once. It is also the queue's job id: no `:`, not only digits. */
  id: string;
  runId: string;
  kind: TaskKind;
  payload: Record<string, unknown>;
}

/** A piece of work as it stands. */
export interface Task extends NewTask {
  state: TaskTable['state'];
  attempts: number;
  errorCode: string | null;
  errorCause: string | null;
  createdAt: string;
  finishedAt: string | null;
}

/** What is to be enqueued after the commit. */
export interface AddedTask {
  id: string;
  kind: TaskKind;
}

/** What is stored with the end of a task, in the same transaction. */
export type Effects = (trx: Transaction<Database>) => Promise<void>;

/** What came of ending a task, and the tasks that are new by it: they are jobs once the transaction stands. */
export interface Completion {
  /** `already`: it was done or failed before, nothing was changed. `unknown`: no such task. */
  outcome: 'done' | 'already' | 'unknown';
  added: AddedTask[];
}

/** Adds those that are not there yet and returns them. */
export async function addTasks(db: Db, tasks: readonly NewTask[], now: string): Promise<AddedTask[]> {
  const added: AddedTask[] = [];
  for (const part of chunks(tasks)) {
    const rows = part.map((task) => ({
      id: task.id,
      run_id: task.runId,
      kind: task.kind,
      payload: json(task.payload),
      state: 'pending' as const,
      attempts: 0,
      created_at: now,
    }));
    const inserted = await db
      .insertInto('nianbao.task')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning(['id', 'kind'])
      .execute();
    added.push(...inserted);
  }
  return added;
}

/** By its id, which is also that of its job. */
export async function findTask(db: Db, id: string): Promise<Task | null> {
  const row = await db.selectFrom('nianbao.task').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** All tasks of a run, in order of id. */
export async function tasksOfRun(db: Db, runId: string): Promise<Task[]> {
  const rows = await db.selectFrom('nianbao.task').selectAll().where('run_id', '=', runId).orderBy('id').execute();
  return rows.map(fromRow);
}

/** Adds to what a task carries, beside what others add at the same time. */
export async function noteOnTask(db: Db, id: string, note: Record<string, unknown>): Promise<void> {
  await db
    .updateTable('nianbao.task')
    .set({ payload: sql`payload || ${json(note)}::jsonb` })
    .where('id', '=', id)
    .execute();
}

/** In order of id, after `afterId`: page through with the last id. */
export async function pendingTasks(db: Db, options: { limit?: number; afterId?: string } = {}): Promise<Task[]> {
  const rows = await db
    .selectFrom('nianbao.task')
    .selectAll()
    .where('state', '=', 'pending')
    .where('id', '>', options.afterId ?? '')
    .orderBy('id')
    .limit(options.limit ?? 1_000)
    .execute();
  return rows.map(fromRow);
}

/**
 * Does a task's effects and marks it done, in one transaction, once: a second call changes nothing. Adds the successors,
 * and the run's judging when nothing else is left to do. Enqueue `added` after it returns.
 */
export async function completeTask(
  db: Db,
  taskId: string,
  work: { next?: readonly NewTask[]; effects?: Effects; now: string },
): Promise<Completion> {
  return inTransaction(db, async (trx) => {
    const task = await lockTask(trx, taskId);
    if (!task) return { outcome: 'unknown', added: [] };
    if (task.state !== 'pending') return { outcome: 'already', added: [] };
    await work.effects?.(trx);
    await finish(trx, taskId, 'done', work.now);
    const added = await addTasks(trx, work.next ?? [], work.now);
    return { outcome: 'done', added: [...added, ...(await addJudgeWhenIdle(trx, task.run_id, work.now))] };
  });
}

/**
 * Counts a failed attempt. With `final` the task is given up: `effects` are done (the look that says why), and the run's
 * judging is added when nothing else is left to do.
 */
export async function failTask(
  db: Db,
  taskId: string,
  trouble: { code: string; cause: string; final: boolean; effects?: Effects; now: string },
): Promise<Completion> {
  return inTransaction(db, async (trx) => {
    const task = await lockTask(trx, taskId);
    if (!task) return { outcome: 'unknown', added: [] };
    if (task.state !== 'pending') return { outcome: 'already', added: [] };
    await trx
      .updateTable('nianbao.task')
      .set((row) => ({
        attempts: row('attempts', '+', 1),
        error_code: trouble.code,
        error_cause: clean(trouble.cause).slice(0, 2_000),
      }))
      .where('id', '=', taskId)
      .execute();
    if (!trouble.final) return { outcome: 'done', added: [] };
    await trouble.effects?.(trx);
    await finish(trx, taskId, 'failed', trouble.now);
    return { outcome: 'done', added: await addJudgeWhenIdle(trx, task.run_id, trouble.now) };
  });
}

/** The judging of a run that has no other pending task (none at all, where a run had nothing to visit). At most one per run. */
export async function addJudgeWhenIdle(trx: Db, runId: string, now: string): Promise<AddedTask[]> {
  const open = await trx
    .selectFrom('nianbao.task')
    .select('id')
    .where('run_id', '=', runId)
    .where('state', '=', 'pending')
    .where('kind', '<>', 'judge')
    .limit(1)
    .execute();
  if (open.length > 0) return [];
  const added = await addTasks(trx, [{ id: `judge-${runId}`, runId, kind: 'judge', payload: {} }], now);
  if (added.length > 0) {
    await trx
      .updateTable('nianbao.run')
      .set({ state: 'judging' })
      .where('id', '=', runId)
      .where('state', '<>', 'done')
      .execute();
  }
  return added;
}

/** Runs `work` in the transaction that `db` is, or in a new one. */
export async function inTransaction<T>(db: Db, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Transaction<Database>) : db.transaction().execute(work);
}

/** Locks the run's row first: of two workers that finish the last two tasks at once, the second sees the first one's end. */
async function lockTask(trx: Transaction<Database>, taskId: string) {
  const run = await trx
    .selectFrom('nianbao.run')
    .select('nianbao.run.id')
    .where('nianbao.run.id', '=', (sub) =>
      sub.selectFrom('nianbao.task').select('nianbao.task.run_id').where('nianbao.task.id', '=', taskId),
    )
    .forUpdate()
    .executeTakeFirst();
  if (!run) return undefined;
  return trx.selectFrom('nianbao.task').select(['run_id', 'state']).where('id', '=', taskId).executeTakeFirst();
}

async function finish(trx: Db, taskId: string, state: 'done' | 'failed', now: string): Promise<void> {
  await trx.updateTable('nianbao.task').set({ state, finished_at: now }).where('id', '=', taskId).execute();
}

function fromRow(row: Selectable<TaskTable>): Task {
  return {
    id: row.id,
    runId: row.run_id,
    kind: row.kind,
    payload: row.payload,
    state: row.state,
    attempts: row.attempts,
    errorCode: row.error_code,
    errorCause: row.error_cause,
    createdAt: iso(row.created_at),
    finishedAt: isoOrNull(row.finished_at),
  };
}
