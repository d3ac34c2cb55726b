import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueues } from '../src/queue/queues.ts';
import { openStore } from '../src/store/database.ts';
import { createApp } from '../src/web/app.ts';
import type { WebDeps } from '../src/web/deps.ts';
import { webDeps } from '../test/web/harness.ts';
import { fillAgencies, fillHistory } from '../test/web/many-agencies.ts';
import { type Summary, summarise } from './statistics.ts';
import { atMost, round, type Verdict } from './verdict.ts';

/** How long the pages of many agency-years take, on the embedded database and queue, with nothing else under way. */
export interface PagesResult {
  agencyYears: number;
  pages: { path: string; wall: Summary; first: number; processorMs: number; bytes: number }[];
  verdicts: Verdict[];
}

const YEARS = 10;
const ROUNDS = 40;
/** Issue 7. */
const MOST_MS = 200;

const PATHS = [
  '/',
  '/?group=a120',
  '/agencies',
  '/agencies?q=99',
  '/agencies?status=missing&year=2025',
  '/agencies/a121',
  '/agencies/a121/2025',
  '/alerts',
  '/alerts?status=all',
  '/alerts?agency=99',
  '/silences',
  '/explore',
  '/explore?metric=requests_new&year=2020&q=99',
  '/runs',
  '/runs/run-30',
  '/queues',
  '/queues/tasks',
  '/queues/tasks?agency=99&error=timeout',
  '/api/v1/overview',
  '/api/v1/coverage?limit=100',
  '/api/v1/alerts?limit=100',
  '/api/v1/queues/state',
] as const;

/** Asks for each page `rounds` times, one after the other; NIANBAO_BENCH_AGENCIES bodies with ten years each. */
export async function benchPages(
  agencies = Number(process.env.NIANBAO_BENCH_AGENCIES ?? 10_000),
  rounds = Number(process.env.NIANBAO_BENCH_ROUNDS ?? ROUNDS),
): Promise<PagesResult> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-pages-'));
  const store = await openStore({ databaseUrl: null, dataDir: folder });
  if (!store.ok) throw new Error(store.failure.cause);
  const queues = await openQueues({ redisUrl: null, store: store.value });
  if (!queues.ok) throw new Error(queues.failure.cause);
  try {
    await fillAgencies(store.value.db, agencies, YEARS);
    await fillHistory(store.value.db, agencies, YEARS);
    await store.value.maintain();
    const { deps } = webDeps(store.value, { queues: queues.value } satisfies Partial<WebDeps>);
    const app = createApp(deps);
    const pages = [];
    for (const path of PATHS) {
      pages.push(await measure(app, path, rounds));
      process.stderr.write(`${lineOf(pages.at(-1)!)}\n`);
    }
    const verdicts = pages.map(({ path, wall }) => atMost(`p95 of ${path}`, wall.p95, MOST_MS, ' ms'));
    return { agencyYears: agencies * YEARS, pages, verdicts };
  } finally {
    await queues.value.close();
    await store.value.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(app: ReturnType<typeof createApp>, path: string, rounds: number) {
  const ask = async () => {
    const started = performance.now();
    const answer = await app.request(path);
    const { length } = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return { ms: performance.now() - started, length };
  };
  const first = await ask();
  const before = process.cpuUsage();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push((await ask()).ms);
  const { user, system } = process.cpuUsage(before);
  return {
    ...{ path, wall: summarise(times), first: first.ms, bytes: first.length },
    processorMs: (user + system) / 1_000 / rounds,
  };
}

export function showPages({ agencyYears, pages }: PagesResult): string {
  return `${agencyYears} agency-years, embedded database and queue\n${pages.map(lineOf).join('\n')}`;
}

function lineOf({ path, wall, first, processorMs, bytes }: PagesResult['pages'][number]): string {
  const times = `median ${round(wall.median)} ms, p95 ${round(wall.p95)} ms, first ${round(first)} ms, processor ${round(processorMs)} ms`;
  return `${path.padEnd(44)} ${times}, ${round(bytes / 1_000)} kB`;
}
