import { join } from 'node:path';
import { sql } from 'kysely';
import pino from 'pino';
import { loadSettings } from '../src/config/load.ts';
import { startService } from '../src/service.ts';
import { listCoverage } from '../src/store/coverage.ts';
import { findRun } from '../src/store/runs.ts';
import { startRun } from '../src/workers/start-run.ts';
import type { ScaleReport } from './scale.ts';

/** The crawl that `scale.ts` measures: the service itself, as `nianbao crawl` starts it, in a process of its own. */
const SPEED = 20;
const folder = process.argv[2] ?? '';
const started = Date.now();
const megabytes = () => process.memoryUsage.rss() / 1024 ** 2;

const settings = loadSettings({
  flags: {},
  environment: {
    NIANBAO_DATA: join(folder, 'data'),
    NIANBAO_AGENCIES: join(folder, 'agencies.csv'),
    NIANBAO_ALLOW_NETWORK: '127.0.0.0/8',
    NIANBAO_HOST_DELAY_MS: '1000',
    NIANBAO_CONCURRENCY: '16',
    NIANBAO_AS_OF: '2024-04-10',
    LOG_LEVEL: 'silent',
    ...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}),
    ...(process.env.REDIS_URL ? { REDIS_URL: process.env.REDIS_URL } : {}),
  },
  configFile: null,
});
if (!settings.ok) throw new Error(settings.failure.cause);
const simulated = { speed: SPEED, clock: () => new Date(started + (Date.now() - started) * SPEED) };
const options = { version: 'bench', pages: false, workers: true, simulated };
const service = await startService(settings.value, pino({ level: 'silent' }), options);
if (!service.ok) throw new Error(service.failure.cause);
const { context, stop } = service.value;
const { db } = context.store;

/** What is live: garbage that waits to be collected says nothing of a leak. */
const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 ** 2;
};
const report: ScaleReport = {
  ...{ looks: 0, reports: 0, startMb: megabytes(), peakMb: 0, seconds: 0 },
  ...{ atTenthsMb: [], heapMb: [], troubles: {} },
};
const watch = setInterval(() => {
  report.peakMb = Math.max(report.peakMb, megabytes());
}, 100);
const from = Date.now();
const { id, agencyIds } = await startRun(context, { trigger: 'manual', agencyIds: [], years: [2023] });
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  const run = await findRun(db, id);
  report.looks = await looksOf();
  const tenth = Math.floor((report.looks / agencyIds.length) * 10);
  while (report.atTenthsMb.length < tenth) report.atTenthsMb.push(megabytes());
  if (report.heapMb.length === 0 && report.looks * 2 >= agencyIds.length) report.heapMb.push(heap());
  if (run?.state === 'done') break;
}
report.seconds = (Date.now() - from) / 1000;
report.looks = await looksOf();
report.reports = (await listCoverage(db)).filter(({ status }) => status === 'published' || status === 'late').length;
clearInterval(watch);
report.heapMb.push(heap());
report.troubles = await troublesOf();
await stop();
process.send?.(report, () => process.disconnect());

async function looksOf(): Promise<number> {
  const row = await db
    .selectFrom('nianbao.look')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('run_id', '=', id)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

async function troublesOf(): Promise<Record<string, number>> {
  const { rows } = await sql<{ what: string; count: string }>`
    select 'look ' || outcome as what, count(*) as count from nianbao.look where outcome <> 'column_read' group by outcome
    union all select 'page ' || coalesce(fetch_outcome, 'not asked'), count(*) from nianbao.page
      where fetch_outcome is distinct from 'ok' group by fetch_outcome
    union all select 'task ' || kind || ' ' || coalesce(error_code, ''), count(*) from nianbao.task where state <> 'done' group by kind, error_code`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ what, count }) => [what, Number(count)]));
}
