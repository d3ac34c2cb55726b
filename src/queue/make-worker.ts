import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, type Job, Worker } from 'bullmq';
import { Postponed } from '../errors/postponed.ts';
import type { Backend, Loose } from './backend.ts';
import type { QueueName } from './jobs.ts';

/** A worker of a queue that takes `Postponed` for a delay, and whose closing comes to its end though the queue is gone. */
export function makeWorker(
  name: QueueName,
  work: (job: Job) => Promise<void>,
  backend: Backend,
  options: { prefix: string; concurrency: number; lockDuration: number },
): Worker {
  const { prefix, concurrency, lockDuration } = options;
  const { connection, end } = backend.workerConnection();
  const worker = new (Worker as unknown as Loose<Worker>)(
    name,
    postponable(work),
    {
      connection,
      prefix,
      concurrency,
      lockDuration,
      stalledInterval: Math.max(500, lockDuration / 2),
      maxStalledCount: 10,
    },
    backend.factory,
  );
  const close = worker.close.bind(worker);
  worker.close = async (force) => {
    end();
    const closed = new AbortController();
    const gracefully = close(force).finally(() => closed.abort());
    await Promise.race([gracefully, untilGone(backend, closed.signal)]);
  };
  return worker;
}

/** BullMQ waits for ever for the goodbye of a Redis that is gone: after this silence nobody waits for it any more. */
const GONE_AFTER_MS = 3_000;

async function untilGone(backend: Backend, closed: AbortSignal): Promise<void> {
  for (let silentMs = 0; silentMs < GONE_AFTER_MS && !closed.aborted; ) {
    await sleep(250);
    silentMs = backend.isConnected() ? 0 : silentMs + 250;
  }
}

function postponable(work: (job: Job) => Promise<void>): (job: Job, token?: string) => Promise<void> {
  return async (job, token) => {
    try {
      await work(job);
    } catch (error) {
      if (!(error instanceof Postponed)) throw error;
      await job.moveToDelayed(Date.now() + error.delayMs, token);
      throw new DelayedError();
    }
  };
}
