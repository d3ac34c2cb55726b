import { daysBetween, shanghaiDay } from '../report/year.ts';
import type { History } from './look-history.ts';

/** When a report came: after the last look that did not show it, and by the first that did. */
export interface FirstSeen {
  /** Time of the last whole look without it; null where there was none. */
  after: string | null;
  /** Time at which it was first seen. */
  by: string;
}

/** What shows that a page bears a day on which it was not there. */
export interface Backdating extends FirstSeen {
  after: string;
  /** The day that the page gives. */
  shown: string;
  /** Looks that read the whole column on a later day and did not find it. */
  absentLooks: string[];
}

/** A column may be cached, or its rows wait for approval, for so many days. */
const GRACE_DAYS = 3;
/** One look may have met a bad hour of the portal. */
const LOOKS_NEEDED = 2;

/** The interval in which a report first appeared, as far as our own looks tell. */
export function intervalOf(seen: string, { wholeWithout }: Pick<History, 'wholeWithout'>): FirstSeen {
  const absent = wholeWithout.filter((look) => Date.parse(look.at) < Date.parse(seen));
  return { after: absent.at(-1)?.at ?? null, by: seen };
}

/**
 * Whether a report that gives a day in time was not there after the deadline (D-BACKDATED). It needs two looks that read the whole of the
 * same column, in which it was found later, after the day that it gives and after the deadline, days after: nothing within the
 * uncertainty of our own looks, nor where the column itself moved in between.
 */
export function backdatingOf(
  shown: string,
  seen: string,
  deadline: string,
  { wholeWithout, listings }: Pick<History, 'wholeWithout' | 'listings'>,
): Backdating | null {
  if (shown > deadline) return null;
  const column = listings.find((look) => Date.parse(look.at) >= Date.parse(seen))?.columnUrl;
  const absent = wholeWithout.filter(
    (look) =>
      Date.parse(look.at) < Date.parse(seen) &&
      look.columnUrl === column &&
      shanghaiDay(look.at) > deadline &&
      daysBetween(shown, shanghaiDay(look.at)) > GRACE_DAYS,
  );
  const days = new Set(absent.map((look) => shanghaiDay(look.at)));
  if (!column || days.size < LOOKS_NEEDED) return null;
  return { shown, after: absent.at(-1)!.at, by: seen, absentLooks: absent.map((look) => look.id) };
}
