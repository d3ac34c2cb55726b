import robotsModule from 'robots-parser';
import { type Failure, failure } from '../errors/failure.ts';
import type { FetchResult } from './fetch-page.ts';

// The package's types claim an ES module; it is CommonJS, so that the default import is the function itself.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** How robots.txt files name us. */
const ROBOTS_TOKEN = 'Nianbao';

/** RFC 9309, 2.5: a parser must read at least this much; what follows is not read. */
export const ROBOTS_MAX_BYTES = 500 * 1024;

/** What a host's robots.txt says: rules, or why it must not be asked at all for now. */
export type RobotsDecision =
  | { kind: 'rules'; isAllowed(url: string): boolean; crawlDelayMs: number }
  | { kind: 'wait'; failure: Failure };

/** A path is held against every wildcard; files of that many are made to keep readers busy. */
const MAX_WILDCARDS = 5_000;

const ALLOW_ALL: RobotsDecision = { kind: 'rules', isAllowed: () => true, crawlDelayMs: 0 };

/**
 * Reads the answer to /robots.txt by RFC 9309, 2.3.1: absent (4xx, too many redirects) allows everything, an error of the
 * server forbids everything for now (`fetch.robots-unavailable`). Where no answer came at all the host itself is out of
 * reach, and the failure is that of the connection. `url` is the address of robots.txt on the host that was meant.
 */
export function decideRobots(url: string, answer: FetchResult): RobotsDecision {
  const { outcome, status, bytes } = answer;
  if (outcome === 'fetch.redirects') return ALLOW_ALL;
  if (status === null) return { kind: 'wait', failure: unreachable(url, answer) };
  if (status >= 400 && status < 500 && status !== 429) return ALLOW_ALL;
  if (status >= 200 && status < 300 && bytes !== null) return rulesOf(url, bytes);
  const cause = answer.cause ?? `robots.txt answered ${status}`;
  return { kind: 'wait', failure: failure('fetch.robots-unavailable', cause, { url, status }) };
}

/** Site maps that are followed from one robots.txt. */
const MOST_SITEMAPS = 10;

/** The addresses of the lines `Sitemap:` (https://www.sitemaps.org/protocol.html#submit_robots), as they are written. */
export function sitemapsIn(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes.subarray(0, ROBOTS_MAX_BYTES));
  const found = [...text.matchAll(/^[ \t]{0,20}sitemap[ \t]{0,20}:[ \t]{0,20}(\S{1,2000})/gim)].map(([, url]) => url!);
  return [...new Set(found)].slice(0, MOST_SITEMAPS);
}

function unreachable(url: string, { outcome, cause, unreached }: FetchResult): Failure {
  const code = outcome === 'ok' || outcome === 'unchanged' ? 'fetch.robots-unavailable' : outcome;
  return failure(code, cause ?? 'no answer', { url, ...(unreached ? { unreached } : {}) });
}

function rulesOf(url: string, bytes: Uint8Array): RobotsDecision {
  const text = new TextDecoder().decode(bytes.subarray(0, ROBOTS_MAX_BYTES));
  if (text.split('*', MAX_WILDCARDS + 2).length > MAX_WILDCARDS)
    return { kind: 'wait', failure: failure('fetch.robots-unavailable', 'more wildcards than are read', { url }) };
  const robots = robotsParser(url, text);
  return {
    kind: 'rules',
    isAllowed: (page) => robots.isAllowed(page, ROBOTS_TOKEN) !== false,
    crawlDelayMs: Math.max(0, (robots.getCrawlDelay(ROBOTS_TOKEN) ?? 0) * 1_000),
  };
}
