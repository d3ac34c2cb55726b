import type { Level } from '../report/agency.ts';
import type { CoverageEvidence, CoverageStatus } from '../report/coverage.ts';
import { shanghaiDay } from '../report/year.ts';
import type { CoverageInput, LocalDeadline } from './coverage-input.ts';
import { type Deadline, localEntries } from './deadline.ts';
import type { History } from './look-history.ts';

/** The local day of the calendar for a body of a region, the longest prefix first; null where no notice is known. */
export function localDeadlineFor(regionCode: string, level: Level, year: number): LocalDeadline | null {
  const entry = localEntries()
    .filter((one) => one.reportYear === year && one.levels.includes(level) && regionCode.startsWith(one.region))
    .sort((a, b) => b.region.length - a.region.length)[0];
  return entry ? { date: `${String(year + 1).padStart(4, '0')}-${entry.monthDay}`, citation: entry.citation } : null;
}

/** An earlier day as people set it: by beginning of the region code, and by year and level where they are given. */
export interface GivenLocalDay {
  region: string;
  year?: number | undefined;
  levels?: readonly Level[] | undefined;
  /** MM-DD. */
  day: string;
  citation: string;
}

/** Of the days that people set the one for a body: the longest prefix first, then the one for this very year; null where none is for it. */
export function givenLocalDay(
  days: readonly GivenLocalDay[],
  { regionCode, level }: { regionCode: string; level: Level },
  year: number,
): LocalDeadline | null {
  const [entry] = days
    .filter((one) => regionCode.startsWith(one.region) && (one.year ?? year) === year)
    .filter((one) => one.levels?.includes(level) ?? true)
    .sort((a, b) => b.region.length - a.region.length || Number(b.year === year) - Number(a.year === year));
  return entry === undefined
    ? null
    : { date: `${String(year + 1).padStart(4, '0')}-${entry.day}`, citation: entry.citation };
}

/**
 * Whether a report was not out by the local day though it is no fault by the law yet: its own date says so, or, between the two days, a look
 * after the local one read the column whole and did not list it. Where no day is prescribed by the law the local one still is only told.
 */
export function localMiss(
  input: CoverageInput,
  deadline: Deadline,
  history: History,
  judged: { status: CoverageStatus; publishedAt: string | null },
): CoverageEvidence['local'] | null {
  const { agency, year, exemption } = input;
  const local = input.localDeadline ?? localDeadlineFor(agency.regionCode, agency.level, year);
  if (!local || exemption || local.date >= deadline.date) return null;
  const { status, publishedAt } = judged;
  if (status === 'published' && publishedAt !== null && publishedAt > local.date) return { ...local, publishedAt };
  const whole = history.newestWhole;
  const isAbsent = whole !== null && shanghaiDay(whole.at) > local.date && !whole.yearsListed.includes(year);
  return status === 'due' && isAbsent ? { ...local, publishedAt: null } : null;
}
