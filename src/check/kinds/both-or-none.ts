import { z } from 'zod';
import { figuresOf } from '../figures.ts';
import { breach, verdict, withBlanks, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({ fields: refsSchema.length(2) });

/** Two figures are both zero or both positive (number of purchases and their amount). */
export const bothOrNone = defineKind('both_or_none', check, (rule, { fields }, subject) => {
  const figures = figuresOf(subject, fields);
  const without = withoutFigures(rule, [figures]) ?? withBlanks(rule, [figures]);
  if (without) return [without];
  const [a, b] = figures.numbers as [number, number];
  if (a > 0 === b > 0) return [verdict(rule, 'pass')];
  return [breach(rule, { fields, expected: null, actual: a > 0 ? b : a, parameters: { a, b } })];
});
