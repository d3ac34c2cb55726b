import { Command } from 'commander';
import { candidateRows } from '../../export/candidate-rows.ts';
import { listAgencies } from '../../store/agencies.ts';
import type { Store } from '../../store/database.ts';
import { pagesOf } from '../../store/pages.ts';
import { listReports } from '../../store/reports.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { CANDIDATE_STATE, TESTIMONY_HEADERS, TESTIMONY_CLI as WORDS } from '../../text/testimony.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { operatorOptions, sayAndTell, wordOf } from '../operator-command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';
import { listOf, refuseStrange, yearsOf } from './crawl.ts';
import { yearOf } from './import.ts';

type Options = Record<string, unknown>;

export const candidate: CommandModule = {
  build: (finish) => {
    const command = new Command('candidate').description(both(WORDS.candidate));
    command
      .command('list')
      .description(both(WORDS.candidateList))
      .requiredOption('--agency <id...>', both(OPTIONS.agency))
      .option('--year <year...>', both(OPTIONS.year))
      .option('--json', both(OPTIONS.json))
      .action((options: Options) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options))),
      );
    operatorOptions(
      command
        .command('right <page>')
        .description(both(WORDS.candidateRight))
        .option('--agency <id>', both(WORDS.toAgency))
        .option('--year <year>', both(WORDS.year)),
    ).action((page: string, options: Options) =>
      withSettings(options, finish, (settings) => {
        const year = options.year === undefined ? undefined : yearOf(options.year);
        const agencyId = options.agency as string | undefined;
        return sayAndTell(settings, { kind: 'right', page, agencyId, year, ...wordOf(options) }, options.json === true);
      }),
    );
    operatorOptions(command.command('wrong <page>').description(both(WORDS.candidateWrong))).action(
      (page: string, options: Options) =>
        withSettings(options, finish, (settings) =>
          sayAndTell(settings, { kind: 'wrong', page, ...wordOf(options) }, options.json === true),
        ),
    );
    return command;
  },
};

async function list({ db }: Store, options: Options): Promise<number> {
  const ids = listOf(options.agency);
  const years = yearsOf(options.year);
  const agencies = await listAgencies(db, { ids });
  refuseStrange(ids, agencies);
  const names = new Map(agencies.map((one) => [one.id, one.name]));
  const current = await listReports(db, { agencyIds: ids, currentOnly: true });
  const found = (await Promise.all(agencies.map(({ id }) => pagesOf(db, id)))).flat();
  const pages = found.filter(({ year }) => years.length === 0 || years.includes(year));
  const rows = candidateRows(pages, new Set(current.map((one) => one.pageId)), names);
  if (options.json === true) printJson(rows);
  else if (rows.length === 0) print(both(CLI.nothing));
  else
    print(
      table([
        TESTIMONY_HEADERS.candidates.map(inCell),
        ...rows.map((r) => [
          r.id.slice(0, 12),
          String(r.year),
          inCell(CANDIDATE_STATE[r.state]),
          r.url ?? '—',
          r.title,
        ]),
      ]),
    );
  return 0;
}
