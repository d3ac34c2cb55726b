import type { Store } from '../store/database.ts';
import { pendingDeliveries } from '../store/deliveries.ts';
import { pendingTasks } from '../store/tasks.ts';
import type { QueueName } from './jobs.ts';
import type { Queues } from './queues.ts';

const ALIVE = ['waiting', 'active', 'delayed', 'prioritized', 'waiting-children'] as const;

export interface Rebuilt {
  tasks: number;
  deliveries: number;
}

/**
 * Re-creates the queue's content from the store: every pending task and message that has no living job gets one. Called at
 * start and every few seconds; survives a crash between commit and enqueue, and a Redis that lost everything.
 */
export async function rebuildQueue(store: Store, queues: Queues): Promise<Rebuilt> {
  const living = new Map<QueueName, Set<string>>();
  const isMissing = async (queue: QueueName, id: string) => {
    const known = living.get(queue) ?? (await livingJobs(queues, queue));
    living.set(queue, known);
    return !known.has(id);
  };
  let tasks = 0;
  for await (const task of everyPendingTask(store)) {
    if (!(await isMissing(task.kind, task.id))) continue;
    await clearDead(queues, task.kind, task.id);
    await queues.addTasks([task]);
    tasks++;
  }
  let deliveries = 0;
  for await (const { id } of everyPendingDelivery(store)) {
    if (!(await isMissing('deliver', `deliver-${id}`))) continue;
    await clearDead(queues, 'deliver', `deliver-${id}`);
    await queues.addDeliveries([id]);
    deliveries++;
  }
  return { tasks, deliveries };
}

async function livingJobs(queues: Queues, name: QueueName): Promise<Set<string>> {
  const jobs = await queues.queue(name).getJobs([...ALIVE]);
  return new Set(jobs.flatMap((job) => (job?.id === undefined ? [] : [job.id])));
}

/** A job of the same id that failed or completed would swallow the new one. */
async function clearDead(queues: Queues, name: QueueName, id: string): Promise<void> {
  const job = await queues.queue(name).getJob(id);
  if (job === undefined) return;
  if ((await job.isFailed()) || (await job.isCompleted())) await job.remove();
}

async function* everyPendingTask(store: Store) {
  for (let afterId = ''; ; ) {
    const page = await pendingTasks(store.db, { afterId, limit: 500 });
    yield* page;
    if (page.length < 500) return;
    afterId = page.at(-1)!.id;
  }
}

async function* everyPendingDelivery(store: Store) {
  for (let afterId = ''; ; ) {
    const page = await pendingDeliveries(store.db, { afterId, limit: 500 });
    yield* page;
    if (page.length < 500) return;
    afterId = page.at(-1)!.id;
  }
}
