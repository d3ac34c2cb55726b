import { Command } from 'commander';
import { testimonyRows } from '../../export/testimony-rows.ts';
import { agencyNames } from '../../store/agencies.ts';
import type { Store } from '../../store/database.ts';
import { listTestimony } from '../../store/testimony.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { TESTIMONY_HEADERS, TESTIMONY_WORDS, TESTIMONY_CLI as WORDS } from '../../text/testimony.ts';
import { beijingTime } from '../beijing-time.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { operatorOptions, sayAndTell, wordOf } from '../operator-command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';
import { agencyIdsOf, yearsOf } from './crawl.ts';

type Options = Record<string, unknown>;

export const evidence: CommandModule = {
  build: (finish) => {
    const command = new Command('evidence').description(both(WORDS.evidence));
    command
      .command('list', { isDefault: true })
      .description(both(WORDS.evidenceList))
      .option('--agency <id...>', both(OPTIONS.agency))
      .option('--year <year...>', both(OPTIONS.year))
      .option('--json', both(OPTIONS.json))
      .action((options: Options) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options))),
      );
    operatorOptions(command.command('undo <id>').description(both(WORDS.evidenceUndo))).action(
      (entry: string, options: Options) =>
        withSettings(options, finish, (settings) =>
          sayAndTell(settings, { kind: 'undo', entry, ...wordOf(options) }, options.json === true),
        ),
    );
    return command;
  },
};

async function list({ db }: Store, options: Options): Promise<number> {
  const [ids, years] = [await agencyIdsOf(db, options.agency), yearsOf(options.year)];
  const all = await listTestimony(db);
  const names = await agencyNames(db, [...new Set(all.map((one) => one.agencyId))]);
  const rows = testimonyRows(all, names).filter(
    ({ agencyId, year }) =>
      (ids.length === 0 || ids.includes(agencyId)) && (years.length === 0 || (year !== null && years.includes(year))),
  );
  if (options.json === true) printJson(rows);
  else if (rows.length === 0) print(both(CLI.nothing));
  else
    print(
      table([
        TESTIMONY_HEADERS.evidence.map(inCell),
        ...rows.map((r) => [
          r.id.slice(0, 8),
          beijingTime(r.at, 'minute'),
          r.agency,
          r.year === null ? '—' : String(r.year),
          `${inCell(TESTIMONY_WORDS[r.kind])}${r.kind === 'undo' || r.holds ? '' : ` (${inCell(WORDS.undone)})`}`,
          r.by,
          [r.reason, r.fileName, r.url].filter(Boolean).join(' · '),
        ]),
      ]),
    );
  return 0;
}
