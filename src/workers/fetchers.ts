import { createPoliteFetcher, type PoliteFetcher } from '../fetch/politeness.ts';
import { reserveHostSlot } from '../store/host-pace.ts';
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
      const fetcher = createPoliteFetcher({ reserveSlot, hostDelayMs: settings.hostDelayMs, fetch });
      known.set(host, { fetcher, at: now });
      return fetcher;
    },
    async close() {
      await Promise.allSettled([...known.values()].map(({ fetcher }) => fetcher.close()));
    },
  };
}
