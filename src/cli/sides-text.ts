import { matchBodies } from '../registry/same-body.ts';
import type { Agency } from '../report/agency.ts';
import type { Report } from '../report/report.ts';
import { COMPARISON } from '../text/comparison.ts';
import { fill } from '../text/fill.ts';
import { isReport, noTables } from './no-tables.ts';
import { bodyOf } from './previous.ts';
import { both } from './words.ts';
import { tame, wrap } from './wrap.ts';

/** One side of a comparison, with the file, address or `agency/year` that the user named. */
export interface Side {
  source: string;
  report: Report;
}

/** Whose reports are compared; `match`: whether they are one body's. */
export interface Bodies {
  before: string | null;
  after: string | null;
  match: 'same' | 'different' | 'uncertain';
}

/** Whose two reports are; what is no report is nobody's. */
export function bodiesOf(before: Side, after: Side, registered: readonly Agency[]): Bodies {
  const match = matchBodies(before.report, after.report, registered);
  return { before: before.report.agency, after: after.report.agency, match };
}

/** True where one side is no report at all: there is nothing to compare. */
export function lacksReport(...sides: readonly Side[]): boolean {
  return sides.some(({ report }) => report.template === null && !isReport(report));
}

/** What stands above a comparison: what each side is, and a warning where they are no pair. */
export function sidesText(before: Side, after: Side, { match }: Bodies, width: number): string {
  const lines = [sideText('A', before), sideText('B', after)];
  if (match !== 'same' && !lacksReport(before, after)) {
    const words = fill(match === 'different' ? COMPARISON.apart : COMPARISON.unsure, {
      before: bodyOf(before.report),
      now: bodyOf(after.report),
    });
    lines.push(`${match === 'different' ? '!' : '?'} ${both(words)}`);
  }
  return lines.flatMap((line) => wrap(line, width)).join('\n');
}

function sideText(letter: string, { source, report }: Side): string {
  const { agency, year, template } = report;
  const what = template === null ? `! ${both(noTables(report))}` : `${agency ?? '?'}  ${year ?? '?'}  ${template}`;
  return tame(`${letter}  ${source}: ${what}`);
}
