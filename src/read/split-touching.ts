import { CLUSTER } from './merge-rules.ts';
import type { Rule, RuleSet } from './rule-set.ts';

/** Inner column lines that a table has at least to be told from one above or below it. */
const LEAST = 2;
/** Points between a row line and the ends of column lines, also where cells have edges of their own with gaps between them. */
const NEAR = 2 * CLUSTER;

/**
 * Tables that stand one upon the other without a gap share their edges, so that their rules form one set. They are parted at a row line
 * at which several inner column lines end and several others begin, and hardly any goes on.
 */
export function splitTouching(set: RuleSet): RuleSet[] {
  const left = Math.min(...set.vertical.map((rule) => rule.at));
  const right = Math.max(...set.vertical.map((rule) => rule.at));
  const isOuter = ({ at }: Rule) => at - left <= CLUSTER || right - at <= CLUSTER;
  const inner = set.vertical.filter((rule) => !isOuter(rule));
  const ys = [...new Set(set.horizontal.map((rule) => rule.at))].sort((a, b) => a - b);
  for (const y of ys.slice(1, -1)) {
    const above = inner.filter((rule) => Math.abs(rule.to - y) <= NEAR);
    const below = inner.filter((rule) => Math.abs(rule.from - y) <= NEAR);
    if (above.length < LEAST || below.length < LEAST) continue;
    // A line of one may lie in a line of the other by chance.
    const crossing = inner.filter((rule) => rule.from < y - NEAR && rule.to > y + NEAR);
    if (crossing.length * 2 > Math.min(above.length, below.length)) continue;
    return [cut(set, Number.NEGATIVE_INFINITY, y), ...splitTouching(cut(set, y, Number.POSITIVE_INFINITY))];
  }
  return [set];
}

/** The part of a set between two heights; what lies on a border belongs to both. */
function cut({ horizontal, vertical }: RuleSet, top: number, bottom: number): RuleSet {
  const isIn = (y: number) => y >= top - CLUSTER / 2 && y <= bottom + CLUSTER / 2;
  return {
    horizontal: horizontal.filter(({ at }) => isIn(at)),
    vertical: vertical.flatMap(({ at, from, to }): Rule[] => {
      const part = { at, from: Math.max(from, top), to: Math.min(to, bottom) };
      return part.to - part.from > CLUSTER ? [part] : [];
    }),
  };
}
