import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';
import { WRITTEN } from '../../src/fetch/host-way.ts';
import { createPoliteFetcher } from '../../src/fetch/politeness.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { hostsWithWays } from '../../src/store/host-ways.ts';
import { lastObservationOf } from '../../src/store/observations.ts';
import { createStoreGate } from '../../src/workers/host-gate.ts';
import { createHostWays } from '../../src/workers/host-ways.ts';
import { observe } from '../../src/workers/observe.ts';
import { options } from '../fetch/local-server.ts';
import { writeCertificate } from '../fetch/write-certificate.ts';
import { open } from '../store/open.ts';
import { agency, run } from '../store/samples.ts';

let opened: { store: Store; end(): Promise<void> };
let server: Server;
let host = '';
let now = new Date('2026-11-21T08:00:00Z');

beforeAll(async () => {
  opened = await open(null);
  const { cert, key } = writeCertificate({ name: '127.0.0.1' });
  server = createServer({ cert, key: key.export({ type: 'pkcs8', format: 'pem' }) }, (_request, response) => {
    response.setHeader('connection', 'close');
    response.end('a page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { db } = opened.store;
  await run(db, 'r1');
  await replaceAgencies(db, [
    agency('a', { portalUrl: `https://${host}/` }),
    agency('b', { portalUrl: 'http://www.b.example.gov.cn/', reportColumnUrl: 'http://xxgk.b.example.gov.cn/nb/' }),
  ]);
});
afterAll(async () => {
  await opened?.end();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
});

function waysOf(tls: 'tolerant' | 'strict' = 'tolerant') {
  const settings = loadSettings({ flags: {}, environment: { NIANBAO_TLS: tls }, configFile: null });
  if (!settings.ok) throw new Error(settings.failure.cause);
  return createHostWays({ db: opened.store.db, settings: settings.value, clock: () => now });
}

describe('the ways to hosts', () => {
  it('are known for hosts of the registry, with and without www, and for no other', async () => {
    const ways = waysOf();
    expect(ways.isTolerant).toBe(true);
    for (const one of ['www.b.example.gov.cn', 'b.example.gov.cn', 'xxgk.b.example.gov.cn', host])
      expect(await ways.find(one)).toEqual(WRITTEN);
    for (const one of ['c.example.gov.cn', 'evil.b.example.gov.cn', '127.0.0.1'])
      expect(await ways.find(one)).toBeNull();
    expect(waysOf('strict').isTolerant).toBe(false);
  });

  it('are kept for a week, for every process, and then the written one is tried again', async () => {
    const learned = { scheme: 'http:', name: 'b.example.gov.cn', isLegacy: true, faults: ['expired'] as const };
    await waysOf().learn('www.b.example.gov.cn', learned);
    expect(await waysOf().find('www.b.example.gov.cn')).toEqual(learned);
    expect(await hostsWithWays(opened.store.db)).toMatchObject([{ host: 'www.b.example.gov.cn', ...learned }]);
    const before = now;
    now = new Date(now.getTime() + 8 * 86_400_000);
    expect(await waysOf().find('www.b.example.gov.cn')).toEqual(WRITTEN);
    now = before;
  });

  it('mark the host and the evidence that came over a connection that could not be verified', async () => {
    const { db } = opened.store;
    const gate = createStoreGate({ db, owner: 'test', hostDelayMs: 0, signal: new AbortController().signal });
    const fetcher = createPoliteFetcher({ gate, fetch: options(), ways: waysOf() });
    const result = await fetcher.fetch({ url: `https://${host}/2024.html` });
    await fetcher.close();
    expect([result.outcome, result.tlsFaults]).toEqual(['ok', ['self-signed']]);
    await observe(db, 'r1', result);
    expect((await lastObservationOf(db, result.url))?.tlsFaults).toEqual(['self-signed']);
    expect(await hostsWithWays(db)).toContainEqual(expect.objectContaining({ host, faults: ['self-signed'] }));
  });
});
