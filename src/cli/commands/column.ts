import { Command } from 'commander';
import { columnSpans } from '../../report/testimony.ts';
import { shanghaiDay } from '../../report/year.ts';
import { agencyNames } from '../../store/agencies.ts';
import type { Store } from '../../store/database.ts';
import { listTestimony } from '../../store/testimony.ts';
import { CLI, OPTIONS } from '../../text/cli.ts';
import { TESTIMONY_HEADERS, TESTIMONY_CLI as WORDS } from '../../text/testimony.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { operatorOptions, sayAndTell, wordOf } from '../operator-command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

type Options = Record<string, unknown>;

export const column: CommandModule = {
  build: (finish) => {
    const command = new Command('column').description(both(WORDS.column));
    operatorOptions(command.command('set <agency> <url>').description(both(WORDS.columnSet))).action(
      (agencyId: string, url: string, options: Options) =>
        withSettings(options, finish, (settings) =>
          sayAndTell(settings, { kind: 'column', agencyId, url, ...wordOf(options) }, options.json === true),
        ),
    );
    operatorOptions(command.command('clear <agency>').description(both(WORDS.columnClear))).action(
      (agencyId: string, options: Options) =>
        withSettings(options, finish, (settings) =>
          sayAndTell(settings, { kind: 'no-column', agencyId, ...wordOf(options) }, options.json === true),
        ),
    );
    command
      .command('list', { isDefault: true })
      .description(both(WORDS.columnList))
      .option('--json', both(OPTIONS.json))
      .action((options: Options) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options.json === true))),
      );
    return command;
  },
};

async function list({ db }: Store, json: boolean): Promise<number> {
  const said = await listTestimony(db, { years: [null] });
  const ids = [...new Set(said.map((one) => one.agencyId))].sort();
  const names = await agencyNames(db, ids);
  const rows = ids.flatMap((agencyId) => {
    const own = said.filter((one) => one.agencyId === agencyId);
    const open = columnSpans(own).at(-1);
    if (open?.to !== null) return [];
    const by = own.findLast((one) => one.kind === 'column' && one.url === open.url);
    const agency = names.get(agencyId) ?? agencyId;
    return [{ agencyId, agency, url: open.url, since: open.from, by: by?.by ?? null, reason: by?.reason ?? null }];
  });
  if (json) printJson(rows);
  else if (rows.length === 0) print(both(CLI.nothing));
  else
    print(
      table([
        TESTIMONY_HEADERS.columns.map(inCell),
        ...rows.map((r) => [r.agencyId, r.agency, r.url, shanghaiDay(r.since), r.by ?? '—']),
      ]),
    );
  return 0;
}
