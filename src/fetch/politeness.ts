import { setTimeout as pause } from 'node:timers/promises';
import { type Failure, failure } from '../errors/failure.ts';
import { type FetchOptions, type FetchRequest, type FetchResult, fetchPage } from './fetch-page.ts';
import { decideRobots, ROBOTS_MAX_BYTES, type RobotsDecision } from './robots.ts';
import { createSafeAgent } from './safe-agent.ts';

export interface PoliteFetcherOptions {
  /** Takes the host's next free instant, `gapMs` after the one before, for all workers; yields how long to wait, in ms. */
  reserveSlot: (host: string, gapMs: number) => Promise<number>;
  /** Least gap between two requests to one host, in ms; a larger Crawl-delay wins. */
  hostDelayMs: number;
  /** A Crawl-delay beyond this counts as this, in ms; default 60 000. */
  maxCrawlDelayMs?: number;
  fetch: Omit<FetchOptions, 'beforeHop' | 'agent' | 'truncate'>;
  sleep?: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

export interface FetchObserver {
  /** Told of every robots.txt that was asked for on the way. */
  robots?: (result: FetchResult) => void | Promise<void>;
}

export interface PoliteFetcher {
  /** As fetchPage, but `fetch.robots`, `fetch.robots-unavailable` or the host's own failure where robots.txt says so. */
  fetch(request: FetchRequest, observer?: FetchObserver): Promise<FetchResult>;
  close(): Promise<void>;
}

/**
 * Fetches with manners: robots.txt first, the host's pace before each request (robots.txt and redirects included), one
 * request at a time to a host. Decisions on robots.txt live as long as the fetcher, so make one for each visit.
 */
export function createPoliteFetcher(options: PoliteFetcherOptions): PoliteFetcher {
  const agent = createSafeAgent(options.fetch);
  const decisions = new Map<string, Promise<RobotsDecision>>();
  const turns = new Map<string, Promise<unknown>>();
  const { signal } = options.fetch;

  const wait = async (url: URL, crawlDelayMs: number): Promise<void> => {
    const most = options.maxCrawlDelayMs ?? 60_000;
    const gapMs = Math.max(options.hostDelayMs, Math.min(crawlDelayMs, most));
    const ms = await options.reserveSlot(url.host, gapMs);
    if (ms > 0) await (options.sleep ?? sleep)(ms, signal);
    signal?.throwIfAborted();
  };

  const askRobots = async (origin: string, observer: FetchObserver): Promise<RobotsDecision> => {
    const url = `${origin}/robots.txt`;
    const beforeHop = (hop: URL) => wait(hop, 0).then(() => null);
    const answer = await fetchPage(
      { url },
      { ...options.fetch, agent, beforeHop, truncate: true, maxBytes: ROBOTS_MAX_BYTES },
    );
    await observer.robots?.(answer);
    return decideRobots(url, answer);
  };

  const robotsOf = (origin: string, observer: FetchObserver): Promise<RobotsDecision> => {
    const known = decisions.get(origin);
    if (known) return known;
    const decision = askRobots(origin, observer);
    decisions.set(origin, decision);
    return decision;
  };

  const beforeHop = async (url: URL, observer: FetchObserver): Promise<Failure | null> => {
    const robots = await robotsOf(url.origin, observer);
    if (robots.kind === 'wait') return robots.failure;
    if (!robots.isAllowed(url.href)) return failure('fetch.robots', 'robots.txt forbids it', { url: url.href });
    await wait(url, robots.crawlDelayMs);
    return null;
  };

  return {
    fetch: (request, observer = {}) =>
      inTurn(turns, hostOf(request.url), () =>
        fetchPage(request, { ...options.fetch, agent, beforeHop: (url) => beforeHop(url, observer) }),
      ),
    close: () => agent.close(),
  };
}

/** Work for one key runs one after the other. */
function inTurn<T>(turns: Map<string, Promise<unknown>>, key: string, work: () => Promise<T>): Promise<T> {
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(work, work);
  turns.set(key, mine);
  return mine;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await pause(ms, undefined, signal ? { signal } : {});
}
