import type { JobType } from 'bullmq';
import type { Store } from '../store/database.ts';
import { pendingDeliveries } from '../store/deliveries.ts';
import { pendingTasks } from '../store/tasks.ts';
import type { QueueName } from './jobs.ts';
import { deliveryJobId, type Queues } from './queues.ts';

const LIVING: JobType[] = ['wait', 'active', 'delayed', 'prioritized', 'waiting-children'];
const DEAD: JobType[] = ['failed', 'completed'];
const PAGE = 500;

/** How many jobs were added. */
export interface Rebuilt {
  tasks: number;
  deliveries: number;
}

/**
 * Re-creates the queue's content from the store: every pending task and message that has no living job gets one. Called at
 * start and every few seconds; survives a crash between commit and enqueue, and a Redis that lost everything.
 */
export async function rebuildQueue(store: Store, queues: Queues, now?: string): Promise<Rebuilt> {
  const known = new KnownJobs(queues);
  const rebuilt = { tasks: 0, deliveries: 0 };
  for await (const page of pagesOf((afterId) => pendingTasks(store.db, { afterId, limit: PAGE }))) {
    const missing = [];
    for (const { id, kind } of page) if (await known.isMissing(kind, id)) missing.push({ id, kind });
    await queues.addTasks(missing);
    rebuilt.tasks += missing.length;
  }
  for await (const page of pagesOf((afterId) =>
    pendingDeliveries(store.db, { afterId, limit: PAGE, ...(now ? { now } : {}) }),
  )) {
    const missing = [];
    for (const { id } of page) if (await known.isMissing('deliver', deliveryJobId(id))) missing.push(id);
    await queues.addDeliveries(missing);
    rebuilt.deliveries += missing.length;
  }
  return rebuilt;
}

/** The ids in the queues, asked for once per queue; a job that is added meanwhile is merely added twice, which adds it once. */
class KnownJobs {
  readonly #queues: Queues;
  readonly #living = new Map<QueueName, Promise<Set<string>>>();
  readonly #dead = new Map<QueueName, Promise<Set<string>>>();

  constructor(queues: Queues) {
    this.#queues = queues;
  }

  /** A dead job of the same id would swallow the new one, so it is removed. */
  async isMissing(name: QueueName, id: string): Promise<boolean> {
    if ((await this.#ids(this.#living, name, LIVING)).has(id)) return false;
    if ((await this.#ids(this.#dead, name, DEAD)).has(id)) await removeDead(this.#queues, name, id);
    return true;
  }

  #ids(known: Map<QueueName, Promise<Set<string>>>, name: QueueName, states: JobType[]): Promise<Set<string>> {
    const asked =
      known.get(name) ?? this.#queues.ask(name, (queue) => queue.getRanges(states, 0, -1)).then((ids) => new Set(ids));
    known.set(name, asked);
    return asked;
  }
}

/** Removes the finished or failed job of that id, which would swallow a new one. */
export async function removeDead(queues: Queues, name: QueueName, id: string): Promise<void> {
  await queues.ask(name, async (queue) => {
    const job = await queue.getJob(id);
    if (!job || !((await job.isFailed()) || (await job.isCompleted()))) return;
    try {
      await job.remove();
    } catch (error) {
      // A worker that was killed as it ended the job holds it still; its hold runs out, and the next time removes it.
      if (!/locked/.test((error as Error).message)) throw error;
    }
  });
}

async function* pagesOf<T extends { id: string }>(ask: (afterId: string) => Promise<T[]>): AsyncGenerator<T[]> {
  for (let afterId = ''; ; ) {
    const page = await ask(afterId);
    yield page;
    if (page.length < PAGE) return;
    afterId = page.at(-1)!.id;
  }
}
