import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { Settings } from '../config/settings.ts';
import { FailureError } from '../errors/failure.ts';
import { type CoverageRow, coverageRows } from '../export/coverage-rows.ts';
import { type TestimonyRow, testimonyRows } from '../export/testimony-rows.ts';
import type { OperatorAct } from '../report/operator-act.ts';
import { agencyNames } from '../store/agencies.ts';
import { listCoverage } from '../store/coverage.ts';
import type { Store } from '../store/database.ts';
import { findRun } from '../store/runs.ts';
import { listTestimony } from '../store/testimony.ts';
import { CLI, OPTIONS, STATUS } from '../text/cli.ts';
import { TESTIMONY_CLI } from '../text/testimony.ts';
import { type Testified, testify } from '../workers/testify.ts';
import { both, inCell, note, print, printJson } from './output.ts';
import { startForCommand, waitForRuns } from './serve.ts';

/** Adds what every act needs: why, by whom, and `--json`. */
export function operatorOptions(command: Command): Command {
  return command
    .requiredOption('--reason <text>', both(TESTIMONY_CLI.reason))
    .option('--by <name>', both(TESTIMONY_CLI.by))
    .option('--json', both(OPTIONS.json));
}

/** Who says it and why, as the options have it. */
export function wordOf(options: Record<string, unknown>): Pick<OperatorAct, 'by' | 'reason'> {
  return { by: String(options.by ?? userInfo().username), reason: String(options.reason) };
}

/** What an act came to: the entry, and the states of the agency-years that it was about. */
export interface ActTold {
  outcome: Testified['outcome'];
  entry: TestimonyRow | null;
  run: string | null;
  coverage: CoverageRow[];
}

/**
 * Records an act and works off what follows from it; `more` adds to what is told, and says what came to light. Exit code 1 where it did,
 * 3 where it was stopped: then the next start goes on with it.
 */
export async function sayAndTell(
  settings: Settings,
  act: OperatorAct,
  json: boolean,
  more: (
    store: Store,
    told: ActTold,
  ) => Promise<{ extra: object; lines: string[]; hasProblems: boolean }> = nothingMore,
): Promise<number> {
  const running = await startForCommand(settings, { pages: false, workers: true });
  try {
    const { store } = running.service.context;
    const said = await testify(running.service.context, act);
    if (!said.ok) throw new FailureError(said.failure);
    // Also what was recorded before and not worked off, because whoever recorded it was cut off.
    if (!(await waitForRuns(running, ({ trigger }) => trigger === 'operator'))) {
      note(both(CLI.stopped));
      return 3;
    }
    const told = await toldOf(store, said.value);
    const { extra, lines, hasProblems } = await more(store, told);
    if (json) printJson({ ...told, ...extra });
    else for (const line of [...linesOf(told), ...lines]) print(line);
    return hasProblems ? 1 : 0;
  } finally {
    await running.service.stop();
  }
}

const nothingMore = async () => ({ extra: {}, lines: [], hasProblems: false });

async function toldOf({ db }: Store, { outcome, entryId, runId }: Testified): Promise<ActTold> {
  const run = runId === null ? null : await findRun(db, runId);
  const names = await agencyNames(db, run?.agencyIds ?? []);
  const about = { agencyIds: run?.agencyIds ?? [], ...(run?.years.length ? { years: run.years } : {}) };
  const coverage = run === null ? [] : coverageRows(await listCoverage(db, about), names);
  const all = entryId === null ? [] : await listTestimony(db);
  const agency = all.find((one) => one.id === entryId)?.agencyId;
  const rows = testimonyRows(all, await agencyNames(db, agency ? [agency] : []));
  return { outcome, entry: rows.find((row) => row.id === entryId) ?? null, run: runId, coverage };
}

function linesOf({ outcome, entry, coverage }: ActTold): string[] {
  const first = both(outcome === 'recorded' ? TESTIMONY_CLI.recorded : TESTIMONY_CLI.already);
  const states = coverage.map((row) => `  ${row.year}  ${row.agency}  ${inCell(STATUS[row.status])}  ${row.reason}`);
  return [entry ? `${first}: ${entry.id.slice(0, 8)}` : first, ...states];
}
