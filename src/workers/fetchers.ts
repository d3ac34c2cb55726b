import type { FetchResult } from '../fetch/fetch-page.ts';
import { createPoliteFetcher, type PoliteFetcher } from '../fetch/politeness.ts';
import { holdHost, reserveHostSlot } from '../store/host-pace.ts';
import type { WorkContext } from './context.ts';
import { fetchOptionsOf } from './fetch-options.ts';

/** One polite fetcher per host, so that robots.txt is asked for once an hour and not once a page. */
export interface Fetchers {
  for(url: string): Pick<PoliteFetcher, 'fetch'>;
  close(): Promise<void>;
}

const ROBOTS_LIFE_MS = 3_600_000;

export function createFetchers(context: Omit<WorkContext, 'fetchers' | 'readers'>): Fetchers {
  const { settings, store, signal } = context;
  const known = new Map<string, { fetcher: PoliteFetcher; at: number }>();
  const fetch = { ...fetchOptionsOf(settings), signal };
  const reserveSlot = (host: string, gapMs: number) => reserveHostSlot(store.db, host, gapMs);
  return {
    for(url) {
      const host = URL.canParse(url) ? new URL(url).host : '';
      const present = known.get(host);
      const now = context.clock().getTime();
      if (present && now - present.at < ROBOTS_LIFE_MS) return present.fetcher;
      const polite = createPoliteFetcher({ reserveSlot, hostDelayMs: settings.hostDelayMs, fetch });
      const fetcher: PoliteFetcher = {
        ...polite,
        async fetch(request, observer) {
          const result = await polite.fetch(request, observer);
          const pause = pauseAfter(result);
          if (pause > 0) await holdHost(store.db, new URL(result.finalUrl ?? result.url).host, pause);
          return result;
        },
      };
      known.set(host, { fetcher, at: now });
      // Requests under way on the expired one still finish.
      if (present) void present.fetcher.close().catch(() => undefined);
      return fetcher;
    },
    async close() {
      await Promise.allSettled([...known.values()].map(({ fetcher }) => fetcher.close()));
    },
  };
}

const PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 300_000;

/** How long nobody asks the host after this answer: what it asked for by Retry-After, at most five minutes. */
function pauseAfter({ outcome, status, retryAfterMs }: FetchResult): number {
  if (outcome !== 'fetch.rate-limited' && !(status === 503 && retryAfterMs !== null)) return 0;
  return Math.min(retryAfterMs ?? PAUSE_MS, LONGEST_PAUSE_MS);
}
