import { z } from 'zod';
import { nameOf } from '../field-place.ts';
import { figuresOf } from '../figures.ts';
import { breach, verdict, withBlanks, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({ instances: z.array(z.object({ key: z.string(), left: refsSchema })) });

/** A sum with a signed part (items and their change) is not negative. */
export const ge0 = defineKind('ge0', check, (rule, { instances }, subject) =>
  instances.map(({ key, left }) => {
    const figures = figuresOf(subject, left);
    const without = withoutFigures(rule, [figures], key) ?? withBlanks(rule, [figures], key);
    if (without) return without;
    if (figures.sum >= 0) return verdict(rule, 'pass', key);
    return breach(rule, {
      instance: key,
      fields: left,
      expected: 0,
      actual: figures.sum,
      parameters: { row: nameOf(key), a: figures.numbers[0] ?? 0, b: figures.numbers[1] ?? 0 },
    });
  }),
);
