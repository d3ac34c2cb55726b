import { beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '../../src/report/scope.ts';
import { createToken } from '../../src/store/tokens.ts';
import { ENDPOINTS } from '../../src/web/api/endpoints.ts';
import { createApp } from '../../src/web/app.ts';
import { MAX_FAILURES } from '../../src/web/login-throttle.ts';
import { seededPages, webDeps } from './harness.ts';
import { ALERT, NOW } from './seed.ts';

const PASSWORD = '青河 correct horse';
const OWN = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const JSON_TYPE = { 'content-type': 'application/json' };

const { store, app } = await seededPages({ password: PASSWORD });
let secrets: Record<Scope, string>;

beforeAll(async () => {
  const said = { by: '王', way: 'cli', now: NOW.toISOString() } as const;
  const make = async (scope: Scope) => (await createToken(store.db, { name: `ci-${scope}`, scope }, said)).secret;
  secrets = { read: await make('read'), operate: await make('operate'), admin: await make('admin') };
});

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
const basic = { authorization: `Basic ${Buffer.from(`any:${PASSWORD}`).toString('base64')}` };
const ask = (path: string, secret: string) => app.request(path, { headers: bearer(secret) });
const post = (path: string, secret: string, body: object = {}) =>
  app.request(path, { method: 'POST', headers: { ...bearer(secret), ...JSON_TYPE }, body: JSON.stringify(body) });

describe('a token', () => {
  it('is kept as a hash only: nobody who reads the store can use it', async () => {
    const rows = await store.db.selectFrom('nianbao.token').selectAll().execute();
    const text = JSON.stringify(rows);
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    expect(rows.every((row) => /^[0-9a-f]{64}$/.test(row.hash))).toBe(true);
  });

  it('opens the API and the metrics, and neither pages nor exports', async () => {
    expect((await ask('/api/v1/runs', secrets.read)).status).toBe(200);
    expect((await ask('/metrics', secrets.read)).status).toBe(200);
    for (const path of ['/', '/alerts', '/tokens', '/queues', '/explore.csv'])
      expect([path, (await ask(path, secrets.admin)).status]).toEqual([path, 401]);
  });

  it('is shown once on the page that makes it, and never again', async () => {
    const made = await app.request('/tokens', {
      method: 'POST',
      headers: { ...OWN, ...basic },
      body: new URLSearchParams({ name: '省平台', scope: 'read' }).toString(),
    });
    const secret = /nb_[\w-]{43}/.exec(await made.text())?.[0];
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect((await ask('/api/v1/runs', secret!)).status).toBe(200);
    const again = await (await app.request('/tokens', { headers: basic })).text();
    expect(again).toContain('省平台');
    expect(again).not.toContain('nb_');
  });

  it('ends at once when it is revoked', async () => {
    const made = await post('/api/v1/tokens', secrets.admin, { name: '一次', scope: 'read' });
    const { id, secret } = (await made.json()) as { id: string; secret: string };
    expect([made.status, (await ask('/api/v1/runs', secret)).status]).toEqual([201, 200]);
    expect((await post(`/api/v1/tokens/${id}/revoke`, secrets.admin)).status).toBe(200);
    expect((await ask('/api/v1/runs', secret)).status).toBe(401);
    expect((await post(`/api/v1/tokens/${id}/revoke`, secrets.admin)).status).toBe(404);
  });

  it.each(['', 'nb_', 'x'.repeat(46), `nb_${'a'.repeat(43)}`, "nb_' or 1=1 --"])(
    'that we never made is refused: %j',
    async (secret) => {
      expect((await ask('/api/v1/runs', secret)).status).toBe(401);
    },
  );

  it('is honoured without a password too: a wrong one is refused, a weak one stays weak', async () => {
    const open = createApp(webDeps(store).deps);
    const status = async (path: string, secret: string) =>
      (await open.request(path, { headers: bearer(secret) })).status;
    expect(await status('/api/v1/runs', secrets.read)).toBe(200);
    expect(await status('/api/v1/runs', `nb_${'b'.repeat(43)}`)).toBe(401);
    expect(await status('/api/v1/tokens', secrets.read)).toBe(403);
  });
});

describe('the scope of a token', () => {
  /** What the API offers, by the scope that it needs. */
  const needed = (method: string, path: string): Scope =>
    /^\/(tokens|audit|settings|registry)(\/|$)/.test(path) ? 'admin' : method === 'get' ? 'read' : 'operate';
  const order: Scope[] = ['read', 'operate', 'admin'];

  it.each(ENDPOINTS.map(({ method, path }): [string, string] => [method, path]))(
    'decides at every address: %s %s',
    async (method, path) => {
      const address = `/api/v1${path.replace('{year}', '2025').replace(/\{\w+\}/g, 'nobody')}`;
      for (const held of order) {
        const answer = method === 'get' ? await ask(address, secrets[held]) : await post(address, secrets[held]);
        const mayPass = order.indexOf(held) >= order.indexOf(needed(method, path));
        expect([held, address, answer.status === 403]).toEqual([held, address, !mayPass]);
        if (mayPass) continue;
        expect(answer.headers.get('content-type')).toBe('application/problem+json');
        expect(answer.headers.get('www-authenticate')).toContain(`scope="${needed(method, path)}"`);
      }
    },
  );

  it('stands in the document of the API', async () => {
    const document = (await (await ask('/api/v1/openapi.json', secrets.read)).json()) as {
      paths: Record<string, Record<string, { security: object[] }>>;
    };
    expect(document.paths['/api/v1/alerts/{id}/ack']!.post!.security).toContainEqual({ token: ['operate'] });
    expect(document.paths['/api/v1/audit']!.get!.security).toContainEqual({ token: ['admin'] });
    expect(document.paths['/api/v1/runs']!.get!.security).toContainEqual({ token: ['read'] });
  });
});

describe('an act by a token', () => {
  it('bears the name of the token whatever it says of itself', async () => {
    expect((await post(`/api/v1/alerts/${ALERT}/comment`, secrets.operate, { by: '王', note: '已电话' })).status).toBe(
      200,
    );
    await post(`/api/v1/alerts/${ALERT}/comment`, secrets.operate, { note: '再电话' });
    const events = await store.db
      .selectFrom('nianbao.alert_event')
      .select('by')
      .where('kind', '=', 'commented')
      .execute();
    expect(events.map((one) => one.by)).toEqual(['王 (ci-operate)', 'ci-operate']);
  });
});

describe('failures', () => {
  it('are counted with those of passwords: after too many even the right token waits', async () => {
    const own = createApp(webDeps(store, { password: PASSWORD }).deps);
    const status = async (headers: Record<string, string>) => (await own.request('/api/v1/runs', { headers })).status;
    for (let i = 0; i < MAX_FAILURES; i++) expect(await status(bearer(`nb_${'c'.repeat(43)}`))).toBe(401);
    expect(await status(bearer(secrets.read))).toBe(429);
    expect(await status(basic)).toBe(429);
  });
});
