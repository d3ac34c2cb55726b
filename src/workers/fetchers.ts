import { randomUUID } from 'node:crypto';
import { msUntilOpen, readOpenHours } from '../fetch/open-hours.ts';
import { createPoliteFetcher } from '../fetch/politeness.ts';
import type { Fetchers, WorkContext } from './context.ts';
import { fetchOptionsOf } from './fetch-options.ts';
import { createStoreGate, type SimulatedPace } from './host-gate.ts';
import { createHostWays } from './host-ways.ts';
import { keptRobots } from './kept-robots.ts';
import { pageBrowserOf } from './page-browser.ts';

/** `simulated` shortens the waits of the pace, for a run that shall not take its real time. */
export function createFetchers(
  context: Omit<WorkContext, 'fetchers' | 'readers'>,
  simulated?: SimulatedPace,
): Fetchers {
  const { settings, store, signal } = context;
  const { hostDelayMs } = settings;
  const hours = readOpenHours(settings.fetchHours) ?? [];
  const gate = createStoreGate({
    msUntilOpen: () => msUntilOpen(hours, context.clock()),
    db: store.db,
    owner: randomUUID(),
    hostDelayMs,
    signal,
    ...(simulated ? { simulated } : {}),
  });
  const now = () => context.clock().getTime();
  const browser = pageBrowserOf(settings);
  const fetch = { ...fetchOptionsOf(settings), signal };
  const fetcher = createPoliteFetcher({
    ways: createHostWays({ db: store.db, settings, clock: context.clock }),
    ...{ gate, fetch, now, ...(browser ? { browser } : {}) },
    // Observations carry the time of the system, whatever clock deadlines are judged by.
    keptRobots: (url) => keptRobots(store.db, url, Date.now()),
  });
  return {
    for: () => fetcher,
    async close() {
      await fetcher.close();
      await browser?.close();
    },
  };
}
