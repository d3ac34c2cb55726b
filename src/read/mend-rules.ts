import type { Rule, RuleSet } from './rule-set.ts';

/** Points by which the end of a label beside several rows may miss the end of its last row, and a table's outer line its inner ones. */
const MISSED = 25;
const ASIDE = 120;
/** Points within which the ends of two lines meet. */
const MEET = 2.6;
/** Points by which an outer line may be shorter or longer than the others. */
const EVEN = 6;

/**
 * What print engines misplace at page breaks is mended: the end of a label beside several rows, drawn higher than that of its last row,
 * and (`lone`: lines that meet no other) a table's outer line where a cell beside all its rows leaves no row line to meet it.
 */
export function mendRules(set: RuleSet, lone: readonly Rule[]): RuleSet {
  return lowered({ ...set, vertical: [...set.vertical, ...lone.filter((rule) => isOuterOf(rule, set))] });
}

function isOuterOf({ at, from, to }: Rule, { vertical }: RuleSet): boolean {
  const top = Math.min(...vertical.map((rule) => rule.from));
  const bottom = Math.max(...vertical.map((rule) => rule.to));
  const left = Math.min(...vertical.map((rule) => rule.at));
  const right = Math.max(...vertical.map((rule) => rule.at));
  const isNear = (at < left && left - at <= ASIDE) || (at > right && at - right <= ASIDE);
  return isNear && Math.abs(from - top) <= EVEN && Math.abs(to - bottom) <= EVEN;
}

/** A row line that ends in a corner with a column line from above belongs to the one that begins a little lower at the same column line. */
function lowered({ horizontal, vertical }: RuleSet): RuleSet {
  const columns = vertical.map((rule) => ({ ...rule }));
  const rows = horizontal.map((rule) => {
    const corner = columns.find((column) => isAt(column.at, rule.to) && isAt(column.to, rule.at));
    const goesOn = horizontal.some(
      ({ at, from, to }) => isAt(at, rule.at) && from <= rule.to + MEET && to > rule.to + 2 * MEET,
    );
    if (!corner || goesOn) return rule;
    const next = horizontal
      .filter(({ at, from }) => isAt(from, rule.to) && at > rule.at + MEET && at - rule.at <= MISSED)
      .sort((a, b) => a.at - b.at)[0];
    if (!next) return rule;
    corner.to = next.at;
    return { ...rule, at: next.at };
  });
  return { horizontal: rows, vertical: columns };
}

function isAt(a: number, b: number): boolean {
  return Math.abs(a - b) <= MEET;
}
