import type { Worker } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Postponed } from '../../src/errors/postponed.ts';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { rebuildQueue } from '../../src/queue/rebuild.ts';
import { saveAlertChanges } from '../../src/store/alerts.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { markSending, markSent } from '../../src/store/deliveries.ts';
import { addTasks, completeTask } from '../../src/store/tasks.ts';
import { runChild } from '../queue/child.ts';
import type { ChildWork } from '../queue/worker-child.ts';
import { layFounded } from '../store/founded.ts';
import { temporaryFolder } from '../store/open.ts';
import * as sample from '../store/samples.ts';
import { NOW } from '../store/samples.ts';

export interface Place {
  databaseUrl: string | null;
  redisUrl: string | null;
  /** Loses everything that the queue holds, as far as this backend can. */
  lose(queues: Queues): Promise<void>;
}

const LOCK_MS = 2_000;

/** What the queue promises, whichever backend is below it. */
export function queueContract(place: Place): void {
  const folder = temporaryFolder();
  const where = {
    databaseUrl: place.databaseUrl,
    redisUrl: place.redisUrl,
    dataDir: folder.path,
    lockDurationMs: LOCK_MS,
  };
  let store: Store;
  let queues: Queues;
  const workers: Worker[] = [];

  const open = async () => {
    store = must(await openStore(where));
    queues = must(await openQueues({ ...where, store }));
  };
  const close = async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    await queues?.close();
    await store?.close();
  };
  /** Collects what it is given until `count` jobs were done. */
  const work = (count: number, during: (taskId: string) => Promise<void> = async () => undefined) => {
    const done: string[] = [];
    const { promise, resolve } = Promise.withResolvers<string[]>();
    const worker = queues.worker(
      'fetch',
      async ({ taskId }) => {
        await during(taskId);
        done.push(taskId);
        if (done.length === count) resolve(done);
      },
      { concurrency: 4 },
    );
    workers.push(worker);
    return { done, all: promise };
  };
  const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}-${n}`);
  const add = (names: readonly string[]) => queues.addTasks(names.map((id) => ({ id, kind: 'fetch' as const })));
  const states = async () => (await queues.counts()).fetch;

  beforeAll(async () => {
    if (place.databaseUrl === null) await layFounded(folder.path);
    await open();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    for (const queue of queues.raw()) await queue.obliterate({ force: true });
  });
  afterAll(async () => {
    await close();
    folder.remove();
  });

  it('runs a job that was added twice once', async () => {
    await add(['same']);
    await add(['same', 'other']);
    expect((await states()).waiting).toBe(2);
    const { all } = work(2);
    expect((await all).sort()).toEqual(['other', 'same']);
  });

  it('wakes an idle worker for each job of many, and runs each once', async () => {
    const { done, all } = work(300);
    for (const part of [0, 1, 2]) await add(ids(`part${part}`, 100));
    await all;
    expect(new Set(done).size).toBe(300);
    await expect.poll(async () => (await states()).completed).toBe(300);
    const { completed: _, ...others } = await states();
    expect(Object.values(others).reduce((a, b) => a + b, 0)).toBe(0);
  });

  it('tries a failing job again', async () => {
    let attempts = 0;
    await add(['fails']);
    const { all } = work(1, async () => {
      if (++attempts === 1) throw new Error('first attempt');
    });
    await all;
    expect(attempts).toBe(2);
  });

  it('puts a job off that cannot go on now, as often as it takes, without counting attempts', async () => {
    let calls = 0;
    await add(['waits', 'goes']);
    const { done, all } = work(2, async (taskId) => {
      if (taskId === 'waits' && ++calls < 8) throw new Postponed('the host is busy', 30);
    });
    await all;
    expect(calls).toBe(8);
    expect(done).toEqual(['goes', 'waits']);
    await expect.poll(async () => (await states()).completed).toBe(2);
    expect((await queues.queue('fetch').getJob('waits'))?.attemptsMade).toBe(1);
  });

  it('refuses ids that BullMQ would misread, and payloads that are none', async () => {
    await expect(queues.add('fetch', '123', { taskId: 'x' })).rejects.toThrow('not a job id');
    await expect(queues.add('fetch', 'a:b', { taskId: 'x' })).rejects.toThrow('not a job id');
    const { done } = work(1);
    const failed = new Promise((resolve) => workers[0]!.on('failed', resolve));
    await queues.queue('fetch').add('fetch', { wrong: true }, { jobId: 'wrong' });
    await failed;
    expect(done).toEqual([]);
  });

  it('keeps one schedule, in Shanghai time, and removes it', async () => {
    await queues.schedule('crawl', '0 6 * * *', 'Asia/Shanghai');
    await queues.schedule('crawl', '30 8 31 3 *', 'Asia/Shanghai');
    const schedulers = await queues.queue('schedule').getJobSchedulers();
    expect(schedulers.map(({ key, tz, pattern }) => ({ key, tz, pattern }))).toEqual([
      { key: 'crawl', tz: 'Asia/Shanghai', pattern: '30 8 31 3 *' },
    ]);
    expect(new Date(schedulers[0]!.next!).toISOString()).toMatch(/-03-31T00:30:00\.000Z$/);
    await queues.schedule('crawl', '', 'Asia/Shanghai');
    expect(await queues.queue('schedule').getJobSchedulers()).toEqual([]);
  });

  it('ticks when the schedule says so', async () => {
    const ticked = Promise.withResolvers<void>();
    workers.push(queues.worker('schedule', async () => ticked.resolve(), { concurrency: 1 }));
    await queues.schedule('soon', '* * * * * *', 'Asia/Shanghai');
    await expect(ticked.promise).resolves.toBe(undefined);
    await queues.schedule('soon', '', 'Asia/Shanghai');
  });

  describe('rebuilt from the store', () => {
    const run = async (id: string, count: number) => {
      await sample.run(store.db, id);
      const tasks = ids(id, count).map((name) => sample.task(id, name));
      return addTasks(store.db, tasks, NOW);
    };
    afterEach(async () => {
      await store.db.updateTable('nianbao.task').set({ state: 'done' }).execute();
    });

    it('gets back every pending job after losing all, once, and none that is done', async () => {
      const tasks = await run('lost', 1_200);
      await queues.addTasks(tasks);
      await completeTask(store.db, tasks[0]!.id, { now: NOW });
      await place.lose(queues);
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 1_199, deliveries: 0 });
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 0, deliveries: 0 });
      expect((await states()).waiting).toBe(1_199);
    });

    it('lets a job that is worked on or waits for its next attempt alone', async () => {
      const [first, second] = await run('busy', 2);
      await queues.addTasks([first!, second!]);
      const started = Promise.withResolvers<void>();
      const release = Promise.withResolvers<void>();
      const { all } = work(1, async (taskId) => {
        if (taskId === second!.id) throw new Error('later');
        started.resolve();
        await release.promise;
      });
      await started.promise;
      await expect.poll(async () => (await states()).delayed).toBe(1);
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 0, deliveries: 0 });
      release.resolve();
      await all;
    });

    it('tries a job again that the queue gave up while the store did not', async () => {
      const [task] = await run('given-up', 1);
      const once = { jobId: task!.id, attempts: 1, removeOnFail: false };
      await queues.queue('fetch').add('fetch', { taskId: task!.id }, once);
      const { done, all } = work(1, async () => {
        if ((await states()).failed === 0 && done.length === 0 && firstTime) {
          firstTime = false;
          throw new Error('database away');
        }
      });
      let firstTime = true;
      await expect.poll(async () => (await states()).failed).toBe(1);
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 1, deliveries: 0 });
      expect(await all).toEqual([task!.id]);
    });

    it('tries a job again that the queue holds as completed while the store does not', async () => {
      const [task] = await run('early', 1);
      await queues.addTasks([task!]);
      const { all } = work(2);
      await expect.poll(async () => ((await states()).waiting ?? 0) + ((await states()).active ?? 0)).toBe(0);
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 1, deliveries: 0 });
      expect(await all).toEqual([task!.id, task!.id]);
    });

    it('adds nothing to a paused queue that holds it all', async () => {
      const tasks = await run('paused', 3);
      await queues.queue('fetch').pause();
      await queues.addTasks(tasks);
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 0, deliveries: 0 });
      await queues.queue('fetch').resume();
    });

    it('gets back messages that were not sent, also half-sent ones', async () => {
      const deliveries = ['sent', 'half', 'new'].map((id) => ({
        id,
        alertId: 'alert',
        transition: 'opened',
        channel: 'log',
        target: 'log',
        message: {},
      }));
      await saveAlertChanges(store.db, { upserts: [sample.alert('alert', null)], events: [], deliveries }, NOW);
      for (const id of ['sent', 'half']) await markSending(store.db, id);
      await markSent(store.db, 'sent', 'ok', NOW);
      expect(await rebuildQueue(store, queues)).toEqual({ tasks: 0, deliveries: 2 });
      for (const id of ['half', 'new']) await markSent(store.db, id, 'ok', NOW);
    });
  });

  it('gives a killed worker’s jobs to another one', async () => {
    await add(['orphan-1', 'orphan-2']);
    await close();
    const child = runChild('queue/worker-child.ts', { ...where, hang: true } satisfies ChildWork);
    await child.says((lines) => lines.filter((line) => line.startsWith('start')).length === 2);
    await child.kill();
    await open();
    const { all } = work(2);
    expect((await all).sort()).toEqual(['orphan-1', 'orphan-2']);
  });

  it.skipIf(place.databaseUrl === null && place.redisUrl === null)(
    'is shared by two processes (the embedded database serves one only)',
    async () => {
      const child = runChild('queue/worker-child.ts', { ...where, hang: false } satisfies ChildWork);
      await child.says((lines) => lines.includes('ready'));
      const { done } = work(Number.POSITIVE_INFINITY, () => new Promise((resolve) => setTimeout(resolve, 5)));
      await add(ids('shared', 200));
      const theirs = () => child.lines.filter((line) => line.startsWith('end ')).map((line) => line.slice(4));
      await expect.poll(() => done.length + theirs().length).toBe(200);
      expect(new Set([...done, ...theirs()]).size).toBe(200);
      // How they share it depends on what else the machine does.
      expect(Math.min(done.length, theirs().length)).toBeGreaterThan(0);
      await child.kill();
    },
  );

  it('says whether it is ready', async () => {
    expect(await queues.isReady()).toBe(true);
  });
}

function must<T>(result: { ok: true; value: T } | { ok: false; failure: { code: string; cause: string } }): T {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.cause}`);
  return result.value;
}
