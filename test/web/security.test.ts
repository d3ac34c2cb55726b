import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { MAX_FAILURES } from '../../src/web/login-throttle.ts';
import { PAGE_POLICY } from '../../src/web/middleware/security-headers.ts';
import { SESSION_SECONDS } from '../../src/web/session.ts';
import { seededStore, webDeps } from './harness.ts';
import { ALERT, NOW } from './seed.ts';

const PASSWORD = '青河 correct horse';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const HTML = { accept: 'text/html,application/xhtml+xml' };

const store = await seededStore();

const open = () => createApp(webDeps(store).deps);
const locked = () => createApp(webDeps(store, { password: PASSWORD }).deps);
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`any:${password}`).toString('base64')}` });
const login = (app: ReturnType<typeof locked>, password: string, next = '/alerts') =>
  app.request('/login', {
    method: 'POST',
    headers: { ...FORM, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ password, next }).toString(),
  });

describe('with a password', () => {
  it.each(['/', '/agencies', `/alerts/${ALERT}`, '/runs', '/queues'])(
    'the page %s leads to the login form',
    async (path) => {
      const answer = await locked().request(path, { headers: HTML });
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toBe(`/login?next=${encodeURIComponent(path)}`);
    },
  );

  it.each(['/api/v1/coverage', '/metrics', '/queues/board/api/queues', '/nothing'])(
    '%s answers 401 and says how to log in',
    async (path) => {
      const answer = await locked().request(path);
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toContain('Basic');
      expect(answer.headers.get('content-security-policy')).toBe(PAGE_POLICY);
    },
  );

  it.each(['/healthz', '/readyz', '/login', '/assets/nianbao.css'])('%s stays open', async (path) => {
    expect((await locked().request(path)).status).toBe(200);
  });

  it.each(['/assets/../api/v1/coverage', '/login/../runs', '//runs', '/healthz/'])(
    '%s is no way around',
    async (path) => {
      const answer = await locked().request(`http://localhost${path}`);
      expect([401, 302, 404]).toContain(answer.status);
      expect(await answer.text()).not.toContain('qh-edu');
    },
  );

  it('lets Basic through with any user name, and the right password only', async () => {
    expect((await locked().request('/api/v1/runs', { headers: basic(PASSWORD) })).status).toBe(200);
    expect((await locked().request('/api/v1/runs', { headers: basic('wrong') })).status).toBe(401);
  });

  it('gives a session cookie that scripts and other sites cannot use, and that opens the pages', async () => {
    const app = locked();
    const answer = await login(app, PASSWORD);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/alerts');
    const cookie = answer.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
    expect(cookie).not.toContain(PASSWORD);
    expect((await app.request('/alerts', { headers: { cookie: cookie.split(';')[0]! } })).status).toBe(200);
  });

  const cookieOf = (answer: Response) => answer.headers.get('set-cookie')!.split(';')[0]!;
  const seen = async (app: ReturnType<typeof locked>, cookie: string) =>
    (await app.request('/api/v1/runs', { headers: { cookie } })).status;

  it('ends a session at its logout wherever its cookie was copied to, and no other session', async () => {
    const app = locked();
    const [mine, other] = [cookieOf(await login(app, PASSWORD)), cookieOf(await login(app, PASSWORD))];
    const headers = { cookie: mine, 'sec-fetch-site': 'same-origin' };
    expect((await app.request('/logout', { method: 'POST', headers })).headers.get('location')).toBe('/login');
    expect(await seen(app, mine)).toBe(401);
    expect(await seen(locked(), mine)).toBe(401);
    expect(await seen(app, other)).toBe(200);
    const said = await store.db.selectFrom('nianbao.audit').select('what').where('what', '=', 'logout').execute();
    expect(said).toHaveLength(1);
  });

  it('keeps a session over a restart, and ends it with a new password', async () => {
    const cookie = cookieOf(await login(locked(), PASSWORD));
    expect(await seen(locked(), cookie)).toBe(200);
    expect(await seen(createApp(webDeps(store, { password: 'another' }).deps), cookie)).toBe(401);
  });

  it('keeps no cookie in the store, and no session that ran out', async () => {
    const cookie = cookieOf(await login(locked(), PASSWORD));
    const later = new Date(NOW.getTime() + (SESSION_SECONDS + 1) * 1000);
    const kept = () => store.db.selectFrom('nianbao.session').selectAll().execute();
    expect(JSON.stringify(await kept())).not.toContain(cookie.split('=')[1]);
    await login(createApp(webDeps(store, { password: PASSWORD, clock: () => later }).deps), PASSWORD);
    expect(await kept()).toHaveLength(1);
  });

  it('does not lead to another site after the login', async () => {
    expect((await login(locked(), PASSWORD, '//evil.example/')).headers.get('location')).toBe('/');
  });

  it('refuses further attempts after too many failures, by form and by Basic alike', async () => {
    const app = locked();
    for (let i = 0; i < MAX_FAILURES; i++) expect((await login(app, 'wrong')).status).toBe(401);
    expect((await login(app, PASSWORD)).status).toBe(429);
    const answer = await app.request('/api/v1/runs', { headers: basic(PASSWORD) });
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('300');
  });

  it('answers under any host name', async () => {
    const headers = { ...basic(PASSWORD), host: 'nianbao.example.cn' };
    expect((await locked().request('http://nianbao.example.cn/', { headers })).status).toBe(200);
  });
});

describe('without a password', () => {
  it.each(['localhost', 'localhost:8080', '127.0.0.1:8080', '[::1]:8080'])('answers to %s', async (host) => {
    expect((await open().request('/', { headers: { host } })).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', '192.168.1.2'])(
    'refuses %s, which may be DNS rebinding',
    async (host) => {
      const answer = await open().request('/api/v1/coverage', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(await answer.text()).not.toContain('qh-edu');
    },
  );
});

describe('a change asked for by another site', () => {
  const acts = [
    ...['ack', 'silence', 'resolve'].map((act) => `/alerts/${ALERT}/${act}`),
    ...['column/set', 'column/clear', 'import', '2025/candidates/wrong'].map((act) => `/agencies/qh-edu/${act}`),
    ...['/agencies', '/api/v1/agencies'].map((at) => `${at}/qh-edu/2025/findings/0123456789abcdef/dismiss`),
    ...[
      `/alerts/${ALERT}/assign`,
      `/alerts/${ALERT}/waive`,
      `/alerts/${ALERT}/comment`,
      '/alerts/bulk/ack',
      '/silences',
    ],
    ...['/agencies', '/api/v1/agencies'].map((at) => `${at}/qh-edu/2025/values/req_new_total/correct`),
    '/agencies/qh-edu/2025/values/req_new_total/withdraw',
    ...['/tokens', '/tokens/0123/revoke', '/registry/preview', '/registry/import'],
    ...['values', 'local/add', 'targets/add', 'targets/remove', 'plan', 'apply'].map((act) => `/settings/${act}`),
    ...['/runs', '/evidence/00000000-0000-0000-0000-000000000000/undo'],
  ];

  it.each(acts)('is refused at %s', async (path) => {
    const wired = webDeps(store);
    const app = createApp(wired.deps);
    const attempts: Record<string, string>[] = [
      {},
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://evil.localhost' },
    ];
    for (const headers of attempts) {
      const answer = await app.request(path, { method: 'POST', headers: { ...FORM, ...headers }, body: '' });
      expect(answer.status).toBe(403);
    }
    expect(Object.values(wired.acts).flat()).toEqual([]);
    const done = await store.db
      .selectFrom('nianbao.alert_event')
      .select('kind')
      .where('kind', '!=', 'opened')
      .execute();
    expect(done).toEqual([]);
  });

  it('is accepted from our own pages', async () => {
    const headers = { ...FORM, origin: 'http://localhost' };
    expect((await open().request('/runs', { method: 'POST', headers, body: '' })).status).toBe(303);
  });

  it('does not log anybody in', async () => {
    const answer = await locked().request('/login', {
      method: 'POST',
      headers: { ...FORM, origin: 'http://evil.example' },
      body: new URLSearchParams({ password: PASSWORD }).toString(),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

describe('every answer', () => {
  it.each(['/', '/healthz', '/assets/tabler.css', '/api/v1/alerts', '/nothing', '/metrics'])(
    '%s carries the headers',
    async (path) => {
      const { headers } = await open().request(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toBeTruthy();
    },
  );

  it('is limited: a body that is too large is not read', async () => {
    const headers = { ...FORM, 'sec-fetch-site': 'same-origin', 'content-length': '1000000' };
    const answer = await open().request('/runs', { method: 'POST', headers, body: 'x'.repeat(1_000_000) });
    expect(answer.status).toBe(413);
  });

  it('keeps a bug to the log and shows a number to quote', async () => {
    const told: string[] = [];
    const { deps } = webDeps(store, {
      db: new Proxy(store.db, {
        get: () => {
          throw new Error('secret detail');
        },
      }),
      onError: (_error, id) => told.push(id),
    });
    const answer = await createApp(deps).request('/metrics');
    const text = await answer.text();
    expect(answer.status).toBe(500);
    expect(text).not.toContain('secret detail');
    expect(told).toHaveLength(1);
    expect(text).toContain(told[0]);
  });
});

describe('a bug before it is known how to show a page', () => {
  it.each(['/', '/login', '/api/v1/runs', '/healthz'])(
    '%s ends in one error, in plain words, once in the log',
    async (path) => {
      const told: unknown[] = [];
      const clock = () => {
        throw new Error('the clock is broken');
      };
      const { deps } = webDeps(store, {
        clock,
        password: PASSWORD,
        onError: (error, id) => told.push([String(error), id]),
      });
      const answer = await createApp(deps).request(path);
      const text = await answer.text();
      expect(answer.status).toBe(500);
      expect(told).toMatchObject([['Error: the clock is broken', expect.stringMatching(/^[0-9a-f]{8}$/)]]);
      expect(text).toContain((told as string[][])[0]![1]);
      expect(text).toMatch(/程序内部错误/);
      expect(text).toMatch(/internal error/);
      expect(text).not.toContain('broken');
      expect(answer.headers.get('content-security-policy')).toBe(PAGE_POLICY);
    },
  );
});

describe('readiness', () => {
  it('is refused while the queue does not answer, and while it fails', async () => {
    const notReady = createApp(webDeps(store, { ready: async () => false }).deps);
    const failing = createApp(webDeps(store, { ready: () => Promise.reject(new Error('down')) }).deps);
    expect((await notReady.request('/readyz')).status).toBe(503);
    expect((await failing.request('/readyz')).status).toBe(503);
    expect((await failing.request('/healthz')).status).toBe(200);
  });
});

describe('assets', () => {
  it('are cached for ever under the address that the pages use', async () => {
    const app = open();
    const text = await (await app.request('/')).text();
    const url = /\/assets\/tabler\.css\?v=[0-9a-f]+/.exec(text)![0];
    const answer = await app.request(url, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(Number((await answer.arrayBuffer()).byteLength)).toBeLessThan(150_000);
    const again = await app.request(url, { headers: { 'if-none-match': answer.headers.get('etag')! } });
    expect(again.status).toBe(304);
  });
});
