import { z } from 'zod';
import { nameOf } from '../field-place.ts';
import { currentFields, figuresOf, roundOff } from '../figures.ts';
import { breach, verdict, withBlanks, withoutFigures } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({
  instances: z.array(
    z.object({ key: z.string(), prev: z.string(), plus: z.string(), minus: z.string(), right: z.string() }),
  ),
});

/** This year's stock is last year's plus what came minus what went. A blank leaves the stock unknown: nothing is said. */
export const eqStock = defineKind('eq_stock', check, (rule, { instances }, subject) =>
  instances.map(({ key, prev, plus, minus, right }) => {
    const refs = [prev, plus, minus, right];
    const figures = figuresOf(subject, refs);
    const without = withoutFigures(rule, [figures], key) ?? withBlanks(rule, [figures], key);
    if (without) return without;
    const [a, b, c, actual] = figures.numbers as [number, number, number, number];
    const expected = roundOff(a + b - c);
    if (expected === actual) return verdict(rule, 'pass', key);
    return breach(rule, {
      instance: key,
      fields: currentFields(refs),
      expected,
      actual,
      parameters: {
        row: nameOf(key),
        left: expected,
        right: actual,
        a,
        b,
        c,
        diff: roundOff(Math.abs(actual - expected)),
      },
    });
  }),
);
