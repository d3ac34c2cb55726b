import type { RuleResult } from '../../report/finding.ts';
import { nameOf } from '../field-place.ts';
import { currentFields, figuresOf, roundOff, type Subject } from '../figures.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict, withoutFigures } from '../verdict.ts';
import { defineKind, instancesFor, instancesSchema, type Sides } from './kind.ts';

/** A bound of more items than this is a sum of like parts. */
const LIKE_PARTS = 2;

/**
 * The left side is at most the right side. A blank bound never fails, nor does one of two items (stock and flow) of which
 * one is blank; in a sum of many like parts (channels) blanks count as 0 as long as one part is a number.
 */
export const le = defineKind('le', instancesSchema, (rule, check, subject) =>
  instancesFor(check, subject).map((sides) => judgeSides(rule, sides, subject)),
);

/** Also the engine of `ge`, which is `le` with its sides exchanged. */
export function judgeAtMost(rule: Rule, sides: Sides, subject: Subject, swapped: boolean): RuleResult {
  const left = figuresOf(subject, sides.left);
  const right = figuresOf(subject, sides.right);
  const without = withoutFigures(rule, [left, right], sides.key);
  if (without) return without;
  const blanks = left.blank.length + right.blank.length > 0;
  const [lower, upper] = swapped ? [right, left] : [left, right];
  if (lower.sum <= upper.sum) return verdict(rule, blanks ? 'pass_blank_as_zero' : 'pass', sides.key);
  const open = upper.refs.length > LIKE_PARTS ? upper.refs.length : 1;
  if (upper.blank.length >= open) {
    return verdict(rule, 'not_assessable', sides.key, reason('blankTotal'));
  }
  const name = nameOf(sides.key);
  return breach(rule, {
    instance: sides.key,
    fields: currentFields([...sides.left, ...sides.right]),
    expected: right.sum,
    actual: left.sum,
    parameters: {
      left: left.sum,
      right: right.sum,
      diff: roundOff(lower.sum - upper.sum),
      a: right.numbers[0] ?? 0,
      b: right.numbers[1] ?? 0,
      row: name,
      column: name,
      group: name,
    },
  });
}

function judgeSides(rule: Rule, sides: Sides, subject: Subject): RuleResult {
  return judgeAtMost(rule, sides, subject, false);
}
