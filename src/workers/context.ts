import type { Logger } from 'pino';
import type { Settings } from '../config/settings.ts';
import type { PoliteFetcher } from '../fetch/politeness.ts';
import type { Queues } from '../queue/queues.ts';
import { startOfShanghaiDay } from '../report/year.ts';
import type { Store } from '../store/database.ts';
import type { Run } from '../store/runs.ts';
import type { ReaderPool } from './reader-pool.ts';

/** The polite fetcher of this process: robots.txt is asked for once a day and host, not once a page. */
export interface Fetchers {
  for(url: string): Pick<PoliteFetcher, 'fetch'>;
  close(): Promise<void>;
}

/** What every job works with. */
export interface WorkContext {
  settings: Settings;
  store: Store;
  queues: Queues;
  log: Logger;
  clock: () => Date;
  fetchers: Fetchers;
  readers: ReaderPool;
  /** Aborted when the process must end now; a job then stops at its next request and is done again later. */
  signal: AbortSignal;
}

/** The instant by which a run's deadlines are judged: noon in Shanghai of its `asOf`, or now. */
export function judgingTime(run: Pick<Run, 'asOf'>, clock: () => Date): Date {
  return run.asOf === null ? clock() : new Date(startOfShanghaiDay(run.asOf).getTime() + 12 * 3_600_000);
}
