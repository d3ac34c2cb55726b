import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { listAgencies } from '../../store/agencies.ts';
import { findRun } from '../../store/runs.ts';
import { CLI } from '../../text/cli.ts';
import { startRun } from '../../workers/start-run.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print, printJson } from '../output.ts';
import { type Running, startForCommand, waitForRuns } from '../serve.ts';
import { summaryOf, summaryText } from '../summary.ts';

export const crawl: CommandModule = {
  build: (finish) =>
    new Command('crawl')
      .description(both(CLI.crawl))
      .option('--agencies <file>', '机构登记表  registry (CSV)')
      .option('--agency <id...>', '只查这些机构  only these agencies')
      .option('--year <year...>', '年度  reporting years')
      .option('--host-delay <ms>', '同一主机请求间隔  least gap between two requests to one host')
      .option('--json', 'JSON')
      .action((options: Record<string, unknown>) =>
        withSettings({ ...options, agenciesFile: options.agencies }, finish, (settings) => runOnce(options, settings)),
      ),
};

async function runOnce(options: Record<string, unknown>, settings: Settings): Promise<number> {
  const years = yearsOf(options.year);
  const running = await startForCommand(settings, { pages: false, workers: true });
  try {
    return await carryOut(
      running,
      { years, agencyIds: (options.agency as string[] | undefined) ?? [] },
      options.json === true,
    );
  } finally {
    await running.service.stop();
  }
}

async function carryOut(
  running: Running,
  request: { years: number[]; agencyIds: string[] },
  json: boolean,
): Promise<number> {
  const { context } = running.service;
  const known = new Set((await listAgencies(context.store.db, { activeOnly: true })).map((a) => a.id));
  const strange = request.agencyIds.filter((id) => !known.has(id));
  if (strange.length > 0) throw new FailureError(failure('usage', `no agency has the id ${strange.join(', ')}`));
  const { id } = await startRun(context, { trigger: 'manual', ...request });
  const finished = await waitForRuns(running);
  const run = await findRun(context.store.db, id);
  if (run === null || !finished) return 3;
  const summary = await summaryOf(context.store.db, run);
  if (json) printJson(summary);
  else print(summaryText(summary));
  return summary.notInOrder.length + summary.openAlerts.length > 0 ? 1 : 0;
}

/** `--year 2022 2023` or `--year 2022,2023`; throws a FailureError `usage` for anything else. */
export function yearsOf(given: unknown): number[] {
  const parts = ((given as string[] | undefined) ?? []).flatMap((y) => y.split(','));
  const wrong = parts.find((y) => !/^(19|20)\d\d$/.test(y));
  if (wrong !== undefined) throw new FailureError(failure('usage', `--year ${wrong}: YYYY`));
  return [...new Set(parts.map(Number))];
}
