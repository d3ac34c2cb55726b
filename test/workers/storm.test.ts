import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { saveCoverage } from '../../src/store/coverage.ts';
import { openStore, type Store } from '../../src/store/database.ts';
import { inTransaction } from '../../src/store/tasks.ts';
import { evaluateStore } from '../../src/workers/evaluate-store.ts';
import { coverageOf } from '../alerts/samples.ts';
import { agencyOf } from '../coverage/agency-of.ts';
import { until } from '../e2e/stage.ts';

/** `NIANBAO_STORM_KILLS=100` for the whole of it; eight alerts for each kill, so that every kill falls into the storm. */
const KILLS = Number(process.env.NIANBAO_STORM_KILLS ?? 4);
const ALERTS = KILLS * 8;
const folder = mkdtempSync(join(tmpdir(), 'nianbao-storm-'));
const dataDir = join(folder, 'data');
const configFile = join(folder, 'nianbao.config.yaml');

interface Take {
  key: string;
  attempt: number;
}
const taken: Take[] = [];
const bundles: string[] = [];
let requests = 0;
/** Kills the sender so long after the so many-th request of its life. */
let fuse: { left: number; ms: number; kill: () => void } | null = null;

/** Takes most messages; has too many now and then. A kill may fall before the answer or after it. */
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  requests++;
  if (fuse && --fuse.left === 0) setTimeout(fuse.kill, fuse.ms);
  if (requests % 17 === 0) return response.writeHead(429, { 'retry-after': '1' }).end();
  if (request.url === '/robot') bundles.push(body);
  else
    taken.push({
      key: String(request.headers['idempotency-key']),
      attempt: Number(request.headers['x-nianbao-attempt']),
    });
  return response.end('{"errcode":0,"errmsg":"ok"}');
});

async function opened(): Promise<Store> {
  const store = await openStore({ databaseUrl: null, dataDir });
  if (!store.ok) throw new Error(store.failure.cause);
  return store.value;
}

beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  const targets = [
    { name: 'system', url: `${base}/hook`, channel: 'webhook' },
    { name: 'office', url: `${base}/robot`, channel: 'wecom' },
  ];
  writeFileSync(configFile, JSON.stringify({ targets }));
  const settings = loadSettings({ flags: {}, environment: {}, configFile });
  if (!settings.ok) throw new Error(settings.failure.cause);
  const store = await opened();
  const agencies = Array.from({ length: ALERTS }, (_, i) =>
    agencyOf('county_dept', { id: `s${i}`, name: `示例${i}局` }),
  );
  await replaceAgencies(store.db, agencies);
  const at = new Date().toISOString();
  await saveCoverage(
    store.db,
    agencies.map(({ id }) => coverageOf('missing', { agencyId: id })),
    at,
  );
  await inTransaction(store.db, (trx) => evaluateStore(trx, { settings: settings.value, clock: () => new Date() }));
  await store.close();
}, 120_000);
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Starts a sender; it ends by being killed. */
function sender() {
  const args = [join(import.meta.dirname, 'storm-child.ts'), dataDir, configFile];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'exit');
  const kill = () => void child.kill('SIGKILL');
  return { child, kill, ended, errors: () => errors };
}

describe(`a storm of ${ALERTS} alerts whose sender is killed at ${KILLS} random moments`, () => {
  it(
    'loses none; what is told twice says so',
    async () => {
      let kills = 0;
      while (kills < KILLS && new Set(taken.map(({ key }) => key)).size < ALERTS) {
        const one = sender();
        fuse = { left: 1 + Math.floor(Math.random() * 6), ms: Math.random() * 40, kill: one.kill };
        await one.ended;
        expect(one.errors()).toBe('');
        kills++;
      }
      fuse = null;
      const last = sender();
      await until(
        'all is told',
        () => new Set(taken.map(({ key }) => key)).size === ALERTS && bundles.length > 0,
        240_000,
      );
      // What was taken must also be written down before the end is looked at.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      last.kill();
      await last.ended;
      const store = await opened();
      const open = await store.db
        .selectFrom('nianbao.delivery')
        .select(['state', 'target'])
        .where('state', '<>', 'sent')
        .execute();
      await store.close();
      expect(open).toEqual([]);

      const byKey = Map.groupBy(taken, ({ key }) => key);
      expect(byKey.size).toBe(ALERTS);
      const repeated = [...byKey.values()].filter((takes) => takes.length > 1);
      for (const takes of repeated) for (const again of takes.slice(1)) expect(again.attempt).toBeGreaterThan(1);
      const most = Math.max(...[...byKey.values()].map((takes) => takes.length));
      console.log(
        `${kills} kills, ${ALERTS} alerts, ${repeated.length} told again and marked, none more than ${most} times`,
      );
      // Two are under way at a time, so that a kill can repeat two at most.
      expect(taken.length - ALERTS).toBeLessThanOrEqual(2 * kills);
      expect(kills).toBeGreaterThanOrEqual(Math.min(KILLS, 3));
      // The robot got all as one bundle under one key; a repetition says that it is one.
      const told = bundles.map((body) => JSON.parse(body).markdown.content as string);
      expect(told[0]).toContain(`${ALERTS}条新增`);
      for (const again of told.slice(1)) expect(again).toMatch(/第 \d+ 次发送/);
    },
    Math.max(300_000, KILLS * 30_000),
  );
});
