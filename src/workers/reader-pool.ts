import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../errors/failure.ts';
import { sniff } from '../read/sniff.ts';
import type { DocumentLink } from '../report/document.ts';
import type { Report } from '../report/report.ts';
import { apart, type ReportPage, readReport } from './process-report.ts';

/** A page as it was read apart from this process. */
export interface ReadApart {
  format: string;
  reader: { name: string; version: string };
  report: Report;
  /** Files beside the page that may hold the report; only asked for where the page itself has no tables. */
  attachments: DocumentLink[];
}

export interface ReaderLimits {
  /** For one document; default 30 s. */
  timeoutMs?: number;
  /** Resident memory of the child; default 900 MB. Watched on Linux only; elsewhere the heap limit holds. */
  maxRssBytes?: number;
  /** After so many documents a child is replaced; default 50. */
  documentsPerChild?: number;
  /** Children at most at the same time; default 2. */
  size?: number;
  /** Programme of the child; the tests hand in hostile ones. */
  childProgram?: string;
}

export interface ReaderPool {
  /** Failures: those of the readers, and `read.timeout`, `read.memory`, `read.crashed`. */
  read(page: ReportPage): Promise<Result<ReadApart>>;
  close(): void;
}

const POLL_MS = 50;
const PLAIN_BYTES = 1024 * 1024;
const MB = 1024 * 1024;

/**
 * Reads documents in child processes: a hostile file takes down at most its child. A warm child serves many documents; after
 * any failure of its own it is replaced. The child inherits no settings and no secrets.
 */
export function createReaderPool(limits: ReaderLimits = {}): ReaderPool {
  const { timeoutMs = 30_000, maxRssBytes = 900 * MB, documentsPerChild = 50, size = 2 } = limits;
  const program = limits.childProgram ?? join(import.meta.dirname, 'reader-child.ts');
  const idle: Child[] = [];
  const waiting: (() => void)[] = [];
  let working = 0;
  let closed = false;

  const turn = async () => {
    while (working >= size) await new Promise<void>((resolve) => waiting.push(resolve));
    working++;
  };

  return {
    async read(page) {
      if (isPlain(page.bytes)) return readHere(page);
      await turn();
      const child = idle.pop() ?? new Child(program);
      try {
        const result = await child.read(page, timeoutMs, maxRssBytes);
        if (!child.dead && !closed && child.documents < documentsPerChild) idle.push(child);
        else child.kill();
        return result;
      } finally {
        working--;
        waiting.shift()?.();
      }
    },
    close() {
      closed = true;
      for (const child of idle.splice(0)) child.kill();
    },
  };
}

/** Markup and text of an ordinary size have budgets of their own and are read in this process. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.byteLength <= PLAIN_BYTES && ['html', 'text', 'empty'].includes(sniff(bytes));
}

async function readHere(page: ReportPage): Promise<Result<ReadApart>> {
  const read = await readReport(page);
  if (!read.ok) return read;
  return ok(apart(read.value));
}

class Child {
  documents = 0;
  dead = false;
  readonly #process: ChildProcess;

  constructor(program: string) {
    const environment = process.env.PATH === undefined ? {} : { PATH: process.env.PATH };
    this.#process = fork(program, [], {
      env: environment,
      execArgv: ['--max-old-space-size=512', '--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // An idle child must not keep a finished command alive.
    this.#process.unref();
    this.#process.channel?.unref();
    this.#process.on('error', () => undefined);
  }

  read(page: ReportPage, timeoutMs: number, maxRssBytes: number): Promise<Result<ReadApart>> {
    this.documents++;
    const child = this.#process;
    return new Promise((resolve) => {
      const end = (result: Result<ReadApart>, spoiled: boolean) => {
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', onMessage);
        child.off('exit', onExit);
        if (spoiled) this.kill();
        resolve(result);
      };
      const onMessage = (result: unknown) => end(result as Result<ReadApart>, false);
      const onExit = (code: number | null, signal: string | null) =>
        end(fail('read.crashed', `the reading process ended (${signal ?? code})`), true);
      const timer = setTimeout(() => end(fail('read.timeout', `not done after ${timeoutMs} ms`), true), timeoutMs);
      const watch = setInterval(() => {
        const rss = residentBytes(child.pid);
        if (rss > maxRssBytes) end(fail('read.memory', `${Math.round(rss / MB)} MB resident`), true);
      }, POLL_MS);
      child.on('message', onMessage);
      child.on('exit', onExit);
      child.send(page, (error) => {
        if (error) end(fail('read.crashed', error.message), true);
      });
    });
  }

  kill(): void {
    this.dead = true;
    this.#process.kill('SIGKILL');
  }
}

/** 0 where the system does not tell. */
function residentBytes(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096;
  } catch {
    return 0;
  }
}
