import { z } from 'zod';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const YEAR = /(20\d{2})\s*(?:年|—|-|~|至|$)/g;

/** The years that a title names, each once. */
export function yearsOfTitle(title: string): number[] {
  return [...new Set([...title.normalize('NFKC').replace(/\s+/g, '').matchAll(YEAR)].map((m) => Number(m[1])))];
}

/** The title's year is the period's. A title that names no year or several says nothing. */
export const titleYear = defineKind('D-TITLE-YEAR', z.object({}), (rule, _check, { report }) => {
  const years = report.title === null ? [] : yearsOfTitle(report.title);
  const { period } = report;
  const inside = period !== null && period.from.slice(0, 4) === period.to.slice(0, 4);
  if (years.length !== 1 || !inside) return [verdict(rule, 'not_assessable', undefined, reason('noPeriod'))];
  const [a, b] = [years[0]!, Number(period.from.slice(0, 4))];
  if (a === b) return [verdict(rule, 'pass')];
  return [breach(rule, { fields: [], expected: b, actual: a, parameters: { a, b } })];
});
