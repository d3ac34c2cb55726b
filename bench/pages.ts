import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { openQueues } from '../src/queue/queues.ts';
import { openStore, type Store } from '../src/store/database.ts';
import type { Database } from '../src/store/schema.ts';
import { PROVINCES } from '../src/text/provinces.ts';
import { createApp } from '../src/web/app.ts';
import type { WebDeps } from '../src/web/deps.ts';
import { webDeps } from '../test/web/harness.ts';
import { keepReport, pageOf } from '../test/web/kept-report.ts';
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

/** The body whose report of the last year was really read, in two versions. */
const READ = { agencyId: 'a121', year: 2025 };
const KEPT = `/agencies/${READ.agencyId}/${READ.year}`;

const PATHS = [
  '/',
  '/?group=a120',
  '/agencies',
  '/agencies?q=99',
  '/agencies?status=missing&year=2025',
  '/agencies.csv?status=missing&year=2025',
  '/agencies/a121',
  KEPT,
  `${KEPT}?before=1`,
  `${KEPT}/changes`,
  `${KEPT}/original`,
  '/snapshots/{sha}',
  '/snapshots/{sha}/text',
  '/alerts',
  '/alerts?status=all',
  '/alerts?agency=99',
  '/silences',
  '/evidence',
  '/explore',
  '/explore?metric=requests_new&year=2020&q=99',
  '/explore?metric=requests_new&view=regions',
  '/explore?metric=requests_new&view=regions&region=44',
  '/explore?metric=requests_new&level=county_dept&parent=a120&with=a121',
  '/explore.csv?metric=requests_new&parent=a120',
  '/explore.xlsx?metric=requests_new&view=regions',
  '/runs',
  '/runs/run-30',
  '/queues',
  '/queues/tasks',
  '/queues/tasks?agency=99&error=timeout',
  '/settings',
  '/registry',
  '/tokens',
  '/audit',
  '/api/v1/overview',
  '/api/v1/coverage?limit=100',
  '/api/v1/alerts?limit=100',
  '/api/v1/agencies?limit=100&year=2025',
  '/api/v1/agencies/a121',
  `/api/v1/coverage/${READ.agencyId}/${READ.year}`,
  `/api/v1/readings/${READ.agencyId}/${READ.year}`,
  `/api/v1/diff/${READ.agencyId}/${READ.year}`,
  '/api/v1/metrics/requests_new',
  '/api/v1/metrics/requests_new/regions',
  '/api/v1/runs/run-30',
  '/api/v1/runs/run-30/looks?limit=100',
  '/api/v1/queues/state',
] as const;

/** As many provinces as there are: the bodies above are spread over them, and over cities. */
const PROVINCES_WATCHED = Object.keys(PROVINCES).filter((code) => code < '71');

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
    await spreadOverProvinces(store.value.db);
    const sha = await readOne(store.value);
    await store.value.maintain();
    const { deps } = webDeps(store.value, { queues: queues.value } satisfies Partial<WebDeps>);
    const app = createApp(deps);
    const pages = [];
    for (const path of PATHS) {
      pages.push({ ...(await measure(app, path.replace('{sha}', sha), rounds)), path });
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

async function spreadOverProvinces(db: Kysely<Database>): Promise<void> {
  const nth = sql`substr(region_code, 4)::int`;
  await sql`update nianbao.agency set region_code = (${PROVINCES_WATCHED}::text[])[1 + ${nth} % ${PROVINCES_WATCHED.length}::int]
    || lpad((1 + ${nth} / ${PROVINCES_WATCHED.length}::int)::text, 2, '0') || '01'`.execute(db);
}

/** Two versions of one report with all its figures, and the report of the year before; yields the bytes that count. */
async function readOne(store: Store): Promise<string> {
  const { agencyId, year } = READ;
  await store.db
    .deleteFrom('nianbao.report')
    .where('agency_id', '=', agencyId)
    .where('year', '>=', year - 1)
    .execute();
  const keep = (of: number, figures: number) =>
    keepReport(store, {
      agencyId,
      year: of,
      bytes: pageOf('第121局', of, figures),
      at: `${of + 1}-01-2${figures}T00:00:00Z`,
    });
  await keep(year - 1, 2);
  await keep(year, 0);
  const id = await keep(year, 1);
  return (await store.db.selectFrom('nianbao.report').where('id', '=', id).select('snapshot').executeTakeFirstOrThrow())
    .snapshot;
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
