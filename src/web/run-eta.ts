import type { RunRow, TaskCount } from './queries/runs.ts';

/** Below this share of a run nothing is foretold. */
const LEAST_SHARE = 0.03;

/**
 * How long a run takes yet, in ms, if it goes on as it did: by the agencies that were looked at, and by the pages that were fetched and read, whichever
 * takes longer. Null before enough of it is done, and once it is judged.
 */
export function runEta(
  run: Pick<RunRow, 'state' | 'started_at' | 'agency_ids'>,
  tasks: readonly TaskCount[],
  looked: number,
  now: Date,
): number | null {
  if (run.state !== 'running' || run.started_at === null) return null;
  const elapsed = now.getTime() - run.started_at.getTime();
  const agencies = run.agency_ids.length;
  if (agencies === 0 || elapsed <= 0 || looked < 1 || looked / agencies < LEAST_SHARE) return null;
  const looking = elapsed * Math.max(0, agencies / looked - 1);
  const pages = tasks.filter(({ kind }) => kind === 'fetch' || kind === 'process');
  const count = (isPending: boolean) =>
    pages.reduce((sum, one) => ((one.state === 'pending') === isPending ? sum + one.count : sum), 0);
  const reading = count(false) === 0 ? 0 : (elapsed * count(true)) / count(false);
  return Math.round(Math.max(looking, reading));
}
