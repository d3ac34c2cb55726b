import { userInfo } from 'node:os';
import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { alertRows } from '../../export/alert-rows.ts';
import { ALERT_STATUSES } from '../../report/alert.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { isDay, shanghaiDay, startOfShanghaiDay } from '../../report/year.ts';
import { listAgencies } from '../../store/agencies.ts';
import { type AlertAction, actOnAlert, alertEvents, listAlerts, type StoredAlert } from '../../store/alerts.ts';
import type { Store } from '../../store/database.ts';
import { deliveriesOf } from '../../store/deliveries.ts';
import { ALERT_SHOWN } from '../../text/alert-shown.ts';
import { ALERT_STATUS, CLI, HEADERS, OPTIONS, SEVERITY, WRONG } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { shownJson, shownText } from '../show-alert.ts';
import { withStore } from '../with-store.ts';
import { agencyIdsOf, listOf, wordsOf, yearsOf } from './crawl.ts';

export const alerts: CommandModule = {
  build: (finish) => {
    const command = new Command('alerts').description(both(CLI.alerts));
    const leaf = (name: string, description: string) =>
      command.command(name).description(description).option('--note <text>', both(OPTIONS.note));
    command
      .command('list', { isDefault: true })
      .description(both(CLI.alertsList))
      .option('--status <status...>', ALERT_STATUSES.join(' | '))
      .option('--severity <severity...>', SEVERITIES.join(' | '))
      .option('--rule <rule...>', both(OPTIONS.silenceRule))
      .option('--agency <id...>', both(OPTIONS.agency))
      .option('--year <year...>', both(OPTIONS.year))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options))),
      );
    command
      .command('show <id>')
      .description(both(ALERT_SHOWN.command))
      .option('--json', both(OPTIONS.json))
      .action((id: string, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => show(store, id, options))),
      );
    const acting =
      (make: (options: Record<string, unknown>) => Act) => (id: string, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, (store) => act(store, id, make(options), options)),
        );
    leaf('ack <id>', both(CLI.ack)).action(acting(() => ({ kind: 'ack' })));
    leaf('resolve <id>', both(CLI.resolve)).action(acting(() => ({ kind: 'resolve' })));
    leaf('silence <id>', both(CLI.silence))
      .requiredOption('--until <day>', both(OPTIONS.until))
      .action(acting((options) => ({ kind: 'silence', until: untilOf(String(options.until)) })));
    leaf('assign <id>', both(CLI.assign))
      .requiredOption('--to <person>', both(OPTIONS.to))
      .action(acting((options) => ({ kind: 'assign', to: String(options.to) })));
    leaf('waive <id>', both(CLI.waive)).action(acting((options) => ({ kind: 'waive', note: noteOf(options) })));
    leaf('comment <id>', both(CLI.comment)).action(acting((options) => ({ kind: 'comment', note: noteOf(options) })));
    return command;
  },
};

type Act =
  | { kind: 'ack' | 'resolve' }
  | { kind: 'silence'; until: string }
  | { kind: 'assign'; to: string }
  | { kind: 'waive' | 'comment'; note: string };

/** A waiver and a comment are nothing without words. */
function noteOf({ note }: Record<string, unknown>): string {
  if (typeof note === 'string' && note.trim() !== '') return note.trim();
  throw new FailureError(failure('usage', both(WRONG.note)));
}

async function list(store: Store, options: Record<string, unknown>): Promise<number> {
  const names = new Map((await listAgencies(store.db)).map((a) => [a.id, a.name]));
  const rules = listOf(options.rule);
  const agencyIds = await agencyIdsOf(store.db, options.agency);
  const found = await listAlerts(store.db, {
    status: wordsOf('--status', options.status, ALERT_STATUSES),
    severity: wordsOf('--severity', options.severity, SEVERITIES),
    years: yearsOf(options.year),
    ...(agencyIds.length > 0 ? { agencyIds } : {}),
  });
  const isWanted = (rule: string) =>
    rules.length === 0 || rules.some((one) => (one.endsWith('*') ? rule.startsWith(one.slice(0, -1)) : rule === one));
  const rows = alertRows(
    found.filter(({ rule }) => isWanted(rule)),
    names,
  );
  if (options.json === true) printJson(rows);
  else if (rows.length === 0) print(both(CLI.nothing));
  else
    print(
      table([
        HEADERS.alerts.map(inCell),
        ...rows.map((a) => [
          a.id.slice(0, 12),
          inCell(ALERT_STATUS[a.status]),
          inCell(SEVERITY[a.severity]),
          a.rule,
          a.message.zh.replaceAll('\n', ' '),
        ]),
      ]),
    );
  return rows.some((a) => a.status === 'open') ? 1 : 0;
}

/** `id` may be shortened to what tells it apart. */
async function alertOf(store: Store, id: string): Promise<StoredAlert> {
  const found = (await listAlerts(store.db)).filter((a) => id !== '' && a.id.startsWith(id));
  const [alert] = found;
  if (alert === undefined) throw new FailureError(failure('store.not-found', `"${id}": ${both(CLI.noAlert)}`));
  if (found.length > 1) throw new FailureError(failure('usage', `"${id}": ${both(CLI.manyAlerts)}`));
  return alert;
}

async function show(store: Store, id: string, options: Record<string, unknown>): Promise<number> {
  const alert = await alertOf(store, id);
  const events = await alertEvents(store.db, alert.id);
  const shown = { alert, events, deliveries: await deliveriesOf(store.db, alert.id) };
  if (options.json === true) printJson(shownJson(shown));
  else print(shownText(shown));
  return 0;
}

async function act(store: Store, id: string, what: Act, options: Record<string, unknown>): Promise<number> {
  const alert = await alertOf(store, id);
  const by = userInfo().username;
  const note = (options.note as string | undefined) ?? null;
  const action: AlertAction = { note, ...what, by, now: new Date().toISOString() } as AlertAction;
  const { outcome } = await actOnAlert(store.db, alert.id, action);
  if (outcome !== 'done') throw new FailureError(failure('usage', `${alert.id}: ${both(CLI.resolvedAlready)}`));
  print(both(CLI.done));
  return 0;
}

/** The end of a day in Beijing, which may not be past. */
export function untilOf(day: string): string {
  if (!isDay(day)) throw new FailureError(failure('usage', both(fill(WRONG.until, { value: day }))));
  if (day < shanghaiDay(new Date())) throw new FailureError(failure('usage', `--until ${day}: ${both(CLI.past)}`));
  return new Date(startOfShanghaiDay(day).getTime() + 86_400_000).toISOString();
}
