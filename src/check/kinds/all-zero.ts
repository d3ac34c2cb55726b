import { z } from 'zod';
import { placeOfField } from '../field-place.ts';
import { figuresOf } from '../figures.ts';
import { breach, verdict, withoutFigures } from '../verdict.ts';
import { defineKind } from './kind.ts';

const TABLES = { t3_requests: 'table3', t4_review_litigation: 'table4' } as const;

const check = z.object({ tables: z.array(z.enum(['t3_requests', 't4_review_litigation'])).min(1) });

/** A zero report: every cell of the tables is 0 or blank. Normal for small bodies. */
export const allZero = defineKind('all_zero', check, (rule, { tables }, subject) => {
  const { report } = subject;
  const wanted: string[] = tables.map((t) => TABLES[t]);
  const fields = Object.keys(report.values).filter((f) => wanted.includes(placeOfField(report.template!, f).table));
  const figures = figuresOf(subject, fields);
  if (figures.numbers.some((n) => n !== null && n !== 0)) return [verdict(rule, 'pass')];
  const without = withoutFigures(rule, [figures]);
  if (without) return [without];
  return [breach(rule, { fields: [], expected: null, actual: 0, parameters: {} })];
});
