import type { Agency } from '../report/agency.ts';
import type { Coverage, CoverageStatus } from '../report/coverage.ts';
import type { Look } from '../report/look.ts';
import { daysBetween, isDay, shanghaiDay } from '../report/year.ts';
import { COVERAGE_REASONS, type CoverageReasonCode, FOUND_NOT_READ } from '../text/coverage.ts';
import { fill } from '../text/fill.ts';
import { type Deadline, deadlineFor } from './deadline.ts';
import { type History, historyOf } from './look-history.ts';

/** An address that the column showed as the report of this agency and year. */
export interface FoundPage {
  url: string;
  title: string;
  /** The date beside the link, YYYY-MM-DD. */
  listedDate: string | null;
  /** `ok`, a failure code, or null before the first fetch. */
  fetchOutcome: string | null;
  firstSeenAt: string;
  lastSeenAt: string;
  snapshot: string | null;
}

/** The report as it was read from its page. */
export interface ReadReport {
  /** YYYY-MM-DD, the claim that counts. */
  publishedAt: string | null;
  url: string;
  snapshot: string | null;
  firstSeenAt: string;
}

export interface CoverageInput {
  agency: Agency;
  year: number;
  /** Every look at this agency's column that is kept, in any order. */
  looks: readonly Look[];
  page: FoundPage | null;
  report: ReadReport | null;
  now: Date;
  /** A look older than this proves nothing any more. */
  staleAfterDays: number;
}

interface Judgement {
  status: CoverageStatus;
  code: CoverageReasonCode;
  /** The look that decided. */
  look?: Look | null;
  publishedAt?: string | null;
  daysLate?: number | null;
  found?: boolean;
}

const GONE = ['fetch.gone', 'fetch.not-found'];

/**
 * The state of one agency-year: always exactly one, with its reason and evidence. `missing` needs a look after the deadline
 * that read the whole column and did not list the report; whatever could not be looked at is `unknown`.
 */
export function judgeCoverage(input: CoverageInput): Coverage {
  const deadline = deadlineFor(input.agency.level, input.year);
  const history = historyOf(input.looks, input.agency.id, input.year);
  const judgement = found(input, deadline, history) ?? notOwed(input) ?? notFound(input, deadline, history);
  return coverageOf(input, deadline, history, judgement);
}

function notOwed({ agency, year }: CoverageInput): Judgement | null {
  if (agency.firstYear !== null && year < agency.firstYear) {
    return { status: 'not_due', code: 'not_due.before_first_year' };
  }
  if (agency.lastYear !== null && year > agency.lastYear) return { status: 'not_due', code: 'not_due.after_last_year' };
  return null;
}

function found(input: CoverageInput, deadline: Deadline, history: History): Judgement | null {
  const { page, report } = input;
  if (page === null && report === null) return null;
  const claimed = report?.publishedAt ?? page?.listedDate ?? null;
  const publishedAt = claimed !== null && isDay(claimed) ? claimed : null;
  const whole = history.newestWhole;
  if (
    page &&
    GONE.includes(page.fetchOutcome ?? '') &&
    whole &&
    Date.parse(whole.at) > Date.parse(page.lastSeenAt) &&
    !lists(whole, input.year)
  ) {
    return { status: 'removed', code: 'removed.gone', look: whole, publishedAt, found: true };
  }
  if (publishedAt !== null) {
    const late = publishedAt > deadline.date;
    const daysLate = late ? daysBetween(deadline.date, publishedAt) : null;
    const code = late ? 'late.by_date' : 'published.in_time';
    return {
      status: late ? 'late' : 'published',
      code,
      publishedAt,
      daysLate,
      look: history.newestListing,
      found: true,
    };
  }
  return { ...withoutDate(firstSeen(input), deadline, history), found: true };
}

/** No date is known: only what our own looks saw can tell. */
function withoutDate(seen: string, deadline: Deadline, history: History): Judgement {
  if (shanghaiDay(seen) <= deadline.date) return { status: 'published', code: 'published.seen_in_time' };
  const absent = history.wholeWithout.find(
    (look) => shanghaiDay(look.at) > deadline.date && Date.parse(look.at) < Date.parse(seen),
  );
  if (absent) return { status: 'late', code: 'late.seen_absent', look: absent };
  return { status: 'published', code: 'published.date_unknown', look: history.newestListing };
}

function notFound(input: CoverageInput, deadline: Deadline, history: History): Judgement {
  const today = shanghaiDay(input.now);
  if (history.newestListing && history.newestListing === history.newestTelling) {
    return { status: 'published', code: 'published.listed', look: history.newestListing, found: true };
  }
  if (today <= `${String(input.year).padStart(4, '0')}-12-31`) {
    return { status: 'not_due', code: 'not_due.year_not_over' };
  }
  if (today <= deadline.date) return { status: 'due', code: 'due.in_time', look: history.newest };
  return afterDeadline(input, deadline, history);
}

function afterDeadline(input: CoverageInput, deadline: Deadline, history: History): Judgement {
  const whole = history.newestWhole;
  const proves = whole !== null && shanghaiDay(whole.at) > deadline.date;
  const staleMs = input.staleAfterDays * 86_400_000;
  const stale = whole !== null && input.now.getTime() - Date.parse(whole.at) > staleMs;
  if (proves && !stale) {
    return history.newestListing
      ? { status: 'unknown', code: 'unknown.contradictory', look: whole }
      : { status: 'missing', code: 'missing.not_in_column', look: whole };
  }
  return { status: 'unknown', ...whyUnknown(input, history, proves) };
}

function whyUnknown(
  input: CoverageInput,
  history: History,
  proves: boolean,
): { code: CoverageReasonCode; look: Look | null } {
  const { newest, newestWhole } = history;
  if (newest === null) {
    const { portalUrl, reportColumnUrl } = input.agency;
    return {
      code: portalUrl === '' && reportColumnUrl === '' ? 'unknown.no_address' : 'unknown.never_looked',
      look: null,
    };
  }
  if (newest === newestWhole) return { code: proves ? 'unknown.stale' : 'unknown.not_since_deadline', look: newest };
  const { outcome } = newest;
  if (outcome === 'column_read' || outcome === 'column_incomplete') return { code: 'unknown.incomplete', look: newest };
  return { code: `unknown.${outcome}`, look: newest };
}

function coverageOf(input: CoverageInput, deadline: Deadline, history: History, j: Judgement): Coverage {
  const { agency, year, page, report } = input;
  const look = j.look === undefined ? history.newest : j.look;
  const publishedAt = j.publishedAt ?? null;
  const reason = fill(COVERAGE_REASONS[j.code], {
    deadline: deadline.date,
    date: publishedAt ?? '',
    days: j.daysLate ?? 0,
    at: look ? shanghaiDay(look.at) : '',
    seen: page || report ? shanghaiDay(firstSeen(input)) : '',
    from: agency.firstYear ?? '',
    to: agency.lastYear ?? '',
  });
  const unread = j.found === true && report === null && j.status !== 'removed';
  return {
    agencyId: agency.id,
    year,
    status: j.status,
    deadline: deadline.date,
    citation: deadline.citation,
    publishedAt,
    daysLate: j.daysLate ?? null,
    url: report?.url ?? page?.url ?? null,
    reasonCode: j.code,
    reason: unread ? { zh: reason.zh + FOUND_NOT_READ.zh, en: reason.en + FOUND_NOT_READ.en } : reason,
    evidence: {
      lookId: look?.id ?? null,
      lookedAt: look?.at ?? null,
      columnUrl: look?.columnUrl ?? null,
      visited: (look?.steps ?? []).map(({ url, outcome, status }) => ({ url, outcome, status })),
      snapshot: report?.snapshot ?? page?.snapshot ?? null,
      ...(deadline.statutory ? {} : { customary: true }),
    },
  };
}

function firstSeen({ page, report }: CoverageInput): string {
  const times = [page?.firstSeenAt, report?.firstSeenAt].filter((t): t is string => t !== undefined);
  return times.sort()[0] ?? '';
}

function lists(look: Look, year: number): boolean {
  return look.yearsListed.includes(year);
}
