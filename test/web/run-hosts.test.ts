import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/database.ts';
import { runHosts } from '../../src/web/queries/hosts.ts';
import { temporaryStore } from './harness.ts';

let store: Store;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ store, remove } = await temporaryStore());
  await store.db
    .insertInto('nianbao.run')
    .values({
      id: 'r',
      state: 'running',
      trigger: 'manual',
      years: '[]',
      agency_ids: '[]',
      created_at: '2026-02-01T00:00:00Z',
    })
    .execute();
}, 60_000);
afterAll(() => remove());

let asked = 0;
const request = (url: string, outcome: string, headers: object = {}) =>
  store.db
    .insertInto('nianbao.observation')
    .values({
      ...{ id: `o${++asked}`, run_id: 'r', url, outcome, status: 200, headers: JSON.stringify(headers) },
      ...{ duration_ms: 100 * asked, at: new Date(Date.UTC(2026, 1, 1, 0, 0, asked)).toISOString() },
    })
    .execute();

describe('the hosts of a run', () => {
  it('are one whatever port, case or final dot the address has, but an address of numbers keeps its port; those with failures come first', async () => {
    for (const url of ['http://a.cn/1', 'https://A.cn:8443/2', 'http://a.cn.?x=1']) await request(url, 'ok');
    for (const url of ['http://127.0.0.1:81/', 'http://127.0.0.1:82/', 'http://[::1]:83/'])
      await request(url, 'unchanged');
    await request('http://b.cn/', 'fetch.timeout', { 'retry-after': '30' });
    expect(
      (await runHosts(store.db, 'r', 9)).map((one) => [
        one.host,
        one.requests,
        one.failed,
        one.answerMs,
        one.retryAfter,
      ]),
    ).toEqual([
      ['b.cn', 1, 1, 700, '30'],
      ['127.0.0.1:81', 1, 0, 400, null],
      ['127.0.0.1:82', 1, 0, 500, null],
      ['[::1]:83', 1, 0, 600, null],
      ['a.cn', 3, 0, 200, null],
    ]);
  });

  it('are told anew after each request, and with their breaker as it stands now', async () => {
    const first = async () => {
      const [{ host, requests, troubles, breaker } = {} as never] = await runHosts(store.db, 'r', 1);
      return { host, requests, troubles, breaker };
    };
    expect(await first()).toEqual({ host: 'b.cn', requests: 1, troubles: { 'fetch.timeout': 1 }, breaker: 'closed' });
    await request('http://b.cn/', 'ok');
    expect(await first()).toMatchObject({ host: 'b.cn', requests: 2 });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    await store.db
      .insertInto('nianbao.host_pace')
      .values({ host: 'a.cn', open_until: until, next_at: until } as never)
      .execute();
    expect(await first()).toMatchObject({ host: 'a.cn', requests: 3, breaker: 'open' });
  });
});
