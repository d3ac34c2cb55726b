import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';
import pino, { type Logger } from 'pino';
import pretty from 'pino-pretty';
import { printable } from '../report/steering.ts';

/** What never reaches a log, wherever it stands in a record. */
const SECRETS = ['password', 'secret', 'databaseUrl', 'redisUrl', 'authorization', 'cookie', 'webhookSecret'];
const DEPTHS = ['', '*.', '*.*.', '*.*.*.'];

/** The log, on standard error: one JSON object a line; on a terminal a line for a person, Chinese first where there is any. */
export function createLog(level: string, terminal: boolean, stream: Writable | null = null): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: DEPTHS.flatMap((depth) => SECRETS.map((name) => `${depth}${name}`)),
      censor: '[redacted]',
    },
  };
  if (!terminal) return pino(options, stream ?? pino.destination({ dest: 2, sync: true }));
  return pino(
    options,
    pretty({
      destination: stream ?? overProgress(),
      sync: true,
      // Node asks NO_COLOR, TERM and the like.
      colorize: stream === null && process.stderr.hasColors?.() === true,
      translateTime: 'SYS:HH:MM:ss',
      hideObject: true,
      messageFormat: (record) => lineOf(record),
    }),
  );
}

/** Wipes the progress bar that may stand on the line. */
function overProgress(): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      writeSync(2, `\r\x1b[2K${chunk}`);
      done();
    },
  });
}

/** Of no use to a person at a terminal, or said by the message already. */
const UNSAID = new Set(['level', 'time', 'msg', 'zh', 'delivery', 'target', 'transition', 'alert', 'agency', 'year']);

function lineOf(record: Record<string, unknown>): string {
  const { zh, msg, err } = record;
  const unsaid = typeof zh === 'string' ? UNSAID : new Set(['level', 'time', 'msg']);
  const details = Object.entries(record).filter(([name]) => name !== 'err' && !unsaid.has(name));
  const shown = details.map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const trouble = typeof err === 'object' && err !== null ? [(err as Error).stack ?? (err as Error).message] : [];
  const words = typeof zh === 'string' ? [zh, String(msg)] : [String(msg)];
  // Crawled words steer no terminal, and make no line of their own that could pass for one of ours.
  const told = [...words, ...shown].map((one) => one.replace(/[\r\n\t]+/g, ' '));
  return printable([...told, ...trouble].join('  '));
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
