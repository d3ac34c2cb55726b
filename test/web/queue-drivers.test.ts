import { UnrecoverableError } from 'bullmq';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { rebuildQueue } from '../../src/queue/rebuild.ts';
import { listAudit } from '../../src/store/audit.ts';
import type { Store } from '../../src/store/database.ts';
import { createApp } from '../../src/web/app.ts';
import { startPostgres, startRedis } from '../servers.ts';
import { open } from '../store/open.ts';
import { webDeps } from './harness.ts';
import { NOW, RUN, seed } from './seed.ts';

const OWN = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };

interface Told {
  driver: string;
  queues: {
    name: string;
    verdict: string;
    paused: boolean;
    counts: Record<string, number>;
    pending: number;
    waitMs: { median: number; p95: number } | null;
    runMs: { median: number; p95: number } | null;
  }[];
  schedulers: { name: string; last: { run: string } | null; nextAt: string; missed: string[] }[];
}

/** What the dashboard shows of queues that lie in `kind`. */
function dashboardContract(kind: string, where: () => { databaseUrl: string | null; redisUrl: string | null }): void {
  let store: Store;
  let end: () => Promise<void>;
  let queues: Queues;
  beforeAll(async () => {
    const { databaseUrl, redisUrl } = where();
    ({ store, end } = await open(databaseUrl));
    await seed(store.db);
    const opened = await openQueues({ redisUrl, store, lockDurationMs: 2_000 });
    if (!opened.ok) throw new Error(opened.failure.cause);
    queues = opened.value;
  });
  afterAll(async () => {
    await queues?.close();
    await end?.();
  });

  const appAt = (clock: () => Date) => createApp(webDeps(store, { queues, clock }).deps);
  const told = async (clock: () => Date): Promise<Told> =>
    (await (await appAt(clock).request('/api/v1/queues/state')).json()) as Told;
  const fetchQueue = (all: Told) => all.queues.find(({ name }) => name === 'fetch')!;
  const later = () => new Date(Date.now() + 300_000);

  it('tells jobs by state, and how long they waited and ran', async () => {
    await queues.addTasks(['a', 'b', 'c'].map((id) => ({ id, kind: 'fetch' as const })));
    const worker = queues.worker(
      'fetch',
      async ({ taskId }) => {
        if (taskId === 'b') throw new UnrecoverableError('given up');
      },
      { concurrency: 1 },
    );
    const ended = async () => (await queues.counts()).fetch;
    await expect.poll(ended).toMatchObject({ completed: 2, failed: 1 });
    await worker.close();
    const all = await told(() => new Date());
    expect(all.driver).toBe(kind);
    expect(all.queues.map(({ name }) => name)).toContain('deliver');
    const one = fetchQueue(all);
    expect(one.counts).toMatchObject({ completed: 2, failed: 1 });
    expect(one.waitMs!.p95).toBeGreaterThanOrEqual(one.waitMs!.median);
    expect(one.runMs!.median).toBeGreaterThanOrEqual(0);
    // What the seed left unfinished in the store has no job; for a minute that means nothing.
    expect([one.pending, one.verdict]).toEqual([1, 'idle']);
    expect(fetchQueue(await told(later)).verdict).toBe('lost');
  });

  it('calls a queue stuck whose jobs nobody takes, and says what to do', async () => {
    await queues.addTasks([{ id: 'd', kind: 'fetch' }]);
    expect(fetchQueue(await told(() => new Date())).verdict).toBe('working');
    expect(fetchQueue(await told(later)).verdict).toBe('stuck');
    const $ = load(await (await appAt(later).request('/queues?lang=en')).text());
    expect($('.nb-notice').text()).toContain('no worker runs');
  });

  it('pauses and resumes a queue, and shows who must set it going', async () => {
    const app = appAt(later);
    const act = (path: string) => app.request(`/queues/${path}`, { method: 'POST', headers: OWN });
    expect((await act('fetch/pause')).status).toBe(303);
    expect(fetchQueue(await told(later))).toMatchObject({ paused: true, verdict: 'paused' });
    const $ = load(await (await app.request('/queues?lang=en')).text());
    expect($('form[action="/queues/fetch/resume"] button').text()).toBe('Resume');
    expect((await act('fetch/resume')).status).toBe(303);
    expect(fetchQueue(await told(later))).toMatchObject({ paused: false, verdict: 'stuck' });
    expect((await act('nothing/pause')).status).toBe(404);
  });

  it('tells the last, the next and the missed runs of a schedule', async () => {
    await queues.schedule('crawl', '30 6 * * *', 'Asia/Shanghai');
    const planned = '2026-02-01T22:30:00.000Z';
    const [missing] = (await told(() => NOW)).schedulers;
    expect(missing).toMatchObject({ name: 'crawl', last: null, missed: [planned] });
    expect(new Date(missing!.nextAt).getTime()).toBeGreaterThan(Date.now());
    await store.db.updateTable('nianbao.run').set({ scheduled_for: planned }).where('id', '=', RUN).execute();
    const [kept] = (await told(() => NOW)).schedulers;
    expect(kept).toMatchObject({ last: { run: RUN, plannedFor: planned }, missed: [] });
  });

  it('plans again what a queue that was lost had planned, and leaves a plan that is there', async () => {
    const next = async () => (await queues.queue('schedule').getJobScheduler('crawl'))?.next;
    const keep = () => queues.keepScheduled('crawl', '30 6 * * *', 'Asia/Shanghai');
    await keep();
    const planned = await next();
    await keep();
    expect(await next()).toBe(planned);
    await queues.queue('schedule').obliterate({ force: true });
    expect(await next()).toBeUndefined();
    await keep();
    expect(await next()).toBe(planned);
    expect(await queues.queue('schedule').getDelayedCount()).toBe(1);
    await queues.keepScheduled('season', '', 'Asia/Shanghai');
    expect(await queues.queue('schedule').getJobSchedulersCount()).toBe(1);
  });

  it('lets who has signed in act on the raw queues, and brings back what is removed there', async () => {
    let at = Date.now() + 3_600_000;
    const clock = () => new Date(++at);
    const board = boardOf(createApp(webDeps(store, { queues, password: PASSWORD, clock }).deps));
    const asked = async (path: string) => (await board('PUT', path)).status;
    const unfinished = async () => {
      const pending = store.db.selectFrom('nianbao.task').select('id').where('state', '=', 'pending');
      const ids = (await pending.where('kind', '=', 'fetch').execute()).map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(0);
      const { tasks } = await rebuildQueue(store, queues);
      const kept = await Promise.all(ids.map((id) => queues.queue('fetch').getJob(id)));
      return { tasks, all: kept.every(Boolean), first: ids[0]! };
    };
    const { first } = await unfinished();
    expect((await unfinished()).tasks).toBe(0);
    expect(await asked(`fetch/${first}/clean`)).toBe(204);
    expect(await queues.queue('fetch').getJob(first)).toBeUndefined();
    expect(await unfinished()).toMatchObject({ tasks: 1, all: true });
    expect(await asked('fetch/empty')).toBe(200);
    expect((await queues.counts()).fetch.waiting).toBe(0);
    expect(await unfinished()).toMatchObject({ all: true });
    expect(await asked('fetch/pause')).toBe(200);
    expect(await asked('fetch/obliterate')).toBe(200);
    expect((await unfinished()).all).toBe(true);
    expect(await asked('fetch/resume')).toBe(200);
    expect(await asked('fetch/none/retry')).toBe(404);
    const acts = (await listAudit(store.db, { what: 'queue.' }, 7)).reverse();
    expect(acts.map(({ what, about }) => [what, about])).toEqual([
      ['queue.job-removed', `fetch/${first}`],
      ['queue.emptied', 'fetch'],
      ['queue.paused', 'fetch'],
      ['queue.obliterated', 'fetch'],
      ['queue.resumed', 'fetch'],
      ['queue.job-retried', 'fetch/none'],
      ['queue.refused', 'fetch/none'],
    ]);
  });
}

const PASSWORD = 'a password for the raw queues';

/** Asks the board as somebody who has signed in, from one of our own pages. */
function boardOf(app: ReturnType<typeof createApp>) {
  const own = {
    authorization: `Basic ${Buffer.from(`any:${PASSWORD}`).toString('base64')}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
  };
  return (method: string, path: string, headers: Record<string, string> = {}) =>
    app.request(`/queues/board/api/queues/${path}`, { method, headers: { ...own, ...headers }, body: '{}' });
}

describe('the dashboard of a queue in the embedded database', () =>
  dashboardContract('pglite', () => ({ databaseUrl: null, redisUrl: null })));

const redis = await startRedis();
if ('skip' in redis) {
  it.skip(`the dashboard of a queue in Redis (${redis.skip})`, () => undefined);
} else {
  afterAll(() => redis.stop());
  describe('the dashboard of a queue in Redis', () =>
    dashboardContract('redis', () => ({ databaseUrl: null, redisUrl: redis.url })));
}

const postgres = await startPostgres();
if ('skip' in postgres) {
  it.skip(`the dashboard of a queue in PostgreSQL (${postgres.skip})`, () => undefined);
} else {
  afterAll(() => postgres.stop());
  describe('the dashboard of a queue in PostgreSQL', () =>
    dashboardContract('postgres', () => ({ databaseUrl: postgres.url, redisUrl: null })));
}
