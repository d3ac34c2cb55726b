import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { listAgencies } from '../../store/agencies.ts';
import type { Db } from '../../store/database.ts';
import { catchUpBy } from '../../store/own-gaps.ts';
import { findRun } from '../../store/runs.ts';
import { CLI, OPTIONS, WRONG } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { startRun } from '../../workers/start-run.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print, printJson } from '../output.ts';
import { type Running, startForCommand, waitForRuns } from '../serve.ts';
import { summaryOf, summaryText } from '../summary.ts';

export const crawl: CommandModule = {
  build: (finish) =>
    new Command('crawl')
      .description(both(CLI.crawl))
      .option('--agency <id...>', both(OPTIONS.agency))
      .option('--year <year...>', both(OPTIONS.year))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => runOnce(options, settings)),
      ),
};

async function runOnce(options: Record<string, unknown>, settings: Settings): Promise<number> {
  const years = yearsOf(options.year);
  const agencyIds = listOf(options.agency);
  const takeRegistry = options.agencies !== undefined;
  // A run over some bodies says nothing of when all others were looked at.
  const ledger = agencyIds.length === 0;
  const running = await startForCommand(settings, { pages: false, workers: true, takeRegistry, ledger });
  try {
    return await carryOut(running, { years, agencyIds }, options.json === true);
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
  refuseStrange(request.agencyIds, await listAgencies(context.store.db, { activeOnly: true }));
  const { id } = await startRun(context, { trigger: 'manual', ...request });
  if (running.service.gap !== null) await catchUpBy(context.store.db, running.service.gap, id);
  const finished = await waitForRuns(running);
  const run = await findRun(context.store.db, id);
  if (run === null || !finished) return 3;
  const summary = await summaryOf(context.store.db, run);
  if (json) printJson(summary);
  else print(summaryText(summary));
  return summary.notInOrder.length + summary.openAlerts.length > 0 ? 1 : 0;
}

/** Throws a FailureError `usage` that names the ids of no agency. */
export function refuseStrange(ids: readonly string[], agencies: readonly { id: string }[]): void {
  const known = new Set(agencies.map((a) => a.id));
  const strange = ids.filter((id) => !known.has(id));
  if (strange.length > 0)
    throw new FailureError(failure('store.not-found', `--agency ${strange.join(', ')}: ${both(CLI.noAgency)}`));
}

/** The ids of `--agency`, active or not; throws a FailureError that names those of no agency. */
export async function agencyIdsOf(db: Db, given: unknown): Promise<string[]> {
  const ids = listOf(given);
  if (ids.length > 0) refuseStrange(ids, await listAgencies(db, { ids }));
  return ids;
}

/** `--agency a b`, `--agency a,b` or `--agency a --agency b`. */
export function listOf(given: unknown): string[] {
  return ((given as string[] | undefined) ?? []).flatMap((one) => one.split(',')).filter((one) => one !== '');
}

/** What is given of these words; throws a FailureError `usage` that names them for any other. */
export function wordsOf<T extends string>(option: string, given: unknown, known: readonly T[]): T[] {
  const words = listOf(given);
  const strange = words.find((word) => !(known as readonly string[]).includes(word));
  if (strange !== undefined) throw new FailureError(failure('usage', `${option} ${strange}: ${known.join(' | ')}`));
  return words as T[];
}

/** `--year 2022 2023` or `--year 2022,2023`; throws a FailureError `usage` for anything else. */
export function yearsOf(given: unknown): number[] {
  const parts = listOf(given);
  const wrong = parts.find((y) => !/^(19|20)\d\d$/.test(y));
  if (wrong !== undefined) throw new FailureError(failure('usage', both(fill(WRONG.year, { value: wrong }))));
  return [...new Set(parts.map(Number))];
}
