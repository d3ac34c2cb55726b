import type { Settings } from '../config/settings.ts';
import type { Failure } from '../errors/failure.ts';
import { matchBodies } from '../registry/same-body.ts';
import type { Agency } from '../report/agency.ts';
import type { Bilingual } from '../report/bilingual.ts';
import type { Report } from '../report/report.ts';
import { COMPARISON } from '../text/comparison.ts';
import { fill, type Words } from '../text/fill.ts';
import { noTables } from './no-tables.ts';
import { registeredBodies } from './registered.ts';
import { lastNames } from './short-names.ts';
import { tame } from './wrap.ts';

/** The report named with --previous: read, or why it could not be. */
export type Previous = { source: string; registered: readonly Agency[] } & (
  | { failure: Failure }
  | { failure: null; report: Report; sha256: string }
);

/** Whether a report was held against the one named with --previous, and why (not). */
export interface Comparison {
  /** As the user named it. */
  previous: string;
  compared: boolean;
  reason:
    | 'compared'
    | 'unmatched'
    | 'unreadable'
    | 'no-report'
    | 'this-no-report'
    | 'same-document'
    | 'no-year'
    | 'other-year'
    | 'other-body';
  message: Bilingual;
}

type Read = { source: string; report: Report; sha256: string } | Failure;

/** What was read of --previous, with the registry whose former names count. */
export async function previousOf(source: string, read: Read, settings: Settings): Promise<Previous> {
  if ('failure' in read) return { source, registered: [], failure: read };
  const { report, sha256 } = read;
  return { source, registered: await registeredBodies(settings), failure: null, report, sha256 };
}

/** Whether the rules across years may be applied to a report: only to the same body's report of the year before. */
export function comparisonWith(previous: Previous, now: { report: Report; sha256: string }): Comparison {
  const name = tame(lastNames([previous.source])[0] ?? previous.source);
  const not = (reason: keyof typeof COMPARISON & Comparison['reason'], words: Words = {}): Comparison => {
    const message = fill(COMPARISON.not, { previous: name, why: fill(COMPARISON[reason], words) });
    return { previous: previous.source, compared: false, reason, message };
  };
  if (previous.failure !== null) return not('unreadable', { title: previous.failure.title });
  const before = previous.report;
  if (before.template === null) return not('no-report', { what: noTables(before) });
  if (previous.sha256 === now.sha256) return not('same-document');
  if (now.report.template === null) return not('this-no-report');
  const years = { before: yearOf(before), now: yearOf(now.report) };
  if (before.year === null || now.report.year === null) return not('no-year', years);
  if (before.year !== now.report.year - 1) return not('other-year', { ...years, wanted: now.report.year - 1 });
  const bodies = { before: bodyOf(before), now: bodyOf(now.report) };
  const match = matchBodies(before, now.report, previous.registered);
  if (match === 'different') return not('other-body', bodies);
  const reason = match === 'same' ? 'compared' : 'unmatched';
  const message = fill(COMPARISON[reason], { previous: name, ...bodies });
  return { previous: previous.source, compared: true, reason, message };
}

/** The body of a report as messages name it. */
export function bodyOf({ agency }: Pick<Report, 'agency'>): string | Bilingual {
  return agency === null ? COMPARISON.unnamed : tame(agency);
}

function yearOf({ year }: Report): number | Bilingual {
  return year ?? COMPARISON.unknownYear;
}
