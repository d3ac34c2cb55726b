/**
 * A worker in a process of its own, to be killed or to share a queue. Says `ready`, then `start <task>` and, unless told to
 * hang, `end <task>`, one a line. Argument: where, as JSON.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueues } from '../../src/queue/queues.ts';
import { openStore, type Store } from '../../src/store/database.ts';

export interface ChildWork {
  databaseUrl: string | null;
  redisUrl: string | null;
  dataDir: string;
  lockDurationMs: number;
  hang: boolean;
}

const work = JSON.parse(process.argv[2]!) as ChildWork;
const say = (line: string) => process.stdout.write(`${line}\n`);

// On Redis the queue does not touch the store.
const store = work.redisUrl === null ? await openStore(work) : null;
if (store && !store.ok) throw new Error(store.failure.cause);
const queues = await openQueues({ ...work, store: store?.value as Store });
if (!queues.ok) throw new Error(queues.failure.cause);
const worker = queues.value.worker(
  'fetch',
  async ({ taskId }) => {
    say(`start ${taskId}`);
    await sleep(work.hang ? 3_600_000 : 5);
    say(`end ${taskId}`);
  },
  { concurrency: 3 },
);
await worker.waitUntilReady();
say('ready');
