import { randomUUID } from 'node:crypto';
import { createPoliteFetcher, type PoliteFetcher } from '../fetch/politeness.ts';
import type { WorkContext } from './context.ts';
import { fetchOptionsOf } from './fetch-options.ts';
import { createStoreGate, type StoreGateOptions } from './host-gate.ts';
import { keptRobots } from './kept-robots.ts';

/** The polite fetcher of this process: robots.txt is asked for once a day and host, not once a page. */
export interface Fetchers {
  for(url: string): Pick<PoliteFetcher, 'fetch'>;
  close(): Promise<void>;
}

/** `simulated` replaces clock, sleep and chance of the pace, for a run that shall not take its real time. */
export function createFetchers(
  context: Omit<WorkContext, 'fetchers' | 'readers'>,
  simulated: Partial<Pick<StoreGateOptions, 'clock' | 'sleep' | 'random'>> = {},
): Fetchers {
  const { settings, store, signal } = context;
  const { hostDelayMs } = settings;
  const gate = createStoreGate({ db: store.db, owner: randomUUID(), hostDelayMs, signal, ...simulated });
  const now = () => context.clock().getTime();
  const fetcher = createPoliteFetcher({
    ...{ gate, fetch: { ...fetchOptionsOf(settings), signal }, now },
    // Observations carry the time of the system, whatever clock deadlines are judged by.
    keptRobots: (url) => keptRobots(store.db, url, Date.now()),
  });
  return { for: () => fetcher, close: () => fetcher.close() };
}
