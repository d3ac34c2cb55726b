import type { FetchRequest, FetchResult } from './fetch-page.ts';
import { byWay, type HostWay, type HostWays, isOfOld, otherWays, sameWay, WRITTEN } from './host-way.ts';
import type { TlsTrust } from './tls-fault.ts';

/** Where all ways to a host failed, the others are not tried again for so long. */
const REST_MS = 600_000;
/** Hosts of which this is kept in memory. */
const MOST_HOSTS = 2_000;

/** Asks a host by the scheme, name and TLS by which it answers. */
export interface WayFinder {
  /**
   * Asks by the way that is known to lead to the host, and by another where that gives no answer at all: each way politely, one
   * after the other. What answers is remembered. `url` of the result is the address that was meant.
   */
  ask(request: FetchRequest, fetch: Fetch): Promise<FetchResult>;
  /** Looks up what is known of a host, before a connection to it opens. */
  prepare(host: string): Promise<void>;
  /** How much the TLS of a host is trusted, for the connection; `strict` for every host that is not registered. */
  trust(host: string): TlsTrust;
}

/** Finds the ways to hosts that answer only by the other scheme, with or without `www`, or by a TLS that is faulty. */
export function createWayFinder(ways: HostWays, now: () => number): WayFinder {
  const trusted = new Map<string, TlsTrust>();
  const resting = new Map<string, number>();

  const lookUp = async (host: string): Promise<HostWay | null> => {
    const way = await ways.find(host);
    if (way === null || !ways.isTolerant) trusted.delete(host);
    else bounded(trusted, host, way.isLegacy ? 'legacy' : 'tolerant');
    return way;
  };

  const attempt = async (request: FetchRequest, way: HostWay, fetch: Fetch): Promise<Attempt> => {
    const url = byWay(request.url, way);
    await lookUp(hostOf(url));
    const first = await fetch({ ...request, url });
    const host = first.unreached && hostOf(first.unreached.url);
    if (host === undefined || !isOfOld(first) || trusted.get(host) === 'legacy') return { way, result: first };
    if (!ways.isTolerant || (await lookUp(host)) === null) return { way, result: first };
    bounded(trusted, host, 'legacy');
    const second = await fetch({ ...request, url }, new URL(first.unreached!.url).origin);
    const requests = first.requests + second.requests;
    if (second.unreached === undefined || hostOf(second.unreached.url) !== host) {
      await ways.learn(host, {
        ...((await ways.find(host)) ?? WRITTEN),
        isLegacy: true,
        faults: second.tlsFaults ?? [],
      });
      return { way, result: { ...second, requests } };
    }
    bounded(trusted, host, 'tolerant');
    return { way, result: { ...first, requests } };
  };

  return {
    trust: (host) => trusted.get(host) ?? 'strict',
    async prepare(host) {
      if (!trusted.has(host)) await lookUp(host);
    },
    async ask(request, fetch) {
      const host = hostOf(request.url);
      const known = host === '' ? null : await lookUp(host);
      if (known === null) return fetch(request);
      let { way, result } = await attempt(request, known, fetch);
      let { requests } = result;
      for (const other of wayOut(result, request, known, ways.isTolerant, (resting.get(host) ?? 0) > now())) {
        const next = await attempt(request, other, fetch);
        requests += next.result.requests;
        if (next.result.unreached !== undefined) continue;
        ({ way, result } = next);
        break;
      }
      if (result.unreached === undefined && result.status !== null) await keep(host, known, way, result, ways);
      else if (result.unreached !== undefined && hostOf(result.unreached.url) === host)
        bounded(resting, host, now() + REST_MS);
      return { ...result, url: request.url, requests };
    },
  };
}

/** `again` is an origin that gave no answer just now and is asked once more: what was concluded from that holds no longer. */
type Fetch = (request: FetchRequest, again?: string) => Promise<FetchResult>;

interface Attempt {
  way: HostWay;
  result: FetchResult;
}

/** Ways that are left after the known one gave no answer; a way that led before and does not now is left for the written one. */
function wayOut(
  result: FetchResult,
  request: FetchRequest,
  known: HostWay,
  isTolerant: boolean,
  rests: boolean,
): HostWay[] {
  const { unreached } = result;
  // Only the host itself has other ways; one to which it led away has its own.
  if (unreached === undefined || rests || hostOf(unreached.url) !== hostOf(byWay(request.url, known))) return [];
  const isWritten = known.scheme === null && known.name === null;
  const others = otherWays(request.url, unreached.code, isTolerant);
  return (isWritten ? others : [WRITTEN, ...others]).filter(
    (way) => byWay(request.url, way) !== byWay(request.url, known),
  );
}

async function keep(host: string, known: HostWay, way: HostWay, result: FetchResult, ways: HostWays): Promise<void> {
  const { finalUrl, tlsFaults = [] } = result;
  const isOwn = finalUrl !== null && hostOf(finalUrl) === hostOf(byWay(`http://${host}/`, way));
  const faults = isOwn ? tlsFaults : known.faults;
  const isSecure = isOwn && finalUrl.startsWith('https:');
  const isLegacy = isSecure ? faults.includes('legacy-protocol') : known.isLegacy;
  const found = { ...way, isLegacy, faults: isSecure ? faults : known.faults };
  if (!sameWay(found, known)) await ways.learn(host, found);
}

/** Host with its port where that is not the usual one; empty for what is no address. */
function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function bounded<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_HOSTS && oldest !== undefined) kept.delete(oldest);
}
