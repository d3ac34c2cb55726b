import { ok } from '../../errors/failure.ts';
import type { Channel } from './channel.ts';

/** The part of a pino logger that is needed. */
export interface Logger {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}

/** Writes alerts into the service's log; needs no settings, cannot fail. Resolutions and info are `info`, the rest `warn`. */
export function logChannel(logger: Logger): Channel {
  return {
    name: 'log',
    atOnce: 1,
    async send({ messages }, target) {
      const { id, transition, alert, remedy } = messages[0]!;
      const { severity } = alert;
      const quiet = transition === 'resolved' || severity === 'info';
      const fields = { delivery: id, target: target.name, transition, severity, rule: alert.rule, alert: alert.id };
      const about = { agency: alert.agency, year: alert.year, zh: alert.message.zh, remedy: remedy.en };
      logger[quiet ? 'info' : 'warn']({ ...fields, ...about }, `alert ${transition}: ${alert.message.en}`);
      return ok({ response: 'logged' });
    },
  };
}
