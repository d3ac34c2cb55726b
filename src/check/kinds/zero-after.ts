import { z } from 'zod';
import { placeOfField } from '../field-place.ts';
import { figuresOf } from '../figures.ts';
import { breach, verdict, withBlanks, withoutFigures } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ field: z.string(), min_prev: z.number() });

/** Many requests last year, and this year the whole of table 3 is zero. */
export const zeroAfter = defineKind('zero_after', check, (rule, { field, min_prev }, subject) => {
  const { report } = subject;
  const before = figuresOf(subject, [`prev.${field}`]);
  const cells = Object.keys(report.values).filter((f) => placeOfField(report.template!, f).table === 'table3');
  const now = figuresOf(subject, cells);
  const without =
    withoutFigures(rule, [before, now]) ?? withBlanks(rule, [before, figuresOf(subject, [`cur.${field}`])]);
  if (without) return [without];
  const prev = before.sum;
  if (prev < min_prev || now.numbers.some((n) => n !== null && n !== 0)) return [verdict(rule, 'pass')];
  return [breach(rule, { fields: [field], expected: prev, actual: 0, parameters: { prev } })];
});
