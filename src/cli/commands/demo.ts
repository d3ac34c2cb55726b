import { join } from 'node:path';
import { Command } from 'commander';
import { DEMO } from '../../demo/local-portals.ts';
import { setStage } from '../../demo/run-demo.ts';
import { FailureError } from '../../errors/failure.ts';
import { findRun, unfinishedRuns } from '../../store/runs.ts';
import { CLI } from '../../text/cli.ts';
import { startRun } from '../../workers/start-run.ts';
import { type CommandModule, guarded, settingsOf } from '../command.ts';
import { both, note, print, printJson } from '../output.ts';
import { type Running, startForCommand, waitForRuns } from '../serve.ts';
import { type Summary, summaryOf, summaryText } from '../summary.ts';

export const demo: CommandModule = {
  build: (finish) =>
    new Command('demo')
      .description(both(CLI.demo))
      .option('--port <port>', '网页端口  port of the pages')
      .option('--host <address>', '监听地址  address to listen on')
      .option('--portal-port <port>', '演示门户的起始端口  first port of the demo portals')
      .option('--host-delay <ms>', '同一主机请求间隔  least gap between two requests to one host')
      .option('--once', '运行一次后退出  end after one run')
      .option('--json', 'JSON')
      .action((options: Record<string, unknown>) => guarded(finish, () => play(options))),
};

async function play(options: Record<string, unknown>): Promise<number> {
  const dataDir = String(options.data ?? process.env.NIANBAO_DATA ?? join('data', 'demo'));
  const basePort = options.portalPort === undefined ? undefined : Number(options.portalPort);
  const { portals, registryFile } = await setStage(dataDir, basePort);
  try {
    const overrides = {
      dataDir,
      registryFile,
      allowNetwork: ['127.0.0.0/8'],
      hostDelayMs: 50,
      asOf: DEMO.asOf,
      schedule: '',
      logLevel: process.env.LOG_LEVEL ?? 'warn',
    };
    const settings = settingsOf({ ...options, data: undefined }, overrides);
    if (!settings.ok) throw new FailureError(settings.failure);
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

async function watch(running: Running, options: Record<string, unknown>): Promise<number> {
  const { context, url } = running.service;
  note(
    `年报演示  Nianbao demo — ${DEMO.year} 年度，按 ${DEMO.asOf} 判断  reports of ${DEMO.year}, judged as of ${DEMO.asOf}`,
  );
  note(`${both(CLI.pages)}: ${url}  ·  队列 queues: ${url}/queues`);
  // A demo that was cut off goes on where it was; otherwise each start is one run.
  const [unfinished] = await unfinishedRuns(context.store.db);
  const run = unfinished ?? (await startRun(context, { trigger: 'demo', agencyIds: [], years: [DEMO.year] }));
  if (!(await waitForRuns(running))) return 0;
  const done = await findRun(context.store.db, run.id);
  if (done === null) return 3;
  show(await summaryOf(context.store.db, done), options.json === true);
  if (options.once === true) return 0;
  note(`\n${both({ zh: '按 Ctrl-C 结束', en: 'Ctrl-C ends it' })} — ${url}`);
  await running.stopAsked;
  return 0;
}

function show(summary: Summary, json: boolean): void {
  if (json) printJson(summary);
  else print(summaryText(summary));
}
