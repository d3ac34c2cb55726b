import { afterAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../src/queue/backend.ts';
import { needQueue } from '../../src/queue/need-queue.ts';
import { openQueues } from '../../src/queue/queues.ts';
import { rebuildQueue } from '../../src/queue/rebuild.ts';
import type { Store } from '../../src/store/database.ts';
import { addTasks } from '../../src/store/tasks.ts';
import { queueContract } from '../contracts/queue.ts';
import { startRedis } from '../servers.ts';
import { open } from '../store/open.ts';
import { NOW, run, task } from '../store/samples.ts';

const server = await startRedis();
if ('skip' in server) {
  it.skip(`the queue in Redis (${server.skip})`, () => undefined);
} else {
  afterAll(() => server.stop());
  const { command } = server;
  describe('the queue in Redis', () =>
    queueContract({ databaseUrl: null, redisUrl: server.url, lose: async () => void (await command('FLUSHALL')) }));

  describe('a Redis that dies under a running service', () => {
    const nothingBelow = undefined as unknown as Store;
    const openOn = async (url: string) => {
      const opened = await openQueues({ redisUrl: url, store: nothingBelow, lockDurationMs: 2_000 });
      if (!opened.ok) throw new Error(opened.failure.cause);
      return opened.value;
    };

    it('and comes back empty is worked with again, once the queue is rebuilt', async () => {
      const mortal = await startRedis();
      if ('skip' in mortal) throw new Error(mortal.skip);
      const { store, end } = await open(null);
      const queues = await openOn(mortal.url);
      await run(store.db, 'r');
      const tasks = await addTasks(store.db, [task('r', 'a'), task('r', 'b')], NOW);
      await queues.queue('fetch').pause();
      await queues.addTasks(tasks);
      const done = new Set<string>();
      const worker = queues.worker('fetch', async ({ taskId }) => void done.add(taskId), { concurrency: 1 });
      await worker.waitUntilReady();
      await mortal.restart();
      await expect.poll(() => queues.isReady()).toBe(true);
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 2, deliveries: 0 });
      await expect.poll(() => done.size).toBe(2);
      await worker.close();
      await queues.close();
      await end();
      await mortal.stop();
    });

    it('and stays away fails what is asked of it, keeps tasks for the rebuild, and is told once', async () => {
      const mortal = await startRedis();
      if ('skip' in mortal) throw new Error(mortal.skip);
      const told: string[] = [];
      const onTrouble = ({ stage }: { stage: string }) => void told.push(stage);
      const opened = await openQueues({ redisUrl: mortal.url, store: nothingBelow, onTrouble });
      if (!opened.ok) throw new Error(opened.failure.cause);
      const queues = opened.value;
      const worker = queues.worker('fetch', async () => undefined, { concurrency: 1 });
      await worker.waitUntilReady();
      await queues.counts();
      await mortal.halt();
      const gone = { failure: { code: 'queue.unavailable' } };
      await expect(queues.counts()).rejects.toMatchObject(gone);
      await expect(queues.add('fetch', 'a', { taskId: 'a' })).rejects.toMatchObject(gone);
      await expect(queues.keepScheduled('crawl', '30 6 * * *', 'Asia/Shanghai')).rejects.toMatchObject(gone);
      await expect(needQueue(queues)).rejects.toMatchObject(gone);
      await queues.addTasks([{ id: 'b', kind: 'process' }]);
      await queues.addDeliveries(['7']);
      expect(queues.troubledSince()).toBeInstanceOf(Date);
      await mortal.restart();
      await expect.poll(() => told, { timeout: 20_000 }).toEqual(['begins', 'over']);
      expect(queues.troubledSince()).toBeNull();
      expect((await queues.counts()).process.waiting).toBe(0);
      await queues.addTasks([{ id: 'b', kind: 'process' }]);
      expect((await queues.counts()).process.waiting).toBe(1);
      await worker.close();
      await queues.close();
      await mortal.stop();
    });

    it('and stays away does not keep the service from ending', async () => {
      const mortal = await startRedis();
      if ('skip' in mortal) throw new Error(mortal.skip);
      const queues = await openOn(mortal.url);
      const worker = queues.worker('fetch', async () => undefined, { concurrency: 1 });
      await worker.waitUntilReady();
      await mortal.stop();
      await expect.poll(() => queues.isReady()).toBe(false);
      const started = Date.now();
      await worker.close();
      await queues.close();
      expect(Date.now() - started).toBeLessThan(30_000);
    });
  });

  describe('a Redis that cannot be trusted with jobs', () => {
    const openAt = (url: string) => openBackend(url, undefined as unknown as Store, 'nianbao');

    it('is refused when it evicts keys', async () => {
      const evicting = await startRedis(['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru']);
      if ('skip' in evicting) throw new Error(evicting.skip);
      const opened = await openAt(evicting.url);
      await evicting.stop();
      expect(opened).toMatchObject({ ok: false, failure: { code: 'queue.eviction' } });
    });

    it('is named when it is not there', async () => {
      const gone = await openAt('redis://user:secret@127.0.0.1:1');
      expect(gone).toMatchObject({ ok: false, failure: { code: 'queue.unavailable' } });
      expect(JSON.stringify(gone)).not.toContain('secret');
    });

    it('is named when its address is none', async () => {
      expect(await openAt('not an address')).toMatchObject({ ok: false, failure: { code: 'queue.unavailable' } });
    });
  });
}
