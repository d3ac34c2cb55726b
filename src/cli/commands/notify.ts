import { Command } from 'commander';
import { digest } from '../../alerts/alert-id.ts';
import type { Bundle, OutgoingMessage } from '../../alerts/channels/channel.ts';
import { channelsOf } from '../../alerts/channels/index.ts';
import type { Rhythm } from '../../alerts/rhythm.ts';
import type { Settings } from '../../config/settings.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { shanghaiDay } from '../../report/year.ts';
import type { Store } from '../../store/database.ts';
import { deadDeliveries, undelivered } from '../../store/deliveries.ts';
import { CLI, HEADERS, NOTIFY, OPTIONS, WRONG } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { retryDeliveries } from '../../workers/retry.ts';
import { targetsOf } from '../../workers/targets.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';
import { startForCommand, waitForRuns } from '../serve.ts';
import { settingsSeen, withStore } from '../with-store.ts';

/** Lists the targets, those set on the pages too, or sends one of them a message that says that it is a test. Addresses hold keys and are not shown. */
export const notify: CommandModule = {
  build: (finish) =>
    new Command('notify')
      .description(both(CLI.notify))
      .option('--test <target>', both(OPTIONS.test))
      .option('--failed', both(NOTIFY.failed))
      .option('--again [target]', both(NOTIFY.again))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          if (options.failed === true) return withStore(settings, (store) => failed(store, options.json === true));
          if (options.again !== undefined) return again(settings, options);
          const targets = targetsOf(await settingsSeen(settings));
          if (typeof options.test !== 'string') {
            const rows = targets.map(({ name, channel, wants = {}, rhythm = {} }) => ({
              name,
              channel,
              wants,
              rhythm,
            }));
            const cells = rows.map((r) => [r.name, r.channel, when(r.rhythm), wishes(r.wants)]);
            if (options.json === true) printJson(rows);
            else print(table([HEADERS.targets.map(inCell), ...cells]));
            return 0;
          }
          const target = targets.find((one) => one.name === options.test);
          if (!target) throw noTarget(String(options.test), targets);
          const now = new Date();
          const logger = { info: () => undefined, warn: () => undefined };
          const sent = await channelsOf({ fetch, now: () => now, logger })
            .get(target.channel)!
            .send(testBundle(now), target);
          if (!sent.ok) throw new FailureError(sent.failure);
          if (options.json === true) printJson({ target: target.name, response: sent.value.response });
          else print(`✓ ${target.name}: ${sent.value.response}`);
          return 0;
        }),
      ),
};

/** What was given up, and why; 1 where there is any. */
async function failed(store: Store, asJson: boolean): Promise<number> {
  const dead = await deadDeliveries(store.db);
  const rows = dead.map(({ id, createdAt, target, transition, message, attempts, lastError }) => {
    const { alert } = message as unknown as OutgoingMessage;
    return { id, createdAt, target, transition, about: alert.message, attempts, error: lastError };
  });
  if (asJson) printJson(rows);
  else if (rows.length === 0) print(both(CLI.nothing));
  else
    print(
      table([
        NOTIFY.head.map(inCell),
        ...rows.map((row) => [
          shanghaiDay(row.createdAt),
          row.target,
          row.about.zh,
          String(row.attempts),
          row.error ?? '',
        ]),
      ]),
    );
  return rows.length > 0 ? 1 : 0;
}

function noTarget(name: string, targets: readonly { name: string }[]): FailureError {
  const names = targets.map((one) => one.name).join(', ');
  return new FailureError(failure('usage', both(fill(WRONG.target, { name, names }))));
}

/** Sends what was given up once more, and waits a moment for it; 1 where something still was not taken. */
async function again(settings: Settings, { again: given, json }: Record<string, unknown>): Promise<number> {
  const target = typeof given === 'string' ? given : null;
  const targets = targetsOf(await settingsSeen(settings));
  if (target !== null && targets.every(({ name }) => name !== target)) throw noTarget(target, targets);
  const running = await startForCommand(settings, { pages: false, workers: true });
  try {
    const { context } = running.service;
    const { store } = context;
    const dead = await deadDeliveries(store.db);
    const ids = dead.filter((one) => target === null || one.target === target).map(({ id }) => id);
    await retryDeliveries(context, ids);
    await waitForRuns(running, () => false);
    const left = (await undelivered(store.db, ids)).size;
    if (json === true) printJson({ sent: ids.length - left, left });
    else print(both(fill(NOTIFY.sentAgain, { n: ids.length, left })));
    return left > 0 ? 1 : 0;
  } finally {
    await running.service.stop();
  }
}

/** When a target is told, in one line. */
function when({ digest, repeatAfter, escalateAfter, countdown }: Rhythm): string {
  const words = [
    ...(digest === undefined ? (escalateAfter === undefined ? [NOTIFY.atOnce] : []) : [NOTIFY[digest]]),
    ...(repeatAfter === undefined ? [] : [fill(NOTIFY.repeatAfter, { n: repeatAfter })]),
    ...(escalateAfter === undefined ? [] : [fill(NOTIFY.escalateAfter, { n: escalateAfter })]),
    ...(countdown === undefined ? [] : [fill(NOTIFY.countdown, { days: countdown.join(', ') })]),
  ];
  return words.map(inCell).join('；');
}

/** What is singled out, in one line. */
export function wishes(wants: object): string {
  const given = Object.entries(wants).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `${name}=${[value].flat().join(',')}`).join(' ') || '—';
}

/** A message like any other, about nobody. */
function testBundle(now: Date): Bundle {
  const id = digest(['test', now.toISOString()]);
  const at = now.toISOString();
  const alert = {
    id,
    rule: 'TEST',
    severity: 'info' as const,
    status: 'open',
    agency: null,
    year: null,
    message: NOTIFY.message,
    evidence: { url: null, snapshot: null, fields: [] },
    firstSeenAt: at,
    lastSeenAt: at,
  };
  return { id, attempt: 1, messages: [{ id, transition: 'opened', attempt: 1, alert, remedy: NOTIFY.remedy }] };
}
