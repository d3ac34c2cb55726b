import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { createApp } from '../../src/web/app.ts';
import { MAX_FAILURES } from '../../src/web/login-throttle.ts';
import { withQuery } from '../../src/web/views/pagination.ts';
import { seededStore, webDeps } from './harness.ts';
import { ALERT, LIVE_RUN, NOW, PAGE_SHA } from './seed.ts';

const MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(1)>\'';
const SCRIPT = `javascript:alert(1)//${MARKUP}`;
const OWN = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };

const store = await seededStore();
let queues: Queues;
let app: ReturnType<typeof createApp>;
let errors: unknown[];

beforeAll(async () => {
  await poison();
  const opened = await openQueues({ redisUrl: null, store });
  if (!opened.ok) throw new Error(opened.failure.cause);
  queues = opened.value;
  errors = [];
  const made = webDeps(store, { queues, onError: (error) => errors.push(error) });
  app = createApp(made.deps);
});
afterAll(() => queues?.close());

/** Every text that came from outside becomes markup, every address a script. */
async function poison(): Promise<void> {
  const { db } = store;
  for (const table of ['observation', 'look', 'snapshot'])
    await sql.raw(`alter table nianbao.${table} disable trigger all`).execute(db);
  await db.updateTable('nianbao.agency').set({ name: MARKUP, portal_url: SCRIPT, report_column_url: SCRIPT }).execute();
  await db.updateTable('nianbao.page').set({ title: MARKUP, url: SCRIPT, column_url: SCRIPT }).execute();
  const report = { title: MARKUP, agency_printed: MARKUP, url: SCRIPT, template_reason: MARKUP };
  await db.updateTable('nianbao.report').set(report).execute();
  const said = { value: 7, status: 'reported' as const, by: MARKUP, at: NOW.toISOString(), reason: MARKUP };
  const values = {
    raw: MARKUP,
    note: MARKUP,
    corrected: JSON.stringify(said),
    source: JSON.stringify({ path: MARKUP }),
  };
  await db.updateTable('nianbao.value').set(values).execute();
  const cell = { snapshot: PAGE_SHA, raw: MARKUP, field: 'req_new_total', act: 'correct' as const };
  await db
    .insertInto('nianbao.correction')
    .values({ agency_id: 'qh-edu', year: 2024, ...cell, ...said })
    .execute();
  const headers = JSON.stringify({ [MARKUP]: MARKUP });
  await db
    .updateTable('nianbao.observation')
    .set({ url: SCRIPT, final_url: SCRIPT, detail: MARKUP, headers })
    .execute();
  await db.updateTable('nianbao.look').set({ column_url: SCRIPT }).execute();
  await db.updateTable('nianbao.snapshot').set({ media_type: 'text/html\r\nX-Injected: 1' }).execute();
  const visited = [{ url: SCRIPT, outcome: MARKUP, status: 1 }];
  const instances = [{ message: { zh: MARKUP, en: MARKUP }, instance: MARKUP }];
  const wants = JSON.stringify({ rules: [MARKUP], agencies: [MARKUP] });
  const silence = { id: 'silence-1', wants, reason: MARKUP, by: MARKUP, created_at: NOW, ends_at: NOW };
  await db.insertInto('nianbao.silence').values(silence).execute();
  await db.updateTable('nianbao.alert').set({ assignee: MARKUP, muted_by: 'silence-1' }).execute();
  await db
    .updateTable('nianbao.task')
    .set({ error_cause: MARKUP, payload: JSON.stringify({ pageId: MARKUP, snapshot: MARKUP, retriedBy: MARKUP }) })
    .where('id', '<>', 'fetch-1')
    .execute();
  await db
    .updateTable('nianbao.task')
    .set({ error_cause: MARKUP, created_at: NOW })
    .where('id', '=', 'fetch-1')
    .execute();
  await db
    .updateTable('nianbao.delivery')
    .set({
      state: 'dead',
      last_error: `notify.rejected: ${MARKUP}`,
      target: MARKUP,
      channel: MARKUP,
      transition: MARKUP,
    })
    .execute();
  const paced = { host: MARKUP, next_at: NOW, last_code: MARKUP, open_until: new Date(Date.now() + 3_600_000) };
  await db.insertInto('nianbao.host_pace').values(paced).execute();
  const evidence = JSON.stringify({ url: SCRIPT, visited, instances, [MARKUP]: MARKUP });
  await db
    .updateTable('nianbao.alert')
    .set({ message: JSON.stringify({ zh: MARKUP, en: MARKUP }), evidence })
    .execute();
}

async function everyPage(): Promise<string[]> {
  const { db } = store;
  const ask = encodeURIComponent(MARKUP);
  const [agencies, reports, alerts, runs, snapshots] = await Promise.all([
    db.selectFrom('nianbao.agency').select('id').execute(),
    db.selectFrom('nianbao.report').select(['agency_id', 'year']).distinct().execute(),
    db.selectFrom('nianbao.alert').select('id').execute(),
    db.selectFrom('nianbao.run').select('id').execute(),
    db.selectFrom('nianbao.snapshot').select('sha256').execute(),
  ]);
  return [
    ...['/', '/agencies', '/alerts', '/runs', `/nothing${ask}`, `/agencies?q=${ask}&parent=${ask}`, `/?group=${ask}`],
    ...['/explore', '/explore.json', '/explore.csv', `/explore?metric=${ask}&q=${ask}&parent=${ask}&level=${ask}`],
    ...['/silences', `/alerts?agency=${ask}&rule=${ask}&assignee=${ask}&done=${ask}&left=${ask}`],
    ...['/queues', '/queues/tasks', `/queues?done=1&run=${ask}`, `/queues/tasks?error=${ask}&agency=${ask}&url=${ask}`],
    ...['region', 'portal', 'rule', 'run'].flatMap((by) => [`/alerts?status=all&by=${by}`, `/alerts?${by}=${ask}`]),
    ...[`/?region=${ask}`, '/agencies.csv', `/agencies.json?q=${ask}&status=${ask}&year=${ask}`],
    ...agencies.map(({ id }) => `/agencies/${id}`),
    ...reports.flatMap(({ agency_id, year }) =>
      ['', '/original', `?correct=${ask}&refused=${ask}`, '?correct=req_new_total'].map(
        (more) => `/agencies/${agency_id}/${year}${more}`,
      ),
    ),
    ...alerts.map(({ id }) => `/alerts/${id}`),
    ...runs.map(({ id }) => `/runs/${id}`),
    ...snapshots.flatMap(({ sha256 }) => ['', '/raw', '/text'].map((form) => `/snapshots/${sha256}${form}`)),
  ];
}

describe('text from outside', () => {
  it('becomes no element, no script address and no header on any page', async () => {
    const pages = await everyPage();
    expect(pages.length).toBeGreaterThan(30);
    for (const path of pages) {
      const answer = await app.request(path);
      const text = await answer.text();
      expect(answer.status, path).toBeLessThan(500);
      expect(answer.headers.get('x-injected'), path).toBeNull();
      if (!answer.headers.get('content-type')?.startsWith('text/html')) {
        expect(answer.headers.get('content-security-policy'), path).toContain('sandbox');
        continue;
      }
      expect(text, path).not.toMatch(/<script>alert|<img src=x|(?:href|src|action)="?\s*javascript:/i);
    }
    expect(errors).toEqual([]);
  });
});

describe('a request that PostgreSQL could not take', () => {
  it.each([
    '/agencies/%00',
    '/agencies/%00/2023',
    '/agencies?q=%00',
    '/?group=%00',
    '/alerts/%00',
    '/runs/%00/events',
    '/api/v1/reports/%00/2023',
    '/api/v1/reports/a/2023?version=%00',
    '/api/v1/coverage?agency=%00',
  ])('is the mistake of whoever asks: %s', async (path) => {
    expect((await app.request(path)).status).toBe(400);
    expect(errors).toEqual([]);
  });

  it.each([
    ['/agencies?page=99999999999', 200],
    ['/api/v1/coverage?offset=9007199254740993&limit=0', 200],
    [`/agencies?q=${'%25'.repeat(2_000)}`, 200],
    ['/agencies?q=%ED%A0%80', 200],
    ['/agencies?status=__proto__&level=constructor', 200],
    ['/agencies/__proto__', 404],
    ['/agencies/qh-edu?refused=__proto__', 200],
    ['/agencies/qh-edu/2025?correct=req_new_total&refused=constructor', 200],
    ['/assets/__proto__', 404],
    ['/assets/..%2f..%2fapp.ts', 404],
    ['/queues/board/static/..%2f..%2f..%2fpackage.json', 404],
    ['/%E0%A4%A', 404],
  ])('or is simply answered: %s', async (path, status) => {
    expect((await app.request(path)).status).toBe(status);
    expect(errors).toEqual([]);
  });

  it.each([
    ['/api/v1/coverage', ['\0', 2025]],
    ['/api/v1/coverage', ['a', 1e300]],
    ['/api/v1/alerts', [1, 0, 1.5, 'x']],
    ['/api/v1/runs', [1e300, 'x']],
    ['/api/v1/agencies', [0, 'a', '\0', 'b']],
    ['/api/v1/tasks', ['x', 'y']],
    ['/api/v1/audit', ['2020', 'x']],
    ['/audit', ['+275760-09-13T00:00:00.000Z', 'x']],
  ])('or begins at the start where a cursor was made by somebody else: %s %j', async (path, key) => {
    const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
    expect((await app.request(`${path}?cursor=${cursor}`)).status).toBe(200);
    expect(errors).toEqual([]);
  });

  it.each(['multipart/form-data', 'multipart/form-data; boundary=x'])('or is a form in pieces: %s', async (type) => {
    const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
    for (const path of [`/alerts/${ALERT}/ack`, '/runs', '/tokens'])
      expect((await app.request(path, { method: 'POST', headers, body: '--x\r\n' })).status).toBe(400);
    const locked = createApp(webDeps(store, { password: 'one', onError: (error) => errors.push(error) }).deps);
    expect((await locked.request('/login', { method: 'POST', headers, body: '--x\r\n' })).status).toBe(400);
    expect(errors).toEqual([]);
  });

  it('is left out where it is chosen among others', async () => {
    const body = new URLSearchParams({ id: '\0', back: 'http://[' }).toString();
    const answer = await app.request('/alerts/bulk/ack', { method: 'POST', headers: OWN, body });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/alerts?done=0&left=0']);
    const tasks = new URLSearchParams({ code: '\0', kind: 'fetch' }).toString();
    expect((await app.request('/queues/tasks/retry', { method: 'POST', headers: OWN, body: tasks })).status).toBe(303);
  });

  it('is cleaned where it comes in a form', async () => {
    const body = new URLSearchParams({ by: 'a\u0000b', note: '\u0000' }).toString();
    const answer = await app.request(`/alerts/${ALERT}/ack`, { method: 'POST', headers: OWN, body });
    expect(answer.status).toBe(303);
    const events = await store.db.selectFrom('nianbao.alert_event').selectAll().orderBy('id', 'desc').execute();
    expect(events[0]).toMatchObject({ kind: 'acknowledged', by: 'ab', note: null });
    const run = new URLSearchParams({ agency: '\u0000' }).toString();
    expect((await app.request('/runs', { method: 'POST', headers: OWN, body: run })).status).toBe(303);
  });
});

describe('the live progress of a run', () => {
  it('is not kept from readers by those who ask for its head alone', async () => {
    const path = `/runs/${LIVE_RUN}/events`;
    for (let i = 0; i < 60; i++) expect((await app.request(path, { method: 'HEAD' })).status).toBe(200);
    const answer = await app.request(path);
    await answer.body?.cancel();
    expect(answer.status).toBe(200);
  });
});

describe('links of our own', () => {
  it('never become the name of another site', async () => {
    expect(withQuery(new URL('http://localhost//evil.example/x?a=1'), { lang: 'en' })).toBe(
      '/evil.example/x?a=1&lang=en',
    );
    expect(await (await app.request('http://localhost//evil.example')).text()).not.toContain('href="//');
  });
});

describe('the queue pages', () => {
  it.each([
    ['PUT', 'pause'],
    ['PUT', 'resume'],
    ['PUT', 'discover/pause'],
    ['PUT', 'discover/empty'],
    ['PUT', 'discover/obliterate'],
    ['PUT', 'discover/concurrency'],
    ['PUT', 'discover/retry/failed'],
    ['PUT', 'discover/clean/failed'],
    ['PUT', 'discover/promote'],
    ['POST', 'discover/add'],
    ['PATCH', 'discover/1/update-data'],
    ['DELETE', 'discover'],
  ])('take no %s of %s', async (method, path) => {
    const body = method === 'DELETE' ? null : JSON.stringify({ concurrency: 0, name: 'x', data: { taskId: 'x' } });
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const answer = await app.request(`/queues/board/api/queues/${path}`, { method, headers, body });
    expect(answer.status).toBe(405);
    expect(await queues.queue('discover').isPaused()).toBe(false);
    expect((await queues.counts()).discover.waiting).toBe(0);
  });
});

describe('failed logins', () => {
  const locked = createLocked();
  const attempt = (remoteAddress: string) =>
    locked().request(
      '/metrics',
      { headers: { authorization: `Basic ${Buffer.from('any:wrong password').toString('base64')}` } },
      { incoming: { socket: { remoteAddress } } },
    );

  function createLocked() {
    let made: ReturnType<typeof createApp> | null = null;
    return () => {
      made ??= createApp(webDeps(store, { password: 'the right password' }).deps);
      return made;
    };
  }

  it('from the many addresses that one IPv6 customer has are counted together', async () => {
    for (let i = 0; i < MAX_FAILURES; i++) expect((await attempt(`2001:db8:1:2::${i + 1}`)).status).toBe(401);
    expect((await attempt('2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await attempt('2001:db8:1:3::1')).status).toBe(401);
  });

  it('of IPv4 addresses in IPv6 form are kept apart', async () => {
    for (let i = 0; i < MAX_FAILURES; i++) expect((await attempt('::ffff:192.0.2.1')).status).toBe(401);
    expect((await attempt('192.0.2.1')).status).toBe(429);
    expect((await attempt('::ffff:192.0.2.2')).status).toBe(401);
  });
});
