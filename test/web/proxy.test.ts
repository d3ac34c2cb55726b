import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { createApp } from '../../src/web/app.ts';
import { MAX_FAILURES } from '../../src/web/login-throttle.ts';
import { serveWeb, type WebServer } from '../../src/web/serve.ts';
import { temporaryStore, webDeps } from './harness.ts';
import { ALERT, LIVE_RUN, seed } from './seed.ts';

const PASSWORD = '青河 correct horse';
const BASE = '/a/nianbao';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let store: Store;
let remove: () => Promise<void>;
let web: WebServer;
const proxies: Server[] = [];

beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
  await seed(store.db);
  const { deps } = webDeps(store, { password: PASSWORD, basePath: BASE, trustedProxies: ['127.0.0.1/32'] });
  const served = await serveWeb(createApp(deps), { host: '127.0.0.1', port: 0, hasPassword: true });
  if (!served.ok) throw new Error(served.failure.cause);
  web = served.value;
});
afterAll(async () => {
  for (const proxy of proxies) proxy.close();
  await web.close();
  await remove();
});

/** A proxy as nginx is set up: it serves the base path, takes it away or leaves it, and says who asked for what. */
async function proxy(strips: boolean, peer = '203.0.113.9'): Promise<string> {
  const server = createServer((asked, answer) => {
    const path = strips ? (asked.url ?? '').slice(BASE.length) || '/' : (asked.url ?? '');
    const headers = {
      ...asked.headers,
      host: 'inner:1',
      'x-forwarded-for': peer,
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'gov.example.cn',
    };
    const target = new URL(web.url);
    const passed = request({ host: target.hostname, port: target.port, path, method: asked.method, headers }, (got) => {
      answer.writeHead(got.statusCode ?? 502, got.rawHeaders);
      got.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => passed.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxies.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function login(root: string): Promise<{ answer: Response; cookie: string }> {
  const answer = await fetch(`${root}${BASE}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...FORM, origin: 'https://gov.example.cn' },
    body: new URLSearchParams({ password: PASSWORD, next: '/alerts?status=open' }).toString(),
  });
  return {
    answer,
    cookie: answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  };
}

/** Addresses on our own host that a page leads to. */
function ownLinks(text: string): string[] {
  const found = [...text.matchAll(/\s(?:href|src|action|formaction|data-live)="([^"]*)"/g)].map(
    ([, address]) => address!,
  );
  return found.filter((address) => address.startsWith('/')).map((address) => address.replaceAll('&amp;', '&'));
}

describe.each([
  ['leaves the path as it is', false],
  ['takes the path away', true],
])('behind a proxy that %s', (_name, strips) => {
  let root: string;
  beforeAll(async () => {
    root = await proxy(strips);
  });

  it('a login sets its cookie for the path alone, safely, and leads below it', async () => {
    const { answer } = await login(root);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${BASE}/alerts?status=open`]);
    const cookie = answer.headers.getSetCookie()[0]!;
    expect(cookie).toContain(`Path=${BASE}`);
    expect(cookie).toContain('Secure');
    const page = await fetch(`${root}${BASE}/runs`, { redirect: 'manual', headers: { accept: 'text/html' } });
    expect(page.headers.get('location')).toBe(`${BASE}/login?next=%2Fruns`);
  });

  it('every page, asset and form that pages lead to lies below the path and is there', async () => {
    const headers = { cookie: (await login(root)).cookie, accept: 'text/html' };
    const seen = new Set<string>();
    let next = [`${BASE}/`];
    for (let depth = 0; depth < 2; depth++) {
      const found: string[] = [];
      for (const address of next) {
        const answer = await fetch(`${root}${address}`, { headers });
        const text = await answer.text();
        expect([address, answer.status]).toEqual([address, 200]);
        if (answer.headers.get('content-type')?.startsWith('text/html')) found.push(...ownLinks(text));
      }
      for (const address of found) expect(address).toMatch(new RegExp(`^${BASE}/(?!a/nianbao)`));
      const fresh = [...new Set(found.map((address) => address.replace(/#.*/, '')))].filter((one) => !seen.has(one));
      // Lists lead to many of a kind: the first few stand for all; what only takes POST is not asked for.
      next = fresh
        .filter((one) => !/\/(logout|settings\/|queues|.*\/events)/.test(one.slice(BASE.length)))
        .slice(0, 15);
      for (const one of next) seen.add(one);
    }
    expect(seen.size).toBeGreaterThan(15);
    for (const page of ['/settings', '/audit', '/registry', `/alerts/${ALERT}`, `/runs/${LIVE_RUN}`]) {
      const text = await (await fetch(`${root}${BASE}${page}`, { headers })).text();
      for (const address of ownLinks(text)) expect(address.startsWith(`${BASE}/`)).toBe(true);
      expect(ownLinks(text).length).toBeGreaterThan(5);
    }
  });

  it('forms of our own pages are taken, those of other sites are not', async () => {
    const { cookie } = await login(root);
    const send = (origin: string) =>
      fetch(`${root}${BASE}/alerts/${ALERT}/comment`, {
        method: 'POST',
        redirect: 'manual',
        headers: { ...FORM, cookie, origin },
        body: 'note=ok',
      });
    const own = await send('https://gov.example.cn');
    expect([own.status, own.headers.get('location')]).toEqual([303, `${BASE}/alerts/${ALERT}?done=done`]);
    expect((await send('https://evil.example')).status).toBe(403);
  });

  it('live progress, lists and documents name addresses below the path', async () => {
    const headers = { cookie: (await login(root)).cookie };
    const live = await fetch(`${root}${BASE}/runs/${LIVE_RUN}/events`, { headers });
    const reader = live.body!.getReader();
    const first = new TextDecoder().decode((await reader.read()).value);
    await reader.cancel();
    expect(live.headers.get('content-type')).toContain('text/event-stream');
    expect(first).toContain('event: progress');
    for (const address of ownLinks(first)) expect(address.startsWith(`${BASE}/`)).toBe(true);
    const list = await fetch(`${root}${BASE}/api/v1/coverage?limit=1`, { headers });
    expect(list.headers.get('link')).toMatch(new RegExp(`^<${BASE}/api/v1/coverage\\?`));
    const document = (await (await fetch(`${root}${BASE}/api/v1/openapi.json`, { headers })).json()) as {
      servers: unknown;
    };
    expect(document.servers).toEqual([{ url: `${BASE}/` }]);
    const feed = await (await fetch(`${root}${BASE}/alerts.atom`, { headers })).text();
    expect(feed).toContain(`https://gov.example.cn${BASE}/alerts/`);
  });
});

describe('what a proxy says of the one who asks', () => {
  const attempt = (root: string) =>
    fetch(`${root}${BASE}/api/v1/runs`, {
      headers: { authorization: `Basic ${Buffer.from('a:wrong one').toString('base64')}` },
    });

  it('is believed of a trusted one: one who guesses is stopped, others are not', async () => {
    const [guesser, other] = [await proxy(false, 'evil, 198.51.100.1'), await proxy(false, '198.51.100.2')];
    for (let i = 0; i < MAX_FAILURES; i++) expect((await attempt(guesser)).status).toBe(401);
    expect((await attempt(guesser)).status).toBe(429);
    expect((await attempt(other)).status).toBe(401);
  });

  it('is not believed of anybody else', async () => {
    const { deps } = webDeps(store, { password: PASSWORD, basePath: BASE, trustedProxies: ['192.0.2.0/24'] });
    const app = createApp(deps);
    const ask = (remoteAddress: string, forwardedFor: string) =>
      app.request(
        '/login',
        {
          method: 'POST',
          headers: {
            ...FORM,
            'sec-fetch-site': 'same-origin',
            'x-forwarded-for': forwardedFor,
            'x-forwarded-proto': 'https',
          },
          body: new URLSearchParams({ password: PASSWORD }).toString(),
        },
        { incoming: { socket: { remoteAddress } } },
      );
    expect((await ask('198.51.100.7', '1.2.3.4')).headers.get('set-cookie')).not.toContain('Secure');
    expect((await ask('192.0.2.7', '1.2.3.4')).headers.get('set-cookie')).toContain('Secure');
    const log = await store.db.selectFrom('nianbao.audit').select('by').orderBy('id', 'desc').limit(2).execute();
    expect(log.map(({ by }) => by)).toEqual(['1.2.3.4', '198.51.100.7']);
  });
});
