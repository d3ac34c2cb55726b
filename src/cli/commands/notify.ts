import { Command } from 'commander';
import { digest } from '../../alerts/alert-id.ts';
import type { Bundle } from '../../alerts/channels/channel.ts';
import { channelsOf } from '../../alerts/channels/index.ts';
import { FailureError, failure } from '../../errors/failure.ts';
import { CLI, HEADERS, NOTIFY, OPTIONS } from '../../text/cli.ts';
import { targetsOf } from '../../workers/targets.ts';
import { type CommandModule, withSettings } from '../command.ts';
import { both, inCell, print, printJson, table } from '../output.ts';

/** Lists the targets of the settings, or sends one of them a message that says that it is a test. Addresses hold keys and are not shown. */
export const notify: CommandModule = {
  build: (finish) =>
    new Command('notify')
      .description(both(CLI.notify))
      .option('--test <target>', both(OPTIONS.test))
      .option('--json', both(OPTIONS.json))
      .action((options: Record<string, unknown>) =>
        withSettings(options, finish, async (settings) => {
          const targets = targetsOf(settings);
          if (typeof options.test !== 'string') {
            const rows = targets.map(({ name, channel, wants }) => ({ name, channel, wants: wants ?? {} }));
            if (options.json === true) printJson(rows);
            else print(table([HEADERS.targets.map(inCell), ...rows.map((r) => [r.name, r.channel, wishes(r.wants)])]));
            return 0;
          }
          const target = targets.find((one) => one.name === options.test);
          if (!target)
            throw new FailureError(failure('usage', `${options.test}: ${targets.map((t) => t.name).join(', ')}`));
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
