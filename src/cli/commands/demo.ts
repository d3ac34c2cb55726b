import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { DEMO } from '../../demo/local-portals.ts';
import { setStage } from '../../demo/run-demo.ts';
import { FailureError, failure, isFailureError } from '../../errors/failure.ts';
import { listAgencies } from '../../store/agencies.ts';
import { findRun, unfinishedRuns } from '../../store/runs.ts';
import { CLI, DEMO_WORDS, OPTIONS } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { SEASON } from '../../text/season.ts';
import { startRun } from '../../workers/start-run.ts';
import { type CommandModule, guarded, settingsOf } from '../command.ts';
import { both, note, print, printJson } from '../output.ts';
import { rehearse } from '../season.ts';
import { type Running, startForCommand, waitForRuns } from '../serve.ts';
import { type Summary, summaryOf, summaryText } from '../summary.ts';
import { withStore } from '../with-store.ts';

export const demo: CommandModule = {
  build: (finish) =>
    new Command('demo')
      .description(both(CLI.demo))
      .option('--portal-port <port>', both(OPTIONS.portalPort))
      .option('--once', both(OPTIONS.once))
      .option('--season <year>', both(OPTIONS.season))
      .option('--seed <number>', both(OPTIONS.seed))
      .option('--quick', both(SEASON.quick))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        guarded(finish, async () => (options.season === undefined ? play(options) : rehearse(options))),
      ),
};

async function play(options: Record<string, unknown>): Promise<number> {
  const basePort = portOf(options.portalPort);
  // Pages are known by their addresses: portals on other ports are other portals, in a folder of their own.
  const own = basePort === undefined ? 'demo' : `demo-${basePort}`;
  const dataDir = String(options.data ?? process.env.NIANBAO_DATA ?? join('data', own));
  refuseForeignFolder(dataDir);
  const { portals, registryFile } = await openStage(dataDir, basePort);
  try {
    const overrides = {
      dataDir,
      registryFile,
      allowNetwork: ['127.0.0.0/8'],
      hostDelayMs: 50,
      asOf: DEMO.asOf,
      schedule: '',
      // What the demo plays is no news for anybody.
      webhooks: [],
      logLevel: process.env.LOG_LEVEL ?? 'warn',
    };
    const settings = settingsOf({ ...options, data: undefined }, overrides);
    if (!settings.ok) throw new FailureError(settings.failure);
    if (settings.value.databaseUrl !== null) await refuseForeignDatabase(settings.value, portals.agencies);
    const running = await startForCommand(settings.value);
    try {
      return await watch(running, options);
    } finally {
      await running.service.stop();
    }
  } finally {
    await portals.close();
  }
}

/** The service's own ports and the portals' are chosen by different options; say which one. */
async function openStage(dataDir: string, basePort: number | undefined) {
  return setStage(dataDir, basePort).catch((error: unknown) => {
    if (!isFailureError(error) || error.failure.code !== 'web.port') throw error;
    throw new FailureError({ ...error.failure, remedy: DEMO_WORDS.portalPort });
  });
}

/** Throws a FailureError `usage` for what is no port; the portals take several from there on. */
function portOf(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (!/^\d{1,5}$/.test(String(given)) || port > 65_500)
    throw new FailureError(failure('usage', `--portal-port ${given}: 0–65500`));
  return port;
}

/** The demo's agencies take the place of those that are there: never in a folder that holds somebody's work. */
function refuseForeignFolder(dataDir: string): void {
  if (existsSync(join(dataDir, 'pglite')) && !existsSync(join(dataDir, 'agencies.csv')))
    throw new FailureError(failure('usage', `${dataDir}: ${both(DEMO_WORDS.foreign)}`));
}

async function refuseForeignDatabase(settings: Settings, own: readonly { id: string }[]): Promise<void> {
  const ids = new Set(own.map((a) => a.id));
  const there = await withStore(settings, (store) => listAgencies(store.db, { activeOnly: true }));
  if (there.some((a) => !ids.has(a.id)))
    throw new FailureError(failure('usage', `DATABASE_URL: ${both(DEMO_WORDS.foreign)}`));
}

async function watch(running: Running, options: Record<string, unknown>): Promise<number> {
  const { context, url } = running.service;
  note(both(fill(DEMO_WORDS.title, { year: DEMO.year, day: context.settings.asOf ?? '' })));
  note(`${both(CLI.pages)}: ${url}  ·  ${both(CLI.queues)}: ${url}/queues`);
  // A demo that was cut off goes on where it was; otherwise each start is one run.
  const [unfinished] = await unfinishedRuns(context.store.db);
  const run = unfinished ?? (await startRun(context, { trigger: 'demo', agencyIds: [], years: [DEMO.year] }));
  if (!(await waitForRuns(running))) return 0;
  const done = await findRun(context.store.db, run.id);
  if (done === null) return 3;
  show(await summaryOf(context.store.db, done), options.json === true);
  if (options.once === true) return 0;
  note(`\n${both(CLI.howToEnd)} — ${url}`);
  await running.stopAsked;
  return 0;
}

function show(summary: Summary, json: boolean): void {
  if (json) printJson(summary);
  else print(summaryText(summary));
}
