import type { Gap } from '../report/gap.ts';
import type { Look } from '../report/look.ts';
import { dayAfter, daysBetween, shanghaiDay } from '../report/year.ts';
import type { CoverageReasonCode } from '../text/coverage.ts';
import type { CoverageInput } from './coverage-input.ts';
import type { Deadline } from './deadline.ts';
import type { Judgement } from './judgement.ts';
import type { History } from './look-history.ts';
import { columnChangedAt } from './operator-word.ts';

/** Within so many days of its deadline a report is due soon. */
const SOON_DAYS = 14;

const DAY_MS = 86_400_000;

/** The state of a year of which no report is known: not due, due, in grace, missing with its proof, or unknown with its cause. */
export function notFound(input: CoverageInput, deadline: Deadline, history: History): Judgement {
  const today = shanghaiDay(input.now);
  if (input.strays?.some(({ isTitled }) => isTitled) && today > deadline.date) {
    return { status: 'unknown', code: 'unknown.other_report', look: history.newest };
  }
  if (history.newestListing && history.newestListing === history.newestTelling) {
    return { status: 'published', code: 'published.listed', look: history.newestListing, found: true };
  }
  if (today <= `${String(input.year).padStart(4, '0')}-12-31`) {
    return { status: 'not_due', code: 'not_due.year_not_over' };
  }
  if (today <= deadline.date) {
    const isSoon = daysBetween(today, deadline.date) <= SOON_DAYS;
    return { status: 'due', code: isSoon ? 'due.soon' : 'due.in_time', look: history.newest };
  }
  if (today <= dayAfter(deadline.date, input.graceDays ?? 0)) {
    return { status: 'due', code: 'due.grace', look: history.newest };
  }
  return afterDeadline(input, deadline, history);
}

function afterDeadline(input: CoverageInput, deadline: Deadline, history: History): Judgement {
  const whole = history.newestWhole;
  const proves = whole !== null && shanghaiDay(whole.at) > deadline.date;
  const stale = whole !== null && input.now.getTime() - Date.parse(whole.at) > input.staleAfterDays * DAY_MS;
  if (!proves || stale) return { status: 'unknown', ...whyUnknown(input, deadline, history, proves) };
  if (history.newestListing) return { status: 'unknown', code: 'unknown.contradictory', look: whole };
  const looks = history.wholeWithout.filter((look) => shanghaiDay(look.at) > deadline.date).length;
  return looks < (input.looksNeeded ?? 1)
    ? { status: 'unknown', code: 'unknown.unconfirmed', look: whole }
    : { status: 'missing', code: 'missing.not_in_column', look: whole };
}

function whyUnknown(
  input: CoverageInput,
  deadline: Deadline,
  history: History,
  proves: boolean,
): { code: CoverageReasonCode; look: Look | null; gap?: Gap } {
  const { newest, newestWhole } = history;
  const changedAt = columnChangedAt(input.columns ?? []);
  if (newest && changedAt && Date.parse(newest.at) <= Date.parse(changedAt))
    return { code: 'unknown.column_changed', look: newest };
  if (newest === null) {
    const { portalUrl, reportColumnUrl } = input.agency;
    return {
      code: portalUrl === '' && reportColumnUrl === '' ? 'unknown.no_address' : 'unknown.never_looked',
      look: null,
    };
  }
  if (newest === newestWhole) {
    const gap = gapSince(newest, deadline, input);
    if (gap && !proves) return { code: 'unknown.own_gap', look: newest, gap };
    return { code: proves ? 'unknown.stale' : 'unknown.not_since_deadline', look: newest };
  }
  const { outcome } = newest;
  if (outcome === 'column_read' || outcome === 'column_incomplete') return { code: 'unknown.incomplete', look: newest };
  return { code: `unknown.${outcome}`, look: newest };
}

/** The last gap of our own since a look that reaches beyond the deadline: but for it we might have looked. */
function gapSince(look: Look, deadline: Deadline, { gaps = [], now }: CoverageInput): Gap | null {
  const since = gaps.filter(
    (gap) =>
      Date.parse(gap.to) > Date.parse(look.at) &&
      Date.parse(gap.from) <= now.getTime() &&
      shanghaiDay(gap.to) > deadline.date,
  );
  return since.sort((a, b) => Date.parse(a.to) - Date.parse(b.to)).at(-1) ?? null;
}
