import type { RuleResult } from '../../report/finding.ts';
import { nameOf, placeOfField } from '../field-place.ts';
import { currentFields, type Figures, fieldOf, figuresOf, roundOff, type Subject } from '../figures.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict, withoutFigures } from '../verdict.ts';
import { defineKind, instancesFor, instancesSchema, type Sides } from './kind.ts';

/**
 * The two sides are equal. With blanks: holds when blanks are read as 0 → `pass_blank_as_zero`; else fails only where the
 * totals are numbers; a blank total never fails (identity policy of the templates), nor do parts of which none is filled in.
 */
export const eq = defineKind('eq', instancesSchema, (rule, check, subject) =>
  instancesFor(check, subject).map((sides) => judgeSides(rule, sides, subject)),
);

function judgeSides(rule: Rule, sides: Sides, subject: Subject): RuleResult {
  const left = figuresOf(subject, sides.left);
  const right = figuresOf(subject, sides.right);
  const without = withoutFigures(rule, [left, right], sides.key);
  if (without) return without;
  const blanks = left.blank.length + right.blank.length > 0;
  const diff = roundOff(left.sum - right.sum);
  if (diff === 0) return verdict(rule, blanks ? 'pass_blank_as_zero' : 'pass', sides.key);
  const blankCells = [...left.blank, ...right.blank];
  if (blanks && (totals(left, right).some((n) => n === null) || blankCells.some((ref) => isBlankTotal(ref, subject)))) {
    return verdict(rule, 'not_assessable', sides.key, reason('blankTotal'));
  }
  if ([left, right].some(({ refs, blank }) => refs.length > 1 && blank.length === refs.length))
    return verdict(rule, 'not_assessable', sides.key, reason('blankParts'));
  const [a, b, c, d] = [...left.numbers, ...right.numbers].map((n) => n ?? 0);
  const name = nameOf(sides.key);
  return breach(rule, {
    instance: sides.key,
    fields: currentFields([...sides.left, ...sides.right]),
    expected: left.sum,
    actual: right.sum,
    parameters: {
      left: left.sum,
      right: right.sum,
      diff: Math.abs(diff),
      a: a ?? 0,
      b: b ?? 0,
      c: c ?? 0,
      d: d ?? 0,
      row: name,
      column: name,
      group: name,
    },
  });
}

/** A part that is itself the total of its row, left blank beside figures: it is no 0. */
function isBlankTotal(ref: string, subject: Subject): boolean {
  const report = ref.startsWith('prev.') ? subject.previous : subject.report;
  if (!report?.template) return false;
  const { template, values } = report;
  const { table, row, column } = placeOfField(template, fieldOf(ref));
  if (column !== 'total') return false;
  return Object.entries(values).some(([field, { status, value }]) => {
    if (status !== 'reported' || value === 0) return false;
    const place = placeOfField(template, field);
    return place.table === table && place.row === row;
  });
}

/** The single cell of a side is its total; where both sides are sums, each side's leading item stands for it. */
function totals(left: Figures, right: Figures): (number | null)[] {
  const singles = [left, right].filter((side) => side.refs.length === 1);
  return (singles.length > 0 ? singles : [left, right]).map((side) => side.numbers[0] ?? null);
}
