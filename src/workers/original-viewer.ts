import { join } from 'node:path';
import { ok, type Result } from '../errors/failure.ts';
import type { ShownOriginal } from '../report/shown-original.ts';
import { ReaderProcess } from './reader-process.ts';
import type { ShowRequest } from './show-original.ts';
import { Turns } from './turns.ts';

/** Kept bytes, with what was said of them when they were fetched. */
export interface KeptFile {
  sha: string;
  bytes: Uint8Array;
  url: string;
  contentType: string | null;
}

/** Shows originals by a process of its own, which ends when nobody looks. */
export interface OriginalViewer {
  /** Failures: those of the readers, and `read.timeout`, `read.memory`, `read.crashed`. */
  original(file: KeptFile): Promise<Result<ShownOriginal>>;
  /** A page (1-based) as PNG. The same failures; `read.unsupported` where the format has no pages to draw. */
  page(file: KeptFile, n: number): Promise<Result<Uint8Array>>;
  close(): void;
}

const MB = 1024 * 1024;
const LIMITS = { timeoutMs: 20_000, rss: 300 * MB } as const;
/** The bytes are on their way several times over, and a drawn page has many pixels. */
const FILE_COPIES = 4;
/** After so many requests the child is replaced; without any for so long it ends. */
const MOST_REQUESTS = 50;
const IDLE_MS = 60_000;
/** Originals as text that are kept at hand: who looks at a report comes back. */
const KEPT = 8;

/**
 * Shows originals by a child process of its own, one request at a time, so that a hostile file takes down neither the pages nor a crawl that is
 * under way. `program` is the child's; the tests hand in hostile ones.
 */
export function createOriginalViewer(program = join(import.meta.dirname, 'reader-child.ts')): OriginalViewer {
  const turns = new Turns(1);
  const kept = new Map<string, ShownOriginal>();
  let child: ReaderProcess | null = null;
  let idle: NodeJS.Timeout | null = null;

  const close = () => {
    if (idle !== null) clearTimeout(idle);
    child?.kill();
    [child, idle] = [null, null];
  };

  const ask = async <T>(request: ShowRequest): Promise<Result<T>> => {
    await turns.take();
    if (idle !== null) clearTimeout(idle);
    try {
      if (child === null || child.dead || child.documents >= MOST_REQUESTS) {
        child?.kill();
        child = new ReaderProcess(program);
      }
      const most = LIMITS.rss + FILE_COPIES * request.bytes.byteLength;
      const limits = { timeoutMs: LIMITS.timeoutMs, maxRssBytes: most, maxRssRecognising: most };
      return await child.ask<T>(request, limits);
    } finally {
      idle = setTimeout(close, IDLE_MS).unref();
      turns.give();
    }
  };

  return {
    async original({ sha, bytes, url, contentType }) {
      const known = kept.get(sha);
      if (known !== undefined) return ok(known);
      const made = await ask<ShownOriginal>({ show: 'original', bytes, url, contentType });
      if (!made.ok) return made;
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
      kept.set(sha, made.value);
      return made;
    },
    page: ({ bytes, url, contentType }, n) => ask<Uint8Array>({ show: 'page', n, bytes, url, contentType }),
    close,
  };
}
