import { z } from 'zod';
import { figuresOf } from '../figures.ts';
import { breach, reason, verdict, withBlanks, withoutFigures } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ field: z.string(), ratio: z.number().positive() });

/**
 * An amount that is a thousand times last year's, or a thousandth, was probably written in another unit. The size alone,
 * without last year's, is not judged: a department's charges may well be ten figures.
 */
export const unitRatio = defineKind('unit_ratio', check, (rule, { field, ratio }, subject) => {
  const figures = figuresOf(subject, [`cur.${field}`, `prev.${field}`]);
  const without = withoutFigures(rule, [figures]) ?? withBlanks(rule, [figures]);
  if (without) return [without];
  const [now, before] = figures.numbers as [number, number];
  if (now <= 0 || before <= 0) return [verdict(rule, 'not_assessable', undefined, reason('tooSmall'))];
  const times = Math.max(now / before, before / now);
  if (times < ratio) return [verdict(rule, 'pass')];
  return [
    breach(rule, {
      fields: [field],
      expected: before,
      actual: now,
      parameters: { left: now, prev: before, ratio: Math.round(times) },
    }),
  ];
});
