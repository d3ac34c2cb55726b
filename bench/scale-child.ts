import { join } from 'node:path';
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

const report: ScaleReport = { looks: 0, reports: 0, startMb: megabytes(), peakMb: 0, atTenthsMb: [], seconds: 0 };
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
  if (run?.state === 'done') break;
}
report.seconds = (Date.now() - from) / 1000;
report.looks = await looksOf();
report.reports = (await listCoverage(db)).filter(({ status }) => status === 'published' || status === 'late').length;
clearInterval(watch);
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
