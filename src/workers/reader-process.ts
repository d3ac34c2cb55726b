import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, type Result } from '../errors/failure.ts';
import type { DocumentLink } from '../report/document.ts';
import type { LeftOut } from '../report/left-out.ts';
import type { Report } from '../report/report.ts';
import type { ReportPage } from './process-report.ts';
import type { ShowRequest } from './show-original.ts';

/** A page as it was read apart from this process. */
export interface ReadApart {
  format: string;
  reader: { name: string; version: string };
  report: Report;
  /** Files beside the page that may hold the report; only asked for where the page itself has no tables. */
  attachments: DocumentLink[];
  /** What the document holds and its reader passed over. */
  leftOut?: LeftOut[];
  /** Addresses of pictures that the page shows, that may hold its tables, and that were not handed in. */
  pictures?: string[];
}

/** What one document may take. */
export interface DocumentLimits {
  timeoutMs: number;
  /** Resident memory of the whole child. */
  maxRssBytes: number;
  /** The same once the child has said that it recognises pictures. */
  maxRssRecognising: number;
  /** Asked while it is read: true where this child must make room for the others. */
  crowded?: () => boolean;
}

/** Sent by the child before it reads pages from their pictures. */
export interface Announcement {
  announced: number;
}

const MB = 1024 * 1024;
const PAGE = 4096;
const POLL_MS = 20;
/** Allowed for each page that is read from its picture (3 s on a free machine), beyond the time for a document; for so many at most. */
const PAGE_MS = 30_000;
const MOST_PAGES = 30;
/** The heap that the largest document within the readers' budgets needs, with room; a small young space keeps garbage low. */
export const READER_FLAGS = [
  '--expose-gc',
  '--max-old-space-size=192',
  '--max-semi-space-size=4',
  '--disable-warning=ExperimentalWarning',
];
/** Where Node keeps compiled sources; a child that starts from there is quicker and a quarter smaller. */
const COMPILED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'nianbao');

/** One child process, which reads a document at a time. */
export class ReaderProcess {
  documents = 0;
  dead = false;
  /** True once it has recognised pictures: the model stays in its memory. */
  recognises = false;
  readonly #process: ChildProcess;

  constructor(program: string) {
    const path = process.env.PATH === undefined ? {} : { PATH: process.env.PATH };
    this.#process = fork(program, [], {
      env: { ...path, NODE_COMPILE_CACHE: COMPILED },
      execArgv: READER_FLAGS,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // An idle child must not keep a finished command alive.
    this.#process.unref();
    this.#process.channel?.unref();
    this.#process.on('error', () => undefined);
  }

  /**
   * Failures of its own: `read.timeout`, `read.memory` (with `crowded` in the context where it only made room), `read.crashed`; after each
   * of them the child is dead.
   */
  read(page: ReportPage, limits: DocumentLimits): Promise<Result<ReadApart>> {
    return this.ask<ReadApart>(page, limits);
  }

  /** The same for anything that the child can be asked. */
  ask<T>(asked: ReportPage | ShowRequest, limits: DocumentLimits): Promise<Result<T>> {
    this.documents++;
    const child = this.#process;
    let most = this.recognises ? limits.maxRssRecognising : limits.maxRssBytes;
    return new Promise((resolve) => {
      const end = (result: Result<T>, spoiled: boolean) => {
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', onMessage);
        child.off('exit', onExit);
        if (spoiled) this.kill();
        resolve(result);
      };
      const within = (ms: number) => setTimeout(() => end(fail('read.timeout', `not done after ${ms} ms`), true), ms);
      const onMessage = (message: Result<T> | Announcement) => {
        if (!('announced' in message)) return end(message, false);
        this.recognises = true;
        most = limits.maxRssRecognising;
        clearTimeout(timer);
        timer = within(limits.timeoutMs + Math.min(MOST_PAGES, message.announced) * PAGE_MS);
      };
      const onExit = (code: number | null, signal: string | null) => end(deathOf(code, signal), true);
      let timer = within(limits.timeoutMs);
      const watch = setInterval(() => {
        const rss = residentBytes(child.pid);
        if (rss > most) end(fail('read.memory', `${Math.round(rss / MB)} MB resident`), true);
        else if (limits.crowded?.()) end(fail('read.memory', 'made room for other documents', { crowded: true }), true);
      }, POLL_MS);
      child.on('message', onMessage as (message: unknown) => void);
      child.on('exit', onExit);
      child.send(asked, (error) => {
        if (error) end(fail('read.crashed', error.message), true);
      });
    });
  }

  /** Resident memory at present; 0 where the system does not tell. */
  get residentBytes(): number {
    return residentBytes(this.#process.pid);
  }

  /** The part of it that is this child's own; what is mapped from files, all children share. 0 where the system does not tell. */
  get ownBytes(): number {
    return ownBytes(this.#process.pid);
  }

  kill(): void {
    this.dead = true;
    this.#process.kill('SIGKILL');
  }
}

/** Node aborts where its heap is full. */
function deathOf(code: number | null, signal: string | null): Result<never> {
  if (signal === 'SIGABRT' || code === 134) return fail('read.memory', 'the heap of the reading process was full');
  return fail('read.crashed', `the reading process ended (${signal ?? code})`);
}

/** 0 where the system does not tell. */
function residentBytes(pid: number | undefined): number {
  return pagesOf(pid)[1]! * PAGE;
}

function ownBytes(pid: number | undefined): number {
  const [, resident, shared] = pagesOf(pid);
  return (resident! - shared!) * PAGE;
}

/** Pages of memory: of its address space, resident ones, and those of them that are mapped from files. */
function pagesOf(pid: number | undefined): number[] {
  try {
    return readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ', 3).map(Number);
  } catch {
    return [0, 0, 0];
  }
}
