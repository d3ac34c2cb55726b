import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
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
import { layFounded } from '../store/founded.ts';

/** `NIANBAO_STORM_KILLS=100` for the whole of it; about as many alerts as all lives send, and some for the last one. */
const KILLS = Number(process.env.NIANBAO_STORM_KILLS ?? 4);
const ALERTS = KILLS * 5 + 12;
const folder = mkdtempSync(join(tmpdir(), 'nianbao-storm-'));
const dataDir = join(folder, 'data');
const configFile = join(folder, 'nianbao.config.yaml');

interface Take {
  key: string;
  attempt: number;
  /** The body that it is about. */
  agency: string;
  transition: string;
}
const taken: Take[] = [];
const bundles: { key: string; content: string }[] = [];
let requests = 0;
/** Kills the sender so long after the so many-th request of its life. */
let fuse: { left: number; ms: number; kill: () => void } | null = null;

/** Takes most messages; has too many now and then. A kill may fall before the answer or after it, or cut a message short. */
const receiver = createServer(async (request, response) => {
  const body = await whole(request);
  requests++;
  if (fuse && --fuse.left === 0) setTimeout(fuse.kill, fuse.ms);
  if (body === null) return;
  if (requests % 17 === 0) return response.writeHead(429, { 'retry-after': '1' }).end();
  take(request, body);
  return response.end('{"errcode":0,"errmsg":"ok"}');
});

async function whole(request: IncomingMessage): Promise<string | null> {
  try {
    let body = '';
    for await (const chunk of request) body += chunk;
    return body;
  } catch {
    return null;
  }
}

function take({ url, headers }: IncomingMessage, body: string): void {
  const told = JSON.parse(body);
  if (url === '/robot') {
    const { content } = told.markdown as { content: string };
    bundles.push({ key: /编号 id (\w+)/.exec(content)![1]!, content });
    return;
  }
  const key = String(headers['idempotency-key']);
  const attempt = Number(headers['x-nianbao-attempt']);
  taken.push({ key, attempt, agency: told.alert.agency.id, transition: told.transition });
}

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
  await layFounded(dataDir);
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
});
afterAll(() => {
  receiver.closeAllConnections();
  receiver.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Starts a sender; it ends by being killed. */
function sender() {
  const args = [join(import.meta.dirname, 'storm-child.ts'), dataDir, configFile];
  // What was compiled once is loaded faster by the next life.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'exit');
  const kill = () => void child.kill('SIGKILL');
  return { child, kill, ended, errors: () => errors };
}

/** As soon as every alert was told to the program, and the robot has all. */
const isTold = () => new Set(taken.map(({ agency }) => agency)).size === ALERTS && bundles.length > 0;

/** Starts senders and kills each some requests later, as often as is asked for. */
async function storm(): Promise<number> {
  let kills = 0;
  while (kills < KILLS) {
    const one = sender();
    fuse = { left: 1 + Math.floor(Math.random() * 8), ms: Math.random() * 40, kill: one.kill };
    // Also where nothing is left to send that could light the fuse.
    const late = setTimeout(one.kill, 15_000);
    await one.ended;
    clearTimeout(late);
    expect(one.errors()).toBe('');
    kills++;
  }
  fuse = null;
  return kills;
}

async function rows() {
  const store = await opened();
  const all = await store.db.selectFrom('nianbao.delivery').select(['id', 'state', 'message', 'target']).execute();
  await store.close();
  return all;
}

describe(`a storm of ${ALERTS} alerts whose sender is killed at ${KILLS} random moments`, () => {
  it(
    'loses none, sends no message more than twice, and says of every second time that it is one',
    async () => {
      const kills = await storm();
      const last = sender();
      await until('all is told', isTold, 600_000);
      // What was taken must also be written down, and what is in doubt repeated, before the end is looked at.
      for (let quiet = 0, before = requests; quiet < 4; quiet = requests === before ? quiet + 1 : 0) {
        before = requests;
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
      last.kill();
      await last.ended;
      expect((await rows()).filter(({ state }) => state !== 'sent' && state !== 'unsure')).toEqual([]);

      const byKey = Map.groupBy(taken, ({ key }) => key);
      for (const takes of byKey.values()) {
        expect(takes.length).toBeLessThanOrEqual(2);
        for (const again of takes.slice(1)) expect(again.attempt).toBeGreaterThan(1);
      }
      const byAlert = Map.groupBy(taken, ({ agency }) => agency);
      expect(byAlert.size).toBe(ALERTS);
      // Who was told a third time was so by a message of its own, which asks after the first.
      for (const takes of byAlert.values())
        expect(takes.filter(({ transition }) => transition === 'opened').length).toBeLessThanOrEqual(2);

      // The robot got all as one bundle under one key; a repetition says that it is one.
      expect(bundles[0]!.content).toContain(`${ALERTS}条`);
      const bundlesByKey = Map.groupBy(bundles, ({ key }) => key);
      for (const same of bundlesByKey.values()) {
        expect(same.length).toBeLessThanOrEqual(2);
        for (const { content } of same.slice(1)) expect(content).toMatch(/第 \d+ 次发送/);
      }
      const twice = [...byKey.values()].filter((takes) => takes.length > 1).length;
      const asked = taken.filter(({ transition }) => transition === 'unsure').length;
      console.log(
        `${kills} kills, ${ALERTS} alerts all told; ${twice} messages sent twice and marked, none more often; ${asked} asked after; robot: ${bundles.length} messages under ${bundlesByKey.size} keys`,
      );
    },
    Math.max(300_000, KILLS * 30_000),
  );
});
