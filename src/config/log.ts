import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';

/** What never reaches a log, wherever it stands in a record. */
const SECRETS = ['password', 'secret', 'databaseUrl', 'redisUrl', 'authorization', 'cookie', 'webhookSecret'];

/** The log, on standard error: one JSON object a line, readable text on a terminal. */
export function createLog(level: string, terminal: boolean): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
      censor: '[redacted]',
    },
  };
  if (!terminal) return pino(options, pino.destination({ dest: 2, sync: true }));
  return pino(
    options,
    pretty({ destination: 2, sync: true, colorize: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' }),
  );
}

/** An address without user name, password and query: fit for logs and metrics. */
export function withoutSecrets(address: string): string {
  try {
    const url = new URL(address);
    return `${url.protocol}//${url.host}${url.pathname}`;
  } catch {
    return '[unreadable address]';
  }
}
