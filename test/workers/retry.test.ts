import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { addDeliveries, markFailed, markSending } from '../../src/store/deliveries.ts';
import { upsertPage } from '../../src/store/pages.ts';
import { findRun } from '../../src/store/runs.ts';
import { addTasks, completeTask, failTask, findTask, tasksOfRun } from '../../src/store/tasks.ts';
import { retryDeliveries, retryTasks } from '../../src/workers/retry.ts';
import { open } from '../store/open.ts';
import { agency, NOW, run } from '../store/samples.ts';
import { settingsOf } from './settings-of.ts';

let store: Store;
let end: () => Promise<void>;
let queues: Queues;
let page: string;
const context = () => ({
  settings: settingsOf(),
  store,
  queues,
  clock: () => new Date(NOW),
  log: pino({ level: 'silent' }),
});
const fail = (id: string, code: string) =>
  failTask(store.db, id, { code, cause: `${code} happened`, final: true, now: NOW });

beforeAll(async () => {
  ({ store, end } = await open(null));
  const opened = await openQueues({ redisUrl: null, store });
  if (!opened.ok) throw new Error(opened.failure.cause);
  queues = opened.value;
  await replaceAgencies(store.db, [agency('a'), agency('b', { name: '金凤区教育局' })]);
  await run(store.db, 'first');
  const seen = { url: 'https://portal.example/1.html', title: '年报', listedDate: null, columnUrl: null, why: [] };
  page = await upsertPage(store.db, { agencyId: 'b', year: 2024, ...seen, runId: 'first', seenAt: NOW });
  const task = (kind: 'discover' | 'fetch' | 'process', payload: object) => ({
    ...{ id: `${kind}-first-1`, runId: 'first', kind, payload: { ...payload } },
  });
  const tasks = [
    task('discover', { agencyIds: ['a'] }),
    task('fetch', { pageId: page }),
    task('process', { pageId: page }),
  ];
  await queues.addTasks(await addTasks(store.db, tasks, NOW));
  await fail('discover-first-1', 'fetch.blocked');
  await fail('fetch-first-1', 'fetch.timeout');
  await completeTask(store.db, 'process-first-1', { now: NOW });
});
afterAll(async () => {
  await queues?.close();
  await end?.();
});

describe('failed tasks that are tried again', () => {
  it('become one new run about the same bodies and years, and stay on record', async () => {
    const ids = ['discover-first-1', 'fetch-first-1', 'process-first-1', 'unknown'];
    const { count, runId } = await retryTasks(context(), ids);
    expect(count).toBe(2);
    expect(await findRun(store.db, runId!)).toMatchObject({
      ...{ trigger: 'manual', state: 'running', agencyIds: ['a', 'b'], years: [2024, 2025] },
    });
    const made = await tasksOfRun(store.db, runId!);
    expect(made.map(({ kind, payload, state }) => [kind, payload, state])).toEqual([
      ['discover', { agencyIds: ['a'] }, 'pending'],
      ['fetch', { pageId: page }, 'pending'],
    ]);
    expect(await queues.queue('fetch').getJob(made[1]!.id)).toBeDefined();
    expect(await findTask(store.db, 'fetch-first-1')).toMatchObject({ state: 'failed', payload: { retriedBy: runId } });
  });

  it('are tried again once, however often the button is pressed', async () => {
    expect(await retryTasks(context(), ['discover-first-1', 'fetch-first-1'])).toEqual({ count: 0, runId: null });
  });

  it('let a run be judged that could not be judged', async () => {
    await fail('judge-first', 'internal');
    expect((await findRun(store.db, 'first'))?.state).toBe('judging');
    expect(await retryTasks(context(), ['judge-first'])).toEqual({ count: 1, runId: null });
    expect(await findTask(store.db, 'judge-first')).toMatchObject({ state: 'pending', attempts: 0, errorCode: null });
    expect(await queues.queue('judge').getJob('judge-first')).toBeDefined();
  });
});

describe('messages that were given up', () => {
  it('are sent again, with all their attempts; others stay as they are', async () => {
    const message = { alertId: null, transition: 'countdown', channel: 'webhook', target: 'office', message: {} };
    await addDeliveries(
      store.db,
      ['m1', 'm2'].map((id) => ({ id, ...message })),
      NOW,
    );
    await markSending(store.db, 'm1');
    expect(await markFailed(store.db, 'm1', { error: 'notify.rejected: 403', deadAfter: 1 })).toBe('dead');
    expect(await retryDeliveries(context(), ['m1', 'm2', 'none'])).toBe(1);
    const rows = await store.db
      .selectFrom('nianbao.delivery')
      .select(['id', 'state', 'attempts'])
      .orderBy('id')
      .execute();
    expect(rows).toEqual(['m1', 'm2'].map((id) => ({ id, state: 'pending', attempts: 0 })));
    expect(await queues.queue('deliver').getJob('deliver-m1')).toBeDefined();
  });
});
