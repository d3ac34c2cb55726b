import { type Job, Queue, type Worker } from 'bullmq';
import { FailureError, isFailureError, ok, type Result } from '../errors/failure.ts';
import type { Store } from '../store/database.ts';
import type { AddedTask } from '../store/tasks.ts';
import { addJobs } from './add-jobs.ts';
import { type Backend, type Loose, openBackend } from './backend.ts';
import { type Payload, QUEUE_NAMES, QUEUES, type QueueName } from './jobs.ts';
import { unavailable } from './lost.ts';
import { makeWorker } from './make-worker.ts';
import { isLost, tick } from './scheduled.ts';
import { followTrouble, type TroubleTold } from './trouble.ts';

/** Where the queues lie, and how they behave when something dies. */
export interface QueueOptions {
  redisUrl: string | null;
  store: Store;
  /** Keeps several installations on one Redis apart; default `nianbao`. */
  prefix?: string;
  /** How long a killed worker's job waits before another takes it, in ms; default 15 000, looked at twice as often. */
  lockDurationMs?: number;
  /** Told when errors of the queue begin, once a minute while they last, and when they are over. */
  onTrouble?: (told: TroubleTold) => void;
}

/** BullMQ's queues and workers, typed; the same code on Redis, PostgreSQL and PGlite. */
export interface Queues {
  readonly kind: Backend['kind'];
  /** Adds a job; one of the same id that still waits or works is left as it is. What cannot be reached throws a `FailureError` (`queue.unavailable`), here and below. */
  add<N extends QueueName>(queue: N, id: string, payload: Payload<N>): Promise<void>;
  /** Tasks and messages of the store; where the queue cannot be reached they wait there for the next rebuild, and nothing is thrown. */
  addTasks(tasks: readonly AddedTask[]): Promise<void>;
  addDeliveries(ids: readonly string[]): Promise<void>;
  /** A processor that throws `Postponed` is called again after that time; this counts as no attempt. */
  worker<N extends QueueName>(
    queue: N,
    processor: (payload: Payload<N>, job: Job) => Promise<void>,
    options: { concurrency: number },
  ): Worker;
  /** One scheduler of this name; an empty cron removes it. */
  schedule(name: string, cron: string, timeZone: string): Promise<void>;
  /** Brings a scheduler back that the queue has lost; one that is there stays as it is. */
  keepScheduled(name: string, cron: string, timeZone: string): Promise<void>;
  counts(): Promise<Record<QueueName, Record<string, number>>>;
  raw(): Queue[];
  queue(name: QueueName): Queue;
  /** What is asked of one queue itself. */
  ask<T>(name: QueueName, question: (queue: Queue) => Promise<T>): Promise<T>;
  isReady(): Promise<boolean>;
  /** Since when the queue gives errors or does not answer, as far as this process saw; null where all is well. */
  troubledSince(): Date | null;
  close(): Promise<void>;
}

/** Opens all queues on the backend that the options choose. Failures: `queue.unavailable`, `queue.eviction`. */
export async function openQueues(options: QueueOptions): Promise<Result<Queues>> {
  const prefix = options.prefix ?? 'nianbao';
  const opened = await openBackend(options.redisUrl, options.store, prefix);
  if (!opened.ok) return opened;
  const backend = opened.value;
  const lockDuration = options.lockDurationMs ?? 15_000;
  const trouble = followTrouble(
    (told) => options.onTrouble?.(told),
    () => backend.isReady(),
  );
  const report = (name: QueueName) => (error: Error) => trouble.note(name, error);
  const reached = async <T>(name: QueueName, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      const failure = unavailable(error);
      if (failure === null) throw error;
      trouble.note(name, error as Error);
      throw new FailureError(failure);
    }
  };
  const later = async (ask: Promise<void>) =>
    ask.catch((error: unknown) => {
      if (!isFailureError(error)) throw error;
    });

  const queues = new Map<QueueName, Queue>();
  for (const name of QUEUE_NAMES) {
    const queue = makeQueue(name, backend, prefix);
    queue.on('error', report(name));
    queues.set(name, queue);
  }
  const queue = (name: QueueName) => queues.get(name)!;
  const add = (name: QueueName, jobs: readonly { id: string; data: unknown }[]) =>
    reached(name, () => addJobs(queue(name), name, jobs));

  const schedule = (name: string, cron: string, tz: string) =>
    reached('schedule', async () => {
      if (cron === '') await queue('schedule').removeJobScheduler(name);
      else await queue('schedule').upsertJobScheduler(name, { pattern: cron, tz }, tick(name));
    });

  return ok({
    kind: backend.kind,
    add: (name, id, payload) => add(name, [{ id, data: payload }]),
    addTasks: async (tasks) => {
      for (const name of new Set(tasks.map((t) => t.kind))) {
        const jobs = tasks.filter((t) => t.kind === name).map(({ id }) => ({ id, data: { taskId: id } }));
        await later(add(name, jobs));
      }
    },
    addDeliveries: (ids) =>
      later(
        add(
          'deliver',
          ids.map((id) => ({ id: deliveryJobId(id), data: { deliveryId: id } })),
        ),
      ),
    worker: (name, processor, { concurrency }) => {
      const work = async (job: Job) => processor(QUEUES[name].payload.parse(job.data) as Payload<typeof name>, job);
      const worker = makeWorker(name, work, backend, { prefix, concurrency, lockDuration });
      worker.on('error', report(name));
      return worker;
    },
    schedule,
    keepScheduled: async (name, cron, timeZone) => {
      const hasGone = cron !== '' && (await reached('schedule', () => isLost(queue('schedule'), name)));
      if (hasGone) await schedule(name, cron, timeZone);
    },
    counts: async () => {
      const all = await Promise.all(
        QUEUE_NAMES.map(async (name) => [name, await reached(name, () => queue(name).getJobCounts())] as const),
      );
      return Object.fromEntries(all) as Record<QueueName, Record<string, number>>;
    },
    raw: () => [...queues.values()],
    queue,
    ask: (name, question) => reached(name, () => question(queue(name))),
    isReady: async () => {
      const isReady = await backend.isReady();
      if (!isReady) trouble.note('schedule', new Error('no answer'));
      return isReady;
    },
    troubledSince: () => trouble.since(),
    close: async () => {
      trouble.end();
      backend.end();
      await Promise.allSettled([...queues.values()].map((one) => one.close()));
      await backend.close();
    },
  });
}

/** A delivery's id may be only digits; its job's id may not. */
export function deliveryJobId(deliveryId: string): string {
  return `deliver-${deliveryId}`;
}

function makeQueue(name: QueueName, backend: Backend, prefix: string): Queue {
  return new (Queue as unknown as Loose<Queue>)(name, { connection: backend.connection, prefix }, backend.factory);
}
