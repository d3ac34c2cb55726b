import { Command } from 'commander';
import type { Settings } from '../../config/settings.ts';
import { coverageRows } from '../../export/coverage-rows.ts';
import { COVERAGE_STATUSES } from '../../report/coverage.ts';
import { fineState } from '../../report/fine-state.ts';
import { currentReportYear, shanghaiDay } from '../../report/year.ts';
import { listAgencies } from '../../store/agencies.ts';
import { listCoverage } from '../../store/coverage.ts';
import type { Store } from '../../store/database.ts';
import { lostColumns } from '../../store/lost-columns.ts';
import { listGaps } from '../../store/own-gaps.ts';
import { CLI, HEADERS, OPTIONS, STATUS } from '../../text/cli.ts';
import { judgingTime } from '../../workers/context.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { writeDatedList } from '../dated-list.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';
import { listOf, refuseStrange, wordsOf, yearsOf } from './crawl.ts';

export const coverage: CommandModule = {
  build: (finish) =>
    new Command('coverage')
      .description(both(CLI.coverage))
      .option('--agency <id...>', both(OPTIONS.agency))
      .option('--year <year...>', both(OPTIONS.year))
      .option('--region <code...>', both(OPTIONS.silenceRegion))
      .option('--status <status...>', COVERAGE_STATUSES.join(' | '))
      .option('--missing', both(OPTIONS.missing))
      .option('--print <file>', both(OPTIONS.printList))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => show(store, settings, options))),
      ),
};

async function show(store: Store, settings: Settings, options: Record<string, unknown>): Promise<number> {
  const years = yearsOf(options.year);
  const wanted = listOf(options.agency);
  const regions = listOf(options.region);
  const known = await listAgencies(store.db, wanted.length === 0 ? { activeOnly: true } : { ids: wanted });
  refuseStrange(wanted, known);
  const agencies = known.filter(
    ({ regionCode }) => regions.length === 0 || regions.some((region) => regionCode.startsWith(region)),
  );
  const names = new Map(agencies.map((a) => [a.id, a.name]));
  const judged =
    settings.asOf === null
      ? await stored(store, years, [...names.keys()])
      : await judgedAsOf(store, settings, years, agencies);
  const statuses = new Set(wordsOf('--status', options.status, COVERAGE_STATUSES));
  if (options.missing === true) statuses.add('missing').add('removed');
  const all = judged.filter(({ status }) => statuses.size === 0 || statuses.has(status));
  if (options.print !== undefined)
    await writeDatedList(String(options.print), all, names, settings.asOf ?? shanghaiDay(new Date()));
  const lost = new Map((await lostColumns(store.db)).map((one) => [one.agencyId, one]));
  const rows = coverageRows(all, names);
  if (options.json === true)
    printJson(
      rows.map((row, i) => ({
        ...row,
        state: fineState(all[i]!),
        columnLostAt: lost.get(row.agencyId)?.at.toISOString() ?? null,
      })),
    );
  else if (options.print !== undefined) print(`✓ ${String(options.print)} (${rows.length})`);
  else if (rows.length === 0) print(both(CLI.nothing));
  else
    print(
      table([
        HEADERS.coverage.map(inCell),
        ...rows.map((r) => [
          String(r.year),
          r.agency,
          inCell(STATUS[r.status]),
          r.deadline ?? '—',
          r.publishedAt ?? '—',
          r.reason,
        ]),
      ]),
    );
  const shown = [...lost.values()].filter((one) => names.has(one.agencyId));
  if (options.json !== true && options.print === undefined && shown.length > 0) {
    print(`\n${both(CLI.lostColumns)}: ${shown.length}`);
    print(table(shown.map((one) => ['', one.agency, shanghaiDay(one.at), one.columnUrl ?? '—'])));
  }
  return rows.some((r) => r.status === 'missing' || r.status === 'late' || r.status === 'removed') ? 1 : 0;
}

function stored(store: Store, years: number[], agencyIds: string[]) {
  return listCoverage(store.db, { agencyIds, ...(years.length > 0 ? { years } : {}) });
}

/** `--as-of`: the same evidence, judged by another day; nothing is stored. */
async function judgedAsOf(
  store: Store,
  settings: Settings,
  years: number[],
  agencies: Awaited<ReturnType<typeof listAgencies>>,
) {
  const now = judgingTime({ asOf: settings.asOf }, () => new Date());
  const expected = years.length > 0 ? years : [currentReportYear(shanghaiDay(now))];
  // The judge brings half of the program with it; the list as it is stored does not wait for that.
  const { judgeAgency, policyOf } = await import('../../workers/judge-job.ts');
  const policy = { ...policyOf(settings), gaps: await listGaps(store.db) };
  const rows = [];
  for (const agency of agencies) rows.push(...(await judgeAgency(store.db, agency, expected, now, policy)));
  return rows.filter((row) => years.length === 0 || years.includes(row.year));
}
