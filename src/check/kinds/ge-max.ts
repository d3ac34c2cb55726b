import { z } from 'zod';
import { nameOfField } from '../field-place.ts';
import { fieldOf, figuresOf } from '../figures.ts';
import { breach, reason, verdict, withoutFigures } from '../verdict.ts';
import { defineKind, refsSchema } from './kind.ts';

const check = z.object({ left: refsSchema, right: refsSchema });

/** The total is at least its largest part (one item may count in several parts). A blank total never fails. */
export const geMax = defineKind('ge_max', check, (rule, { left, right }, subject) => {
  const total = figuresOf(subject, left);
  const parts = figuresOf(subject, right);
  const without = withoutFigures(rule, [total, parts]);
  if (without) return [without];
  const largest = Math.max(...parts.numbers.map((n) => n ?? 0));
  if (total.sum >= largest) {
    return [verdict(rule, total.blank.length + parts.blank.length > 0 ? 'pass_blank_as_zero' : 'pass')];
  }
  if (total.blank.length > 0) return [verdict(rule, 'not_assessable', undefined, reason('blankTotal'))];
  const field = fieldOf(right[parts.numbers.indexOf(largest)]!);
  return [
    breach(rule, {
      fields: [...left.map(fieldOf), field],
      expected: largest,
      actual: total.sum,
      parameters: { left: total.sum, right: largest, channel: nameOfField(subject.report.template!, field) },
    }),
  ];
});
