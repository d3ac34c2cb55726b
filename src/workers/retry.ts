import { deliveryJobId } from '../queue/queues.ts';
import { removeDead } from '../queue/rebuild.ts';
import type { Db } from '../store/database.ts';
import { reviveDeliveries } from '../store/dead-letters.ts';
import { createRun, findRun, markRunStarted, type Run } from '../store/runs.ts';
import { type AddedTask, addTasks, findTask, inTransaction, noteOnTask, type Task } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';
import { idOf } from './ids.ts';
import { newRunId } from './start-run.ts';

/** What was tried again: how many tasks, and the run that does it (null where they went on in their own runs, or nothing was to do). */
export interface Retried {
  count: number;
  runId: string | null;
}

type Context = Pick<WorkContext, 'settings' | 'store' | 'queues' | 'clock' | 'log'>;

/**
 * Tries failed tasks again, each once. A judging that failed goes on in its own run, which waits for it; everything else becomes a new run that is
 * judged at its end: what failed stays on record, and names the run that tried it again. Tasks that did not fail for good are left.
 */
export async function retryTasks(context: Context, ids: readonly string[]): Promise<Retried> {
  const { store, queues, clock, log } = context;
  const now = clock().toISOString();
  const { added, ...retried } = await inTransaction(store.db, async (trx) => {
    const tasks = await retriable(trx, ids);
    const judgings = tasks.filter(({ kind }) => kind === 'judge');
    const others = tasks.filter(({ kind }) => kind !== 'judge');
    const again = [];
    for (const task of judgings) again.push(await judgeAnew(trx, task));
    const begun = await beginRun(trx, others, context, now);
    return { count: tasks.length, runId: begun.runId, added: [...again, ...begun.added] };
  });
  for (const { id, kind } of added) await removeDead(queues, kind, id);
  await queues.addTasks(added);
  if (retried.count > 0) log.info(retried, 'failed tasks are tried again');
  return retried;
}

/** Puts messages that were given up back into the outbox; each is sent under its old idempotency key. Yields how many. */
export async function retryDeliveries({ store, queues, log }: Context, ids: readonly string[]): Promise<number> {
  const revived = await reviveDeliveries(store.db, ids);
  for (const id of revived) await removeDead(queues, 'deliver', deliveryJobId(id));
  await queues.addDeliveries(revived);
  if (revived.length > 0) log.info({ messages: revived.length }, 'messages that were given up are sent again');
  return revived.length;
}

/** Locked one after the other in order of id, so that two who press the button at once do not both get a task. */
async function retriable(trx: Db, ids: readonly string[]): Promise<Task[]> {
  const tasks: Task[] = [];
  for (const id of [...new Set(ids)].sort()) {
    await trx.selectFrom('nianbao.task').select('id').where('id', '=', id).forUpdate().execute();
    const task = await findTask(trx, id);
    if (task?.state === 'failed' && task.payload.retriedBy === undefined) tasks.push(task);
  }
  return tasks;
}

async function judgeAnew(trx: Db, { id, kind }: Task): Promise<AddedTask> {
  const fresh = { state: 'pending' as const, attempts: 0, error_code: null, error_cause: null, finished_at: null };
  await trx.updateTable('nianbao.task').set(fresh).where('id', '=', id).execute();
  return { id, kind };
}

async function beginRun(trx: Db, tasks: readonly Task[], { settings }: Context, now: string) {
  if (tasks.length === 0) return { runId: null, added: [] };
  const runId = newRunId(now);
  const runs = await runsOf(trx, tasks);
  const visited = tasks.flatMap(({ payload }) =>
    Array.isArray(payload.agencyIds) ? payload.agencyIds.map(String) : [],
  );
  const pages = await pagesOfTasks(trx, tasks);
  await createRun(trx, {
    id: runId,
    // A run that looks at portals counts as a look of its own.
    trigger: visited.length > 0 ? 'manual' : 'operator',
    scheduledFor: null,
    years: [...new Set([...runs.flatMap((run) => run.years), ...pages.map((page) => page.year)])].sort(),
    agencyIds: [...new Set([...visited, ...pages.map((page) => page.agency_id)])].sort(),
    asOf: settings.asOf,
    createdAt: now,
  });
  const again = tasks.map(({ id, kind, payload }) => ({ id: `${kind}-${runId}-${idOf(id)}`, runId, kind, payload }));
  const added = await addTasks(trx, again, now);
  await markRunStarted(trx, runId, now);
  for (const { id } of tasks) await noteOnTask(trx, id, { retriedBy: runId });
  return { runId, added };
}

async function runsOf(trx: Db, tasks: readonly Task[]): Promise<Run[]> {
  const ids = [...new Set(tasks.map((task) => task.runId))];
  return (await Promise.all(ids.map((id) => findRun(trx, id)))).filter((run) => run !== null);
}

async function pagesOfTasks(trx: Db, tasks: readonly Task[]): Promise<{ agency_id: string; year: number }[]> {
  const ids = tasks.flatMap(({ payload }) => (typeof payload.pageId === 'string' ? [payload.pageId] : []));
  if (ids.length === 0) return [];
  return trx.selectFrom('nianbao.page').select(['agency_id', 'year']).where('id', 'in', ids).execute();
}
