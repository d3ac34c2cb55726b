import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO, type DemoPortals, startDemoPortals } from '../../src/demo/local-portals.ts';
import { alertRows } from '../../src/export/alert-rows.ts';
import { listAlerts } from '../../src/store/alerts.ts';
import { listCoverage } from '../../src/store/coverage.ts';
import type { Store } from '../../src/store/database.ts';
import { listReports } from '../../src/store/reports.ts';
import { valuesOf } from '../../src/store/values.ts';
import { layFounded } from '../store/founded.ts';

export { DEMO };

/** One message as the receiver saw it. */
export interface Told {
  key: string;
  attempt: number;
  body: { transition: string; alert: { id: string; rule: string; agency: { id: string } | null; year: number | null } };
  headers: Record<string, string | string[] | undefined>;
  raw: string;
}

/** Demo portals, a webhook receiver and a data folder: what a service needs to be watched from outside. */
export interface Stage {
  portals: DemoPortals;
  dataDir: string;
  registryFile: string;
  told: Told[];
  webhookUrl: string;
  /** The environment of a service on this stage. */
  environment(more?: Record<string, string>): Record<string, string>;
  close(): Promise<void>;
}

export const WEBHOOK_SECRET = 'a secret of the tests';

export async function setStage(): Promise<Stage> {
  const portals = await startDemoPortals({ basePort: 0 });
  const dataDir = mkdtempSync(join(tmpdir(), 'nianbao-e2e-'));
  await layFounded(dataDir);
  const registryFile = join(dataDir, 'agencies.csv');
  writeFileSync(registryFile, portals.registryCsv);
  const told: Told[] = [];
  const receiver = createServer((request, response) => {
    let raw = '';
    request.on('data', (chunk) => {
      raw += chunk;
    });
    request.on('end', () => {
      const { headers } = request;
      told.push({
        key: String(headers['idempotency-key']),
        attempt: Number(headers['x-nianbao-attempt']),
        body: JSON.parse(raw),
        headers,
        raw,
      });
      response.end('{"errcode":0}');
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  return {
    portals,
    dataDir,
    registryFile,
    told,
    webhookUrl,
    environment: (more = {}) => ({
      NIANBAO_DATA: dataDir,
      NIANBAO_AGENCIES: registryFile,
      NIANBAO_ALLOW_NETWORK: '127.0.0.0/8',
      NIANBAO_HOST_DELAY_MS: '40',
      NIANBAO_AS_OF: DEMO.asOf,
      NIANBAO_PORT: '0',
      NIANBAO_WEBHOOK_URL: webhookUrl,
      NIANBAO_WEBHOOK_SECRET: WEBHOOK_SECRET,
      LOG_LEVEL: 'warn',
      ...more,
    }),
    close: async () => {
      await portals.close();
      receiver.closeAllConnections();
      await new Promise((resolve) => receiver.close(resolve));
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join(ROOT, 'src', 'cli', 'main.ts');
/** Where `bin/nianbao` keeps what it compiled: a command starts in half the time. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'nianbao');

export interface Command {
  child: ChildProcess;
  output(): string;
  errors(): string;
  ended: Promise<number | null>;
}

/** Runs the real command line in a process of its own, with nothing of this process's settings. */
export function nianbao(args: readonly string[], environment: Record<string, string>): Command {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NIANBAO_|REDIS_URL|DATABASE_URL|VITEST)/.test(name)),
  );
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { NODE_COMPILE_CACHE: COMPILED, ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  // A character may lie in two pieces.
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return { child, output: () => output, errors: () => errors, ended };
}

/** Waits until `isSo` holds, or throws with `what` after `ms`. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, ms = 240_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a run came to, without times and ids of runs: what must be equal however often it was interrupted. */
export async function outcomeOf(store: Store) {
  const coverage = (await listCoverage(store.db)).map(
    ({ agencyId, year, status, deadline, publishedAt, url, reasonCode }) => ({
      ...{ agencyId, year, status, deadline, publishedAt, url, reasonCode },
    }),
  );
  const reports = [];
  for (const r of await listReports(store.db, { currentOnly: true })) {
    const { agencyId, year, snapshot, format, findings, results, diff } = r;
    reports.push({ agencyId, year, snapshot, format, findings, results, diff, values: await valuesOf(store.db, r.id) });
  }
  const alerts = alertRows(await listAlerts(store.db), new Map())
    .map(({ id, rule, severity, status, year, message }) => ({ id, rule, severity, status, year, message }))
    .sort((a, b) => a.id.localeCompare(b.id));
  return { coverage, reports, alerts };
}

/** Who was told what, each once: transition, rule, agency and year. */
export function sayings(told: readonly Told[]): string[] {
  const byKey = new Map(told.map((t) => [t.key, t]));
  return [...byKey.values()]
    .map(
      ({ body: { transition, alert } }) =>
        `${transition} ${alert.rule} ${alert.agency?.id ?? '-'} ${alert.year ?? '-'} ${alert.id}`,
    )
    .sort();
}
