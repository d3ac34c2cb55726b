import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openQueues, type Queues } from '../../src/queue/queues.ts';
import { createApp } from '../../src/web/app.ts';
import { QUEUE_POLICY } from '../../src/web/middleware/security-headers.ts';
import { serveWeb, type WebServer } from '../../src/web/serve.ts';
import { seededStore, webDeps } from './harness.ts';
import { LIVE_RUN } from './seed.ts';

const store = await seededStore();
let queues: Queues;
beforeAll(async () => {
  const opened = await openQueues({ redisUrl: null, store });
  if (!opened.ok) throw new Error(opened.failure.cause);
  queues = opened.value;
});
afterAll(() => queues?.close());

const app = () => createApp(webDeps(store, { queues }).deps);

async function serving(): Promise<WebServer> {
  const served = await serveWeb(app(), { host: '127.0.0.1', port: 0, hasPassword: false });
  if (!served.ok) throw new Error(served.failure.cause);
  return served.value;
}

describe('the server', () => {
  it.each(['0.0.0.0', '::', '192.168.1.2'])('refuses to listen on %s without a password', async (host) => {
    const served = await serveWeb(app(), { host, port: 0, hasPassword: false });
    expect(served).toMatchObject({ ok: false, failure: { code: 'web.no-password' } });
  });

  it('says that a port is taken', async () => {
    const first = await serving();
    const port = Number(new URL(first.url).port);
    const second = await serveWeb(app(), { host: '127.0.0.1', port, hasPassword: false });
    expect(second).toMatchObject({ ok: false, failure: { code: 'web.port' } });
    await first.close();
  });

  it('answers over the network and frees the port', async () => {
    const server = await serving();
    expect(await (await fetch(`${server.url}/healthz`)).json()).toMatchObject({ status: 'ok' });
    await server.close();
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
  });

  it('ends live streams at shutdown, and does not cut them off at the grace time', async () => {
    const server = await serving();
    const answer = await fetch(`${server.url}/runs/${LIVE_RUN}/events`);
    const reader = answer.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: progress');
    await server.close();
    // At the grace time it would be cut off, which a reader is told as an error.
    while (!(await reader.read()).done);
  });

  it('ends a live stream at the logout of its reader, and no other', async () => {
    const password = 'a password for streams';
    const locked = createApp(webDeps(store, { queues, password }).deps);
    const served = await serveWeb(locked, { host: '127.0.0.1', port: 0, hasPassword: true });
    if (!served.ok) throw new Error(served.failure.cause);
    const { url, close } = served.value;
    const post = (path: string, headers: Record<string, string>) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ password }),
        headers: { origin: url, ...headers },
        redirect: 'manual',
      });
    const login = async () => ({ cookie: (await post('/login', {})).headers.get('set-cookie')!.split(';')[0]! });
    const listen = async (headers: Record<string, string>) => {
      const reader = (await fetch(`${url}/runs/${LIVE_RUN}/events`, { headers })).body!.getReader();
      expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: progress');
      return reader;
    };
    const [mine, others] = [await login(), await login()];
    const [ended, goesOn] = [await listen(mine), await listen(others)];
    expect((await post('/logout', mine)).status).toBe(303);
    while (!(await ended.read()).done);
    let isOver = false;
    goesOn.closed.then(() => {
      isOver = true;
    });
    await expect.poll(async () => (await fetch(`${url}/api/v1/runs`, { headers: mine })).status).toBe(401);
    expect(isOver).toBe(false);
    await goesOn.cancel();
    await close();
  });

  it('streams a change of the run as it happens', async () => {
    const server = await serving();
    const answer = await fetch(`${server.url}/runs/${LIVE_RUN}/events?lang=en`);
    const reader = answer.body!.getReader();
    let said = '';
    const read = async (words: string) => {
      while (!said.includes(words)) said += new TextDecoder().decode((await reader.read()).value);
      return said;
    };
    expect(await read('1 of 3 tasks done')).toContain('event: progress');
    expect(await read('asked no host')).toContain('event: hosts');
    await store.db.updateTable('nianbao.task').set({ state: 'done' }).where('id', '=', 'live-2').execute();
    expect(await read('2 of 3 tasks done')).toContain('event: progress');
    await reader.cancel();
    await server.close();
  });
});

describe('the queue pages', () => {
  it('list the queues with their counts, over real queues', async () => {
    const [name] = queues.raw().map((queue) => queue.name);
    const answer = await app().request('/queues/board/api/queues');
    expect(answer.status).toBe(200);
    const body = (await answer.json()) as { queues: { name: string; readOnlyMode: boolean }[] };
    expect(body.queues.map((one) => one.name)).toContain(name);
    expect(body.queues.every((one) => one.readOnlyMode)).toBe(true);
  });

  it('load nothing from elsewhere', async () => {
    const answer = await app().request('/queues/board');
    const text = await answer.text();
    expect(answer.headers.get('content-security-policy')).toBe(QUEUE_POLICY);
    expect(text).not.toMatch(/(src|href)="https?:/);
    const script = /src="(static\/js\/main[^"]+)"/.exec(text)![1];
    expect((await app().request(`/queues/board/${script}`)).status).toBe(200);
  });

  it('are found with a slash too', async () => {
    for (const path of ['/queues', '/queues/board']) {
      const answer = await app().request(`${path}/`);
      expect([answer.status, answer.headers.get('location')]).toEqual([301, path]);
    }
  });

  describe('to who has signed in', () => {
    const password = 'a password for the raw queues';
    const own = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const authorization = `Basic ${Buffer.from(`any:${password}`).toString('base64')}`;
    const asked = (method: string, path: string, headers: Record<string, string> = own) => {
      const signedIn = createApp(webDeps(store, { queues, password }).deps);
      const url = `/queues/board/api/queues/${path}`;
      return signedIn.request(url, { method, headers: { authorization, ...headers }, body: '{}' });
    };

    it('are writable', async () => {
      const request = new Request('http://localhost/queues/board/api/queues', { headers: { authorization } });
      const answer = await createApp(webDeps(store, { queues, password }).deps).request(request);
      const body = (await answer.json()) as { queues: { readOnlyMode: boolean }[] };
      expect(body.queues.some((one) => one.readOnlyMode)).toBe(false);
    });

    it.each([
      ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' }],
      ['a neighbour of the host', { 'sec-fetch-site': 'same-site' }],
      ['another site by an old browser', { origin: 'https://evil.example' }],
      ['nobody knows where', {}],
    ])('take nothing from %s', async (_, headers) => {
      const sent = { 'content-type': 'application/json', ...headers };
      expect((await asked('PUT', 'fetch/pause', sent)).status).toBe(403);
      expect(await queues.queue('fetch').isPaused()).toBe(false);
    });

    it.each([
      ['POST', 'fetch/add'],
      ['PATCH', 'fetch/x/update-data'],
      ['PATCH', 'fetch/x/delay'],
      ['PATCH', 'schedule/job-schedulers/crawl'],
      ['PUT', 'schedule/job-schedulers/crawl/remove'],
      ['PUT', 'fetch/concurrency'],
      ['PUT', 'fetch/rate-limit'],
      ['PUT', 'fetch/retry/completed'],
      ['PUT', '../../../queues/fetch/pause'],
    ])('take no %s of %s, which the store could not mend', async (method, path) => {
      const answer = await asked(method, path);
      expect([403, 404, 405]).toContain(answer.status);
      expect(await queues.queue('fetch').isPaused()).toBe(false);
    });

    it('need the password first', async () => {
      expect((await asked('PUT', 'fetch/pause', { ...own, authorization: 'Basic eDp5' })).status).toBe(401);
      expect((await asked('PUT', 'fetch/pause', { ...own, authorization: 'Bearer nb_x' })).status).toBe(401);
    });
  });

  it('only show where nobody can sign in: nothing can be changed', async () => {
    const name = queues.raw()[0]!.name;
    const answer = await app().request(`/queues/board/api/queues/${name}/pause`, {
      method: 'PUT',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await queues.raw()[0]!.isPaused()).toBe(false);
  });
});
