import { userInfo } from 'node:os';
import { Command } from 'commander';
import { FailureError, failure } from '../../errors/failure.ts';
import { alertRows } from '../../export/alert-rows.ts';
import { ALERT_STATUSES, type AlertStatus } from '../../report/alert.ts';
import { isDay, startOfShanghaiDay } from '../../report/year.ts';
import { listAgencies } from '../../store/agencies.ts';
import { type AlertAction, actOnAlert, listAlerts } from '../../store/alerts.ts';
import type { Store } from '../../store/database.ts';
import { CLI } from '../../text/cli.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, print, printJson, table } from '../output.ts';
import { withStore } from '../with-store.ts';

export const alerts: CommandModule = {
  build: (finish) => {
    const command = new Command('alerts').description(both(CLI.alerts));
    const leaf = (name: string, description: string) =>
      command.command(name).description(description).option('--note <text>', '说明  note');
    command
      .command('list', { isDefault: true })
      .description(both(CLI.alerts))
      .option('--status <status...>', ALERT_STATUSES.join(' | '))
      .option('--json', 'JSON')
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) => withStore(settings, (store) => list(store, options))),
      );
    const acting =
      (make: (options: Record<string, unknown>) => Act) => (id: string, options: Record<string, unknown>) =>
        withSettings(options, finish, (settings) =>
          withStore(settings, (store) => act(store, id, make(options), options)),
        );
    leaf('ack <id>', '确认  acknowledge').action(acting(() => ({ kind: 'ack' })));
    leaf('resolve <id>', '解决  resolve').action(acting(() => ({ kind: 'resolve' })));
    leaf('silence <id>', '静默  silence')
      .requiredOption('--until <day>', '到该日为止（YYYY-MM-DD）  until that day')
      .action(acting((options) => ({ kind: 'silence', until: untilOf(String(options.until)) })));
    return command;
  },
};

type Act = { kind: 'ack' | 'resolve' } | { kind: 'silence'; until: string };

async function list(store: Store, options: Record<string, unknown>): Promise<number> {
  const names = new Map((await listAgencies(store.db)).map((a) => [a.id, a.name]));
  const status = (options.status as AlertStatus[] | undefined) ?? [];
  const rows = alertRows(await listAlerts(store.db, { status }), names);
  if (options.json === true) printJson(rows);
  else if (rows.length === 0) print(both(CLI.nothing));
  else print(table(rows.map((a) => [a.id.slice(0, 12), a.status, a.severity, a.rule, a.message.zh])));
  return rows.some((a) => a.status === 'open') ? 1 : 0;
}

/** `id` may be shortened to what tells it apart. */
async function act(store: Store, id: string, what: Act, options: Record<string, unknown>): Promise<number> {
  const found = (await listAlerts(store.db)).filter((a) => a.id.startsWith(id));
  const [alert] = found;
  if (alert === undefined || found.length > 1)
    throw new FailureError(failure('usage', `${found.length} alerts have an id that begins with ${id}`));
  const by = userInfo().username;
  const note = (options.note as string | undefined) ?? null;
  const action: AlertAction = { ...what, by, note, now: new Date().toISOString() };
  const { outcome } = await actOnAlert(store.db, alert.id, action);
  if (outcome !== 'done') throw new FailureError(failure('usage', `alert ${id} is resolved already`));
  print(both(CLI.done));
  return 0;
}

function untilOf(day: string): string {
  if (!isDay(day)) throw new FailureError(failure('usage', `--until ${day}: YYYY-MM-DD`));
  return new Date(startOfShanghaiDay(day).getTime() + 86_400_000).toISOString();
}
