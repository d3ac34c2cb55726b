import { z } from 'zod';
import { currentFields, figuresOf } from '../figures.ts';
import { breach, percent, verdict, withBlanks, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({ left: refsSchema, right: refsSchema, threshold: z.number(), min_abs: z.number() });

/** A part is unusually large: more than `threshold` of the whole, and at least `min_abs`. Worth a look, no fault. */
export const ratioGt = defineKind('ratio_gt', check, (rule, { left, right, threshold, min_abs }, subject) => {
  const part = figuresOf(subject, left);
  const whole = figuresOf(subject, right);
  const without = withoutFigures(rule, [part, whole]) ?? withBlanks(rule, [part, whole]);
  if (without) return [without];
  if (whole.sum <= 0 || part.sum < min_abs || part.sum / whole.sum <= threshold) return [verdict(rule, 'pass')];
  return [
    breach(rule, {
      fields: currentFields([...left, ...right]),
      expected: null,
      actual: part.sum,
      parameters: { left: part.sum, right: whole.sum, pct: percent(part.sum, whole.sum) },
    }),
  ];
});
