import { z } from 'zod';
import { nameOf } from '../field-place.ts';
import { figuresOf, roundOff } from '../figures.ts';
import { breach, reason, verdict, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({
  instances: z.array(z.object({ key: z.string(), left: refsSchema, right_plus: refsSchema, right_minus: refsSchema })),
});

/** The stock is at least what came minus what went. A blank stock never fails. */
export const geDiff = defineKind('ge_diff', check, (rule, { instances }, subject) =>
  instances.map(({ key, left, right_plus, right_minus }) => {
    const stock = figuresOf(subject, left);
    const plus = figuresOf(subject, right_plus);
    const minus = figuresOf(subject, right_minus);
    const without = withoutFigures(rule, [stock, plus, minus], key);
    if (without) return without;
    const bound = roundOff(plus.sum - minus.sum);
    const blanks = stock.blank.length + plus.blank.length + minus.blank.length > 0;
    if (stock.sum >= bound) return verdict(rule, blanks ? 'pass_blank_as_zero' : 'pass', key);
    if (blanks) return verdict(rule, 'not_assessable', key, reason('blankTotal'));
    return breach(rule, {
      instance: key,
      fields: [...left, ...right_plus, ...right_minus],
      expected: bound,
      actual: stock.sum,
      parameters: { row: nameOf(key), left: stock.sum, a: plus.sum, b: minus.sum },
    });
  }),
);
