import { userInfo } from 'node:os';
import { Command } from 'commander';
import { digest } from '../../alerts/alert-id.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { LEVELS } from '../../report/agency.ts';
import type { Wants } from '../../report/wants.ts';
import { shanghaiDay } from '../../report/year.ts';
import { listAgencies } from '../../store/agencies.ts';
import type { Store } from '../../store/database.ts';
import { addSilence, endSilence, listSilences, type Silence } from '../../store/silences.ts';
import { CLI, HEADERS, OPTIONS } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';
import { untilOf } from './alerts.ts';
import { agencyIdsOf, listOf } from './crawl.ts';
import { wishes } from './notify.ts';

/** Silences: which alerts are told to nobody for a time. They hold from the next judging on. */
export const silences: CommandModule = {
  build: (finish) => {
    const command = new Command('silences').description(both(CLI.silences));
    const leaf = (name: string, description: string, options = {}) =>
      command.command(name, options).description(description).option('--json', both(OPTIONS.json));
    leaf('list', both(CLI.silencesList), { isDefault: true }).action((options: Record<string, unknown>) =>
      withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options.json === true))),
    );
    leaf('add', both(CLI.silencesAdd))
      .requiredOption('--until <day>', both(OPTIONS.until))
      .requiredOption('--reason <text>', both(OPTIONS.silenceReason))
      .option('--rule <rule...>', both(OPTIONS.silenceRule))
      .option('--region <code...>', both(OPTIONS.silenceRegion))
      .option('--level <level...>', both(OPTIONS.silenceLevel))
      .option('--agency <id...>', both(OPTIONS.silenceAgency))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => add(store, options))),
      );
    leaf('end <id>', both(CLI.silencesEnd)).action((id: string, options: Record<string, unknown>) =>
      withSettings(options, finish, (settings) => withStore(settings, (store) => end(store, id))),
    );
    return command;
  },
};

async function list(store: Store, asJson: boolean): Promise<number> {
  const all = await listSilences(store.db);
  if (asJson) printJson(all);
  else if (all.length === 0) print(both(CLI.nothing));
  else print(table([HEADERS.silences.map(inCell), ...all.map(rowOf)]));
  return 0;
}

function rowOf({ id, wants, reason, by, endsAt }: Silence): string[] {
  return [id.slice(0, 12), shanghaiDay(new Date(Date.parse(endsAt) - 1).toISOString()), wishes(wants), by, reason];
}

async function add(store: Store, options: Record<string, unknown>): Promise<number> {
  const reason = String(options.reason).trim();
  if (reason === '') throw new FailureError(failure('usage', `--reason: ${both(OPTIONS.silenceReason)}`));
  const createdAt = new Date().toISOString();
  const wants = wantsOf(options);
  // A body may be silenced before the first crawl brings the registry.
  if ((await listAgencies(store.db)).length > 0) await agencyIdsOf(store.db, options.agency);
  const endsAt = untilOf(String(options.until));
  const silence = {
    id: digest([createdAt, JSON.stringify(wants)]),
    wants,
    reason,
    by: userInfo().username,
    createdAt,
    endsAt,
  };
  await addSilence(store.db, silence);
  if (options.json === true) printJson(silence);
  else print(`${both(CLI.done)} ${silence.id.slice(0, 12)}`);
  return 0;
}

/** What is not given does not restrict, but something must. */
function wantsOf(options: Record<string, unknown>): Wants {
  const given = { rules: options.rule, regions: options.region, levels: options.level, agencies: options.agency };
  const wants = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, listOf(value)]])),
  ) as Wants;
  if (Object.keys(wants).length === 0) throw new FailureError(failure('usage', both(CLI.everything)));
  const strange = wants.levels?.find((level) => !(LEVELS as readonly string[]).includes(level));
  if (strange !== undefined) throw new FailureError(failure('usage', `--level ${strange}: ${LEVELS.join(' | ')}`));
  return wants;
}

/** `id` may be shortened to what tells it apart. */
async function end(store: Store, id: string): Promise<number> {
  const found = (await listSilences(store.db)).filter((one) => id !== '' && one.id.startsWith(id));
  const [silence] = found;
  const said = { by: userInfo().username, way: 'cli' as const };
  const isOne = silence !== undefined && found.length === 1;
  if (!isOne || !(await endSilence(store.db, silence.id, new Date().toISOString(), said)))
    throw new FailureError(failure('store.not-found', `"${id}": ${both(CLI.noSilence)}`));
  print(both(CLI.done));
  return 0;
}
