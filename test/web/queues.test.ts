import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import type { QueueState } from '../../src/web/queue-state.ts';
import { type Verdict, verdictOf } from '../../src/web/queue-verdict.ts';
import { seededStore, webDeps } from './harness.ts';
import { ALERT, NOW, RUN } from './seed.ts';

const OWN = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
const minutes = (count: number) => count * 60_000;

const store = await seededStore();
beforeAll(seedTrouble);

/** A page with its failed reading, a host that is left alone, a message that nobody took, and three planned runs of which one began. */
async function seedTrouble(): Promise<void> {
  const { db } = store;
  const at = new Date(NOW.getTime() - minutes(30)).toISOString();
  await db
    .insertInto('nianbao.page')
    .values({
      ...{ id: 'page-water', agency_id: 'qh-water', year: 2025, url: 'http://qh-water.example.cn/nb/2025.pdf' },
      ...{ title: '年度报告', listed_date: null, column_url: null, why: '[]', first_seen_at: at, last_seen_at: at },
      ...{ last_run_id: RUN, fetch_outcome: 'ok', snapshot: null, part: null, moved_to: null, moved_from: null },
      ...{ attribution: null, same_as: null, same_how: null, flaw: null, mark: null, mark_seq: null, imported: null },
    })
    .execute();
  await db
    .insertInto('nianbao.task')
    .values({
      ...{
        id: 'process-water',
        run_id: RUN,
        kind: 'process',
        state: 'failed',
        attempts: 3,
        error_code: 'read.malformed',
      },
      ...{ payload: JSON.stringify({ pageId: 'page-water' }), error_cause: 'no end of file', created_at: at },
      finished_at: at,
    })
    .execute();
  await db
    .updateTable('nianbao.task')
    .set({ payload: JSON.stringify({ agencyIds: ['lw-tech', 'lw-edu'] }) })
    .where('id', '=', 'discover-lw-tech')
    .execute();
  await db
    .insertInto('nianbao.host_pace')
    .values({
      ...{ host: 'lw-tech.example.cn', next_at: at, failures: 6, openings: 1, last_code: 'fetch.connect' },
      open_until: new Date(Date.now() + minutes(60)),
    })
    .execute();
  await db
    .insertInto('nianbao.delivery')
    .values({
      ...{ id: 'letter-1', alert_id: ALERT, transition: 'opened', channel: 'webhook', target: 'office', message: '{}' },
      ...{ state: 'dead', attempts: 8, last_error: 'notify.rejected: 403 <b>no</b>', response: null, created_at: at },
      sent_at: null,
    })
    .execute();
  await db.updateTable('nianbao.run').set({ scheduled_for: '2026-02-01T22:30:00Z' }).where('id', '=', RUN).execute();
}

const appOf = (changes: Parameters<typeof webDeps>[1] = {}) => {
  const { deps, acts } = webDeps(store, changes);
  return { app: createApp(deps), acts };
};
const pageOf = async (app: ReturnType<typeof createApp>, path: string) => {
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  return load(await answer.text());
};
const rowOf = ($: ReturnType<typeof load>, label: string) =>
  $(`tbody tr:contains("${label}")`).first().text().replace(/\s+/g, ' ');

describe('the queue dashboard', () => {
  it('groups failures by cause, each with its remedy and an example', async () => {
    const $ = await pageOf(appOf().app, '/queues?lang=en');
    const failures = $('section[aria-labelledby="failures"]');
    expect(failures.find('tbody tr').length).toBe(3);
    const text = failures.text().replace(/\s+/g, ' ');
    expect(text).toContain('The portal refused us');
    expect(text).toContain('ask its owner to let us in');
    expect(text).toContain('no end of file');
    expect(failures.find('a[href="/queues/tasks?error=read.malformed"]').length).toBe(1);
  });

  it('names the hosts that are left alone, and until when', async () => {
    const $ = await pageOf(appOf().app, '/queues?lang=en');
    const row = rowOf($, 'lw-tech.example.cn');
    expect(row).toContain('The portal could not be reached');
    expect(row).toContain('try the address in a browser');
  });

  it('lists dead letters with what the receiver said and what to do, and sends them again', async () => {
    const { app, acts } = appOf();
    const $ = await pageOf(app, '/queues?lang=en');
    const row = rowOf($, 'office');
    expect(row).toContain('403 <b>no</b>');
    expect(row).toContain('Check the target’s settings');
    expect($(`a[href="/alerts/${ALERT}"]`).length).toBe(1);
    await app.request('/queues/dead-letters/retry', { method: 'POST', headers: OWN, body: 'id=letter-1' });
    const answer = await app.request('/queues/dead-letters/retry', { method: 'POST', headers: OWN, body: 'all=1' });
    expect(answer.headers.get('location')).toBe('/queues?done=1');
    expect(acts.retried).toEqual(['letter-1', 'letter-1']);
  });

  it('tries again all that failed of one cause, and leads to the run that does it', async () => {
    const { app, acts } = appOf();
    const body = 'code=fetch.blocked&kind=discover';
    const answer = await app.request('/queues/tasks/retry', { method: 'POST', headers: OWN, body });
    expect(acts.retried).toEqual(['discover-lw-tech']);
    expect(answer.headers.get('location')).toBe(`/queues?done=1&run=${RUN}`);
    const $ = await pageOf(app, `/queues?done=1&run=${RUN}`);
    expect($(`[role="status"] a[href="/runs/${RUN}"]`).length).toBe(1);
    const acted = await store.db.selectFrom('nianbao.audit').select(['what', 'about']).execute();
    expect(acted).toContainEqual({ what: 'tasks.retried', about: RUN });
  });

  it('says so when a queue does not answer, with what the database still knows', async () => {
    const dead = { kind: 'redis', raw: () => [], counts: () => Promise.reject(new Error('gone')) };
    const $ = await pageOf(appOf({ queues: dead }).app, '/queues?lang=en');
    expect($('section[aria-labelledby="queues"] tbody tr').length).toBe(6);
    expect($('.nb-notice').text()).toContain('Check REDIS_URL');
    expect($('section[aria-labelledby="failures"] tbody tr').length).toBe(3);
  });

  it.each(['/queues/tasks/retry', '/queues/dead-letters/retry', '/queues/fetch/pause', '/api/v1/tasks/retry'])(
    'takes %s from no other site',
    async (path) => {
      const { app, acts } = appOf();
      const headers = { ...OWN, 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' };
      const answer = await app.request(path, { method: 'POST', headers, body: 'id=process-water&all=1' });
      expect(answer.status).toBe(403);
      expect(acts.retried).toEqual([]);
    },
  );
});

describe('the search among tasks', () => {
  const found = async (query: string) => {
    const answer = await appOf().app.request(`/api/v1/tasks?${query}`);
    return ((await answer.json()) as { id: string }[]).map(({ id }) => id).sort();
  };

  it('finds them by agency, be it one of many of a portal or the owner of a page', async () => {
    expect(await found('agency=科学技术')).toEqual(['discover-lw-tech']);
    expect(await found('agency=lw-edu')).toEqual(['discover-lw-tech']);
    expect(await found('agency=qh-water')).toEqual(['process-water']);
    expect(await found('agency=%25')).toEqual([]);
  });

  it('finds them by address and by error', async () => {
    expect(await found('url=qh-water.example.cn/nb')).toEqual(['process-water']);
    expect(await found('url=lw-tech.example')).toEqual(['discover-lw-tech']);
    expect(await found('error=end of file')).toEqual(['process-water']);
    expect(await found('error=fetch.&state=failed')).toEqual(['discover-lw-tech', 'fetch-1']);
    expect(await found('kind=process')).toEqual(['process-water']);
  });

  it('leads on by a cursor until all is told', async () => {
    const { app } = appOf();
    const told: string[] = [];
    for (let next: string | null = '/api/v1/tasks?limit=4'; next !== null; ) {
      const answer: Response = await app.request(next);
      told.push(...((await answer.json()) as { id: string }[]).map(({ id }) => id));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
    }
    const { length } = await store.db.selectFrom('nianbao.task').select('id').execute();
    expect([told.length, new Set(told).size]).toEqual([length, length]);
  });

  it('shows them with agency, address, error and a button to try again', async () => {
    const { app, acts } = appOf();
    const $ = await pageOf(app, '/queues/tasks?error=read.malformed&lang=en');
    expect($('tbody tr').length).toBe(1);
    expect($('tbody a[href="/agencies/qh-water"]').length).toBe(1);
    expect($('input[name="error"]').val()).toBe('read.malformed');
    const body = 'id=process-water&back=tasks';
    const answer = await app.request('/queues/tasks/retry', { method: 'POST', headers: OWN, body });
    expect([answer.headers.get('location'), acts.retried]).toEqual([
      `/queues/tasks?done=1&run=${RUN}`,
      ['process-water'],
    ]);
  });
});

describe('how a queue stands', () => {
  const now = NOW.getTime();
  const quiet = { name: 'fetch', paused: false, wait: null, work: null, longestActiveAt: null };
  const state = (counts: Record<string, number>, changes: Partial<QueueState> = {}): QueueState => ({
    ...{ ...quiet, counts, oldestReadyAt: null, lastFinishedAt: null },
    ...changes,
  });
  const none = { pending: 0, oldestAt: null };
  const old = { pending: 2, oldestAt: new Date(now - minutes(9)) };
  const cases: [title: string, state: QueueState | null, backlog: typeof none | typeof old, verdict: Verdict][] = [
    ['nothing to do', state({ completed: 9 }), none, 'idle'],
    ['a job runs', state({ active: 1, waiting: 4 }), old, 'working'],
    ['jobs wait for a moment', state({ waiting: 4 }, { oldestReadyAt: now - 5_000 }), old, 'working'],
    [
      'jobs wait, and others end',
      state({ waiting: 4 }, { oldestReadyAt: now - minutes(9), lastFinishedAt: now - 900 }),
      old,
      'working',
    ],
    ['jobs are ready and nothing moves', state({ waiting: 4 }, { oldestReadyAt: now - minutes(9) }), old, 'stuck'],
    ['everything waits for its time', state({ delayed: 2 }), old, 'waiting'],
    ['it was paused', state({ waiting: 4 }, { paused: true }), old, 'paused'],
    ['the queue lost its jobs', state({}), old, 'lost'],
    ['tasks were made this moment', state({}), { pending: 2, oldestAt: new Date(now - 5_000) }, 'idle'],
    ['the schedule waits for its hour', state({ delayed: 1 }, { name: 'schedule' }), none, 'idle'],
    ['it does not answer', null, old, 'unreachable'],
  ];
  it.each(cases)('where %s', (_title, given, backlog, verdict) => {
    expect(verdictOf(given, backlog, now)).toBe(verdict);
  });
});
