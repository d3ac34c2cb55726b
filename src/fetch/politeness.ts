import { type Failure, failure } from '../errors/failure.ts';
import { createWayFinder } from './ask-by-ways.ts';
import type { PageBrowser } from './browser.ts';
import { type FetchOptions, type FetchRequest, type FetchResult, fetchPage } from './fetch-page.ts';
import { createHostCookies } from './host-cookies.ts';
import type { Errand, HostGate, HostPass } from './host-gate.ts';
import { hostKey } from './host-key.ts';
import type { HostWays } from './host-way.ts';
import { decideRobots, ROBOTS_MAX_BYTES } from './robots.ts';
import { type AgedDecision, RobotsDecisions } from './robots-decisions.ts';
import { createSafeAgent } from './safe-agent.ts';

export interface PoliteFetcherOptions {
  /** Lets one request at a time to a host, at its pace, for all workers. */
  gate: HostGate;
  fetch: Omit<FetchOptions, 'beforeHop' | 'afterHop' | 'agent' | 'truncate'>;
  /** Shows pages that only their scripts make; without one they are `fetch.needs-browser`. */
  browser?: Pick<PageBrowser, 'render'>;
  /** What a host's robots.txt answered before, where that may still be relied on: it is not asked for again. */
  keptRobots?: (url: string) => Promise<KeptRobots | null>;
  /** What is known of the ways to registered hosts; without it every host is asked as it is written. */
  ways?: HostWays;
  /** For the life of decisions on robots.txt; the system's clock by default. */
  now?: () => number;
}

/** An answer of robots.txt that was kept, and how long ago it came, in ms. */
export interface KeptRobots {
  answer: FetchResult;
  ageMs: number;
}

/** Who is told what happens on the way to an answer. */
export interface FetchObserver {
  /** Told of every robots.txt that was asked for on the way. */
  robots?: (result: FetchResult) => void | Promise<void>;
  /** The job for which it is asked, where that can be put off: `fetch` then throws `Postponed` instead of waiting long. */
  errand?: Errand;
}

/** The only way in which the crawler asks the network. */
export interface PoliteFetcher {
  /** As fetchPage, but `fetch.robots`, `fetch.robots-unavailable` or the host's own failure where robots.txt says so. */
  fetch(request: FetchRequest, observer?: FetchObserver): Promise<FetchResult>;
  close(): Promise<void>;
}

/**
 * Fetches with manners: robots.txt first, the host's gate before each request (robots.txt and redirects included), one request
 * and one connection at a time to a host. Serves any number of hosts.
 */
export function createPoliteFetcher(options: PoliteFetcherOptions): PoliteFetcher {
  const { gate } = options;
  const now = options.now ?? Date.now;
  const ways = options.ways && createWayFinder(options.ways, now);
  const agent = createSafeAgent({ ...options.fetch, ...(ways ? { trust: ways.trust } : {}) });
  const decisions = new RobotsDecisions(now);
  const cookies = createHostCookies(now);

  const askRobots = async (origin: string, observer: FetchObserver): Promise<AgedDecision> => {
    const url = `${origin}/robots.txt`;
    const kept = await options.keptRobots?.(url);
    if (kept) return { decision: decideRobots(url, kept.answer), ageMs: kept.ageMs };
    const answer = await fetchPage(
      { url },
      {
        ...{ ...options.fetch, agent, cookies, truncate: true, maxBytes: ROBOTS_MAX_BYTES },
        ...throughGate(gate, observer.errand),
      },
    );
    await observer.robots?.(answer);
    const decision = decideRobots(url, answer);
    if (decision.kind === 'rules' && decision.crawlDelayMs > 0)
      await gate.hold(hostKey(new URL(url)), Math.min(decision.crawlDelayMs, 60_000));
    return { decision, ageMs: 0 };
  };

  const fetchAsWritten = async (
    request: FetchRequest,
    observer: FetchObserver,
    isShown: boolean,
  ): Promise<FetchResult> => {
    const delays = new Map<string, number>();
    const before = async (url: URL): Promise<Failure | null> => {
      await ways?.prepare(url.host);
      const { decision: robots } = await decisions.of(url.origin, () => askRobots(url.origin, observer));
      if (robots.kind === 'wait') return robots.failure;
      if (!robots.isAllowed(url.href)) return failure('fetch.robots', 'robots.txt forbids it', { url: url.href });
      delays.set(url.origin, robots.crawlDelayMs);
      return null;
    };
    const around = throughGate(gate, observer.errand, { before, crawlDelayOf: (url) => delays.get(url.origin) ?? 0 });
    // What a page in the browser asks for goes without: its scripts are not to have more than a first visitor has.
    const own = isShown ? {} : { cookies };
    const result = await fetchPage(request, { ...options.fetch, agent, ...own, ...around });
    // A session that is refused, or led round in circles, is not kept up.
    if (['fetch.blocked', 'fetch.redirects'].includes(result.outcome))
      cookies.forget(new URL(result.finalUrl ?? request.url).host);
    return result;
  };

  const fetch = (request: FetchRequest, observer: FetchObserver, isShown = false): Promise<FetchResult> => {
    if (!ways) return fetchAsWritten(request, observer, isShown);
    return ways.ask(request, (by, again) => {
      if (again !== undefined) decisions.forget(again);
      return fetchAsWritten(by, observer, isShown);
    });
  };

  return {
    fetch: async (request, observer = {}) => {
      if (!request.render) return fetch(request, observer);
      if (!options.browser) return unanswered(request.url, failure('fetch.needs-browser', 'its scripts make the page'));
      // The page and all that it loads are requests like any other.
      return options.browser.render(request.url, (asked) => fetch(asked, observer, true), options.fetch.signal);
    },
    close: () => agent.close(),
  };
}

interface HopRules {
  /** Why a hop is not to be made, whatever the gate says. */
  before?: (hop: URL) => Promise<Failure | null>;
  /** What the host's robots.txt asks for between two requests, in ms. */
  crawlDelayOf?: (hop: URL) => number;
}

/** Each hop of one fetch enters by the gate of its host, which hears how it ended. */
function throughGate(
  gate: HostGate,
  errand: Errand | undefined,
  { before = async () => null, crawlDelayOf = () => 0 }: HopRules = {},
): Required<Pick<FetchOptions, 'beforeHop' | 'afterHop'>> {
  let pass: HostPass | null = null;
  return {
    beforeHop: async (url) => {
      const refused = await before(url);
      if (refused) return refused;
      const entered = await gate.enter(hostKey(url), errand);
      if (entered.failure) return entered;
      pass = entered;
      return null;
    },
    afterHop: async (url, { durationMs, ...end }) => {
      const left = pass;
      pass = null;
      await left?.leave({ ...end, responseMs: durationMs, crawlDelayMs: crawlDelayOf(url) });
    },
  };
}

function unanswered(url: string, { code, cause }: Failure): FetchResult {
  const nothing = { finalUrl: null, status: null, headers: {}, bytes: null, retryAfterMs: null };
  return { url, ...nothing, outcome: code, cause, durationMs: 0, requests: 0, at: new Date().toISOString() };
}
