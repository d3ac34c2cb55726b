import { z } from 'zod';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A report cannot be out before its year is over. Only the page's own date counts, not one found in the address. */
export const publishedEarly = defineKind('D-EARLY', z.object({}), (rule, _check, { report }) => {
  const date = report.published.find((claim) => claim.source !== 'url')?.date;
  if (date === undefined || report.year === null) {
    return [verdict(rule, 'not_assessable', undefined, reason('noDate'))];
  }
  if (date > `${report.year}-12-31`) return [verdict(rule, 'pass')];
  return [breach(rule, { fields: [], expected: `${report.year + 1}-01-01`, actual: date, parameters: { date } })];
});
