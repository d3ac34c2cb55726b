import { z } from 'zod';
import type { Severity } from '../../report/finding.ts';
import type { Report, TemplateId } from '../../report/report.ts';
import { fill } from '../../text/fill.ts';
import { FORM_USED, TEMPLATE_NAMES } from '../../text/rules.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';
import { yearsOfTitle } from './title-year.ts';

const FIRST_YEAR: Readonly<Record<TemplateId, number>> = { t2014: 2014, t2019: 2019, t2021: 2021 };

/** The form in force for a report year: 2014–2018, 2019–2020, from 2021; null before. */
function templateOfYear(year: number): TemplateId | null {
  if (year >= FIRST_YEAR.t2021) return 't2021';
  if (year >= FIRST_YEAR.t2019) return 't2019';
  return year >= FIRST_YEAR.t2014 ? 't2014' : null;
}

/**
 * The form is the year's. An older one is an error; a warning where only a part of the tables has its columns, and in 2019, when the first form
 * under the regulation of that year came out. A newer one is a warning where title and period both give the year and the page was not published
 * after that form: otherwise the year may be misread, uncertain.
 */
export const templateMatchesYear = defineKind('D-TEMPLATE-WRONG', z.object({}), (rule, _check, { report }) => {
  const { year, template } = report;
  if (year === null || template === null) return [verdict(rule, 'not_assessable', undefined, reason('noYear'))];
  const wanted = templateOfYear(year);
  if (wanted === null) return [verdict(rule, 'not_applicable', undefined, reason('noNationalForm'))];
  const wrong = (used: TemplateId, severity: Severity, what: keyof typeof FORM_USED, columns = '') => {
    const words = fill(FORM_USED[what], { a: TEMPLATE_NAMES[used], columns });
    const parameters = { year, what: words, b: TEMPLATE_NAMES[wanted] };
    return [breach(rule, { severity, fields: [], expected: wanted, actual: used, parameters })];
  };
  if (wanted === template) {
    const older = report.notUnderstood.filter(({ form }) => form !== undefined);
    if (older.length === 0) return [verdict(rule, 'pass')];
    const columns = older.map(({ text }) => text.replace(/\s/g, '')).join('、');
    return wrong(older[0]!.form!, 'warning', 'part', columns);
  }
  const named = report.title === null ? [] : yearsOfTitle(report.title);
  const inDoubt = [verdict(rule, 'uncertain', undefined, reason('yearInDoubt'))];
  if (FIRST_YEAR[template] > year) return isYearCertain(report, named) ? wrong(template, 'warning', 'newer') : inDoubt;
  if (named.length > 0 && !named.includes(year)) return inDoubt;
  return wrong(template, template === 't2014' && year === FIRST_YEAR.t2019 ? 'warning' : 'error', 'older');
});

/** Title and period give the year, and no date of the page is later than the year's reports are. */
function isYearCertain({ year, period, published }: Report, named: readonly number[]): boolean {
  if (year === null || named.length !== 1 || named[0] !== year) return false;
  if (period === null || [period.from, period.to].some((day) => !day.startsWith(`${year}-`))) return false;
  return published.every(({ date }) => date < `${year + 1}-07-01`);
}
