import { z } from 'zod';
import type { TemplateId } from '../../report/report.ts';
import { fill } from '../../text/fill.ts';
import { OLDER_COLUMNS_WORDS, TEMPLATE_NAMES } from '../../text/rules.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';
import { yearsOfTitle } from './title-year.ts';

const FIRST_YEAR: Readonly<Record<TemplateId, number>> = { t2014: 2014, t2019: 2019, t2021: 2021 };

/** The form in force for a report year: 2014–2018, 2019–2020, from 2021; null before. */
export function templateOfYear(year: number): TemplateId | null {
  if (year >= FIRST_YEAR.t2021) return 't2021';
  if (year >= FIRST_YEAR.t2019) return 't2019';
  return year >= FIRST_YEAR.t2014 ? 't2014' : null;
}

/**
 * An older form than the year's is still used; a warning where only a part of the tables has its columns. A newer one cannot be: then the year
 * was misread, uncertain.
 */
export const templateMatchesYear = defineKind('D-TEMPLATE-WRONG', z.object({}), (rule, _check, { report }) => {
  const { year, template } = report;
  if (year === null || template === null) return [verdict(rule, 'not_assessable', undefined, reason('noYear'))];
  const wanted = templateOfYear(year);
  if (wanted === null) return [verdict(rule, 'not_applicable', undefined, reason('noNationalForm'))];
  const older = report.notUnderstood.filter(({ form }) => form !== undefined);
  if (wanted === template && older.length > 0) {
    const [a, b] = [TEMPLATE_NAMES[older[0]!.form!], TEMPLATE_NAMES[wanted]];
    const columns = older.map(({ text }) => text.replace(/\s/g, '')).join('、');
    return [
      breach(rule, {
        ...{ severity: 'warning', fields: [], expected: wanted, actual: older[0]!.form! },
        ...{ parameters: { year, a, b }, quote: fill(OLDER_COLUMNS_WORDS, { columns }) },
      }),
    ];
  }
  if (wanted === template) return [verdict(rule, 'pass')];
  const named = report.title === null ? [] : yearsOfTitle(report.title);
  if (FIRST_YEAR[template] > year || (named.length > 0 && !named.includes(year))) {
    return [verdict(rule, 'uncertain', undefined, reason('yearInDoubt'))];
  }
  return [
    breach(rule, {
      fields: [],
      expected: wanted,
      actual: template,
      parameters: { year, a: TEMPLATE_NAMES[template], b: TEMPLATE_NAMES[wanted] },
    }),
  ];
});
