import { z } from 'zod';
import { nameOf } from '../field-place.ts';
import { figuresOf } from '../figures.ts';
import { breach, verdict, withBlanks, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({
  instances: z.array(z.object({ key: z.string(), if_zero: refsSchema, then_zero: z.string() })),
});

/** Where there are no items there are no decisions. A blank on either side says nothing. */
export const zeroImpliesZero = defineKind('zero_implies_zero', check, (rule, { instances }, subject) =>
  instances.map(({ key, if_zero, then_zero }) => {
    const items = figuresOf(subject, if_zero);
    const decisions = figuresOf(subject, [then_zero]);
    const without = withoutFigures(rule, [items, decisions], key) ?? withBlanks(rule, [items, decisions], key);
    if (without) return without;
    if (items.sum !== 0 || decisions.sum === 0) return verdict(rule, 'pass', key);
    return breach(rule, {
      instance: key,
      fields: [...if_zero, then_zero],
      expected: 0,
      actual: decisions.sum,
      parameters: { row: nameOf(key), a: items.numbers[0] ?? 0, b: items.numbers[1] ?? 0, left: decisions.sum },
    });
  }),
);
