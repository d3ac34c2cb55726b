import type { Revision, Surroundings } from '../report/surroundings.ts';
import { shanghaiDay } from '../report/year.ts';

/** The revisions of a report, oldest first; null where only one content was ever seen. */
export function lastRevisions(around: Surroundings | null): readonly Revision[] | null {
  return around?.revisions ?? null;
}

/** The day in Shanghai of an instant, as messages print it. */
export function seenDay(instant: string): string {
  return shanghaiDay(instant);
}
