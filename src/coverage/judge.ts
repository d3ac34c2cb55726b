import type { Bilingual } from '../report/bilingual.ts';
import type { Coverage } from '../report/coverage.ts';
import type { Look } from '../report/look.ts';
import { dayAfter, daysBetween, isDay, shanghaiDay } from '../report/year.ts';
import { COVERAGE_REASONS, DENIED, FOUND_NOT_READ, WHOSE_UNCLEAR } from '../text/coverage.ts';
import { fill } from '../text/fill.ts';
import { notFound } from './absence.ts';
import { backdatingOf, intervalOf } from './backdating.ts';
import type { CoverageInput } from './coverage-input.ts';
import { type Deadline, deadlineFor } from './deadline.ts';
import type { Judgement } from './judgement.ts';
import { localMiss } from './local-deadline.ts';
import { type History, historyOf } from './look-history.ts';
import { columnChangedAt, heldToColumn } from './operator-word.ts';

const GONE = ['fetch.gone', 'fetch.not-found'];

/**
 * The state of one agency-year: always exactly one, with its reason and evidence. `missing` needs a look after the deadline
 * that read the whole column and did not list the report; whatever could not be looked at is `unknown`.
 */
export function judgeCoverage(input: CoverageInput): Coverage {
  const deadline = deadlineFor(input.agency.level, input.year);
  const looks = heldToColumn(unlistStrays(input), input.columns ?? []);
  const history = historyOf(looks, input.agency.id, input.year);
  const seen = found(input, deadline, history);
  const judgement = (seen && excused(seen, input)) ?? notOwed(input) ?? notFound(input, deadline, history);
  return coverageOf(input, deadline, history, judgement);
}

/**
 * What a list only seemed to show – a row without a year, taken for this one by its day – was never listed. A row that was titled as
 * this report and is another one stays: nobody knows whether the right one is out. What an operator denied was never listed either.
 */
function unlistStrays({ looks, year, page, report, strays = [], isDenied = false }: CoverageInput): readonly Look[] {
  if (page !== null || report !== null || strays.some(({ isTitled }) => isTitled)) return looks;
  if (strays.length === 0 && !isDenied) return looks;
  return looks.map((look) => ({ ...look, yearsListed: look.yearsListed.filter((listed) => listed !== year) }));
}

/** Who owes nothing is late with nothing. */
function excused(judgement: Judgement, { exemption }: CoverageInput): Judgement {
  if (!exemption || judgement.status !== 'late') return judgement;
  return { ...judgement, status: 'published', code: 'published.exempt', daysLate: null };
}

function notOwed({ agency, year, exemption }: CoverageInput): Judgement | null {
  if (exemption) return { status: 'not_due', code: 'not_due.exempt' };
  if (agency.firstYear !== null && year < agency.firstYear) {
    return { status: 'not_due', code: 'not_due.before_first_year' };
  }
  if (agency.lastYear !== null && year > agency.lastYear) return { status: 'not_due', code: 'not_due.after_last_year' };
  return null;
}

function found(input: CoverageInput, deadline: Deadline, history: History): Judgement | null {
  const { page, report } = input;
  if (page === null && report === null) return null;
  if (page?.flaw && report === null)
    return { status: 'unknown', code: 'unknown.hijacked', look: history.newestListing };
  if (page?.isImport) return imported(report?.publishedAt ?? null, deadline);
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
    const conflict = inConflict(input, deadline, history);
    if (conflict) return { ...conflict, publishedAt, found: true };
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
      backdated: late ? null : backdatingOf(publishedAt, firstSeen(input), deadline.date, history),
    };
  }
  return { ...withoutDate(firstSeen(input), deadline, history), found: true };
}

/** A file that was handed in: only the day that the operator gave with it tells whether it was in time. */
function imported(publishedAt: string | null, { date }: Deadline): Judgement {
  if (publishedAt === null) return { status: 'published', code: 'published.imported', found: true };
  const late = publishedAt > date;
  const daysLate = late ? daysBetween(date, publishedAt) : null;
  const code = late ? 'late.by_date' : 'published.in_time';
  return { status: late ? 'late' : 'published', code, publishedAt, daysLate, found: true };
}

/** Days on both sides of the deadline: nobody is called late by one of two days, unless our own looks saw that it was not there. */
function inConflict({ page, report }: CoverageInput, deadline: Deadline, history: History): Judgement | null {
  const days = (report?.claimedDays ?? []).filter(isDay);
  const sides = new Set(days.map((day) => day <= deadline.date));
  if (sides.size < 2) return null;
  const seen = withoutDate(firstSeen({ page, report }), deadline, history);
  if (seen.code === 'late.seen_absent') return seen;
  return { status: 'published', code: 'published.date_conflict', look: history.newestListing };
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
    changed: shanghaiDay(columnChangedAt(input.columns ?? []) ?? input.now),
    from: agency.firstYear ?? '',
    to: agency.lastYear ?? '',
    until: dayAfter(deadline.date, input.graceDays ?? 0),
    why: input.exemption?.reason || '—',
    n: history.wholeWithout.filter((one) => shanghaiDay(one.at) > deadline.date).length,
    needed: input.looksNeeded ?? 1,
    gapFrom: j.gap ? shanghaiDay(j.gap.from) : '',
    gapTo: j.gap ? shanghaiDay(j.gap.to) : '',
  });
  const local = localMiss(input, deadline, history, { status: j.status, publishedAt });
  const doubt = page?.attribution?.verdict === 'unclear' && (j.status === 'published' || j.status === 'late');
  const denied = input.isDenied === true && page === null && report === null;
  const unread = j.found === true && report === null && j.status !== 'removed';
  return {
    agencyId: agency.id,
    year,
    status: j.status,
    deadline: deadline.date,
    citation: deadline.citation,
    publishedAt,
    daysLate: j.daysLate ?? null,
    url: (report?.url ?? page?.url ?? input.strays?.[0]?.url) || null,
    reasonCode: j.code,
    reason: joined(
      reason,
      ...(unread ? [FOUND_NOT_READ] : []),
      ...(doubt ? [WHOSE_UNCLEAR] : []),
      ...(denied ? [DENIED] : []),
    ),
    evidence: {
      lookId: look?.id ?? null,
      lookedAt: look?.at ?? null,
      columnUrl: look?.columnUrl ?? null,
      visited: (look?.steps ?? []).map(({ url, outcome, status, tlsFaults }) => {
        return { url, outcome, status, ...(tlsFaults ? { tlsFaults } : {}) };
      }),
      snapshot: report?.snapshot ?? page?.snapshot ?? null,
      ...(deadline.statutory ? {} : { customary: true }),
      ...(local ? { local } : {}),
      ...(j.gap ? { gap: j.gap } : {}),
      ...((page || report) && !page?.isImport ? { firstSeen: intervalOf(firstSeen(input), history) } : {}),
      ...(j.backdated ? { backdated: j.backdated } : {}),
      ...(doubt ? { doubt: [...(page?.attribution?.why ?? [])] } : {}),
      ...(input.said?.length ? { operator: input.said } : {}),
      ...(input.strays?.length ? { strays: input.strays.map(({ url, title }) => ({ url, title })) } : {}),
    },
  };
}

function joined(first: Bilingual, ...more: Bilingual[]): Bilingual {
  return more.reduce((a, b) => ({ zh: a.zh + b.zh, en: a.en + b.en }), first);
}

function firstSeen({ page, report }: Pick<CoverageInput, 'page' | 'report'>): string {
  const times = [page?.firstSeenAt, report?.firstSeenAt].filter((t): t is string => t !== undefined);
  return times.sort()[0] ?? '';
}

function lists(look: Look, year: number): boolean {
  return look.yearsListed.includes(year);
}
