import { afterAll, describe, expect, it } from 'vitest';
import { needQueue } from '../../src/queue/need-queue.ts';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { rebuildQueue } from '../../src/queue/rebuild.ts';
import type { Store } from '../../src/store/database.ts';
import { addTasks } from '../../src/store/tasks.ts';
import { type Fault, faultyRedis } from '../redis-faults.ts';
import { startRedis } from '../servers.ts';
import { open } from '../store/open.ts';
import { NOW, run, task } from '../store/samples.ts';

const server = await startRedis();
const missing = 'skip' in server ? server.skip : '';
const FAULTS: Fault[] = [
  'silent',
  'only-ping',
  '-LOADING Redis is loading the dataset in memory',
  '-NOAUTH Authentication required.',
  "-READONLY You can't write against a read only replica.",
  "-OOM command not allowed when used memory > 'maxmemory'.",
  '-MISCONF Redis is configured to save RDB snapshots, but it is currently not able to persist on disk.',
  '-MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to no.',
  '-ERR max number of clients reached',
];
const nothingBelow = undefined as unknown as Store;
const gone = { failure: { code: 'queue.unavailable' } };

describe.skipIf(missing !== '')(`a Redis that takes connections and${missing && ` (skipped: ${missing})`}`, () => {
  const redis = server as Exclude<typeof server, { skip: string }>;
  afterAll(() => redis.stop());

  describe.each(FAULTS)('answers %s', (fault) => {
    it('at the start ends it with its reason, soon', async () => {
      const faulty = await faultyRedis(redis.url, fault);
      const opened = await openQueues({ redisUrl: faulty.url, store: nothingBelow });
      expect(opened).toMatchObject({ ok: false, ...gone });
      const [word] = /[A-Z]{3,}/.exec(fault) ?? ['no answer'];
      expect(opened.ok ? '' : opened.failure.cause).toContain(word);
      await faulty.stop();
    }, 15_000);

    it('later fails what is asked of it, loses no task, and is worked with again once it is well', async () => {
      const { store, end } = await open(null);
      const faulty = await faultyRedis(redis.url);
      const told: string[] = [];
      const opened = await openQueues({
        ...{ redisUrl: faulty.url, store, prefix: `p${fault.length}`, lockDurationMs: 2_000 },
        onTrouble: ({ stage }) => void told.push(stage),
      });
      if (!opened.ok) throw new Error(opened.failure.cause);
      const queues: Queues = opened.value;
      const done = new Set<string>();
      const worker = queues.worker('fetch', async ({ taskId }) => void done.add(taskId), { concurrency: 1 });
      await worker.waitUntilReady();
      await run(store.db, 'r');
      // Answers come in their order: one to what the queues asked as they began would be taken for that to what follows.
      await queues.counts();
      faulty.set(fault);
      expect(await queues.isReady()).toBe(false);
      await expect(needQueue(queues)).rejects.toMatchObject(gone);
      const tasks = await addTasks(store.db, [task('r', 'a'), task('r', 'b')], NOW);
      await Promise.all([
        expect(queues.counts()).rejects.toMatchObject(gone),
        expect(queues.schedule('crawl', '30 6 * * *', 'Asia/Shanghai')).rejects.toMatchObject(gone),
        expect(rebuildQueue(store, queues)).rejects.toMatchObject(gone),
        queues.addTasks(tasks),
      ]);
      expect(queues.troubledSince()).toBeInstanceOf(Date);
      faulty.set('none');
      await expect.poll(() => queues.isReady(), { timeout: 40_000 }).toBe(true);
      await rebuildQueue(store, queues);
      await expect.poll(() => done.size, { timeout: 30_000 }).toBe(2);
      await expect.poll(() => [told[0], told.at(-1)], { timeout: 20_000 }).toEqual(['begins', 'over']);
      expect(queues.troubledSince()).toBeNull();
      await worker.close();
      await queues.close();
      await faulty.stop();
      await end();
    }, 90_000);
  });

  it('never answers again on connections that stand is asked on new ones, by pages and workers', async () => {
    const faulty = await faultyRedis(redis.url);
    const opened = await openQueues({ redisUrl: faulty.url, store: nothingBelow, prefix: 'deaf' });
    if (!opened.ok) throw new Error(opened.failure.cause);
    const queues = opened.value;
    const done: string[] = [];
    const worker = queues.worker('fetch', async ({ taskId }) => void done.push(taskId), { concurrency: 1 });
    await worker.waitUntilReady();
    faulty.set('deaf');
    await expect.poll(() => queues.isReady(), { timeout: 40_000 }).toBe(true);
    await queues.add('fetch', 'a', { taskId: 'a' });
    await expect.poll(() => done, { timeout: 40_000 }).toEqual(['a']);
    await worker.close();
    await queues.close();
    await faulty.stop();
  }, 90_000);
});
