import { mendRules } from './mend-rules.ts';
import type { Rule, RuleSet } from './rule-set.ts';

/** A straight line of a page in points, origin top left. */
export interface Segment {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Points within which rules lie on one line (double rules, roundings), pieces of a rule join, and rules touch. */
export const CLUSTER = 2.6;
const GAP = 3;
const TOUCH = 3;
/** Shorter lines are parts of drawings or letters, not of tables. */
const SHORTEST = 5;
/** Pieces shorter than this say little of where their line is. */
const DOT = 1.5;
/** Many times what the largest table has. */
const MOST_RULES = 1500;

/**
 * Line segments of a page to the tables that they rule: pieces on one line are joined over gaps (dashes, edges drawn cell by cell),
 * rules that cross or touch belong together. Slanted lines are no rules. Null where there are more rules than any table has.
 */
export function mergeRules(segments: readonly Segment[]): RuleSet[] | null {
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  for (const { x0, y0, x1, y1 } of segments) {
    const width = Math.abs(x1 - x0);
    const height = Math.abs(y1 - y0);
    if (!Number.isFinite(width + height)) continue;
    if (height <= 1 && width > height)
      horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    else if (width <= 1 && height > width)
      vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
  const rules = { horizontal: joinPieces(horizontal), vertical: joinPieces(vertical) };
  if (rules.horizontal.length > MOST_RULES || rules.vertical.length > MOST_RULES) return null;
  const sets = connected(rules).map((set) => ({
    horizontal: rejoined(set.horizontal),
    vertical: rejoined(set.vertical),
  }));
  const lone = sets.flatMap(({ horizontal, vertical }) => (horizontal.length === 0 ? vertical : []));
  return sets.filter(isTable).map((set) => mendRules(set, lone));
}

/** The rules of one table from their pieces alone: lines of another table nearby must not draw them from their places. */
function rejoined(rules: readonly JoinedRule[]): Rule[] {
  return joinPieces(rules.flatMap((rule) => rule.pieces)).map(({ at, from, to }) => ({ at, from, to }));
}

/** Groups sorted numbers that lie within `within` of the first of their group; each number's group mean, by the number's index. */
function clusterMeans(values: readonly number[], within: number): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const means: number[] = Array(values.length).fill(0);
  for (let i = 0; i < order.length; ) {
    let end = i;
    let sum = 0;
    const first = values[order[i]!]!;
    while (end < order.length && values[order[end]!]! - first <= within) sum += values[order[end++]!]!;
    for (let k = i; k < end; k++) means[order[k]!] = sum / (end - i);
    i = end;
  }
  return means;
}

/** On which line each piece lies: dots and ends of dashes, as thick as they are long, lie on the lines of the longer pieces beside them. */
function placesOf(pieces: readonly Rule[]): number[] {
  const isLong = ({ from, to }: Rule) => to - from >= DOT;
  const long = pieces.filter(isLong);
  const lines = clusterMeans(
    long.map(({ at }) => at),
    CLUSTER,
  );
  const known = [...new Set(lines)].sort((a, b) => a - b);
  const lineOf = new Map(long.map((piece, i) => [piece, lines[i]!]));
  const alone: Rule[] = [];
  for (const dot of pieces) {
    if (isLong(dot)) continue;
    const line = nearest(known, dot.at);
    if (line !== undefined && Math.abs(line - dot.at) <= CLUSTER) lineOf.set(dot, line);
    else alone.push(dot);
  }
  const rest = clusterMeans(
    alone.map(({ at }) => at),
    CLUSTER,
  );
  for (const [i, dot] of alone.entries()) lineOf.set(dot, rest[i]!);
  return pieces.map((piece) => lineOf.get(piece)!);
}

function nearest(sorted: readonly number[], value: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [sorted[low - 1], sorted[low]];
  if (before === undefined || after === undefined) return after ?? before;
  return value - before < after - value ? before : after;
}

/** A rule with the pieces that it was joined from, at their own places. */
interface JoinedRule extends Rule {
  pieces: Rule[];
}

function joinPieces(pieces: readonly Rule[]): JoinedRule[] {
  const means = placesOf(pieces);
  const sorted = pieces
    .map((piece, i) => ({ ...piece, at: means[i]!, pieces: [piece] }))
    .sort((a, b) => a.at - b.at || a.from - b.from);
  const joined: JoinedRule[] = [];
  for (const piece of sorted) {
    const last = joined.at(-1);
    if (last && last.at === piece.at && piece.from - last.to <= GAP) {
      last.to = Math.max(last.to, piece.to);
      last.pieces.push(...piece.pieces);
    } else joined.push(piece);
  }
  return joined.filter((rule) => rule.to - rule.from >= SHORTEST);
}

interface JoinedSet {
  horizontal: JoinedRule[];
  vertical: JoinedRule[];
}

function connected({ horizontal, vertical }: JoinedSet): JoinedSet[] {
  const parent = [...horizontal, ...vertical].map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const [i, h] of horizontal.entries())
    for (const [k, v] of vertical.entries()) if (touch(h, v)) parent[root(i)] = root(horizontal.length + k);
  const sets = new Map<number, JoinedSet>();
  const setOf = (i: number): JoinedSet => {
    const set = sets.get(root(i)) ?? { horizontal: [], vertical: [] };
    sets.set(root(i), set);
    return set;
  };
  for (const [i, rule] of horizontal.entries()) setOf(i).horizontal.push(rule);
  for (const [k, rule] of vertical.entries()) setOf(horizontal.length + k).vertical.push(rule);
  return [...sets.values()];
}

function isTable(set: RuleSet): boolean {
  return set.horizontal.length > 0 && set.vertical.length > 0;
}

function touch(h: Rule, v: Rule): boolean {
  return v.at >= h.from - TOUCH && v.at <= h.to + TOUCH && h.at >= v.from - TOUCH && h.at <= v.to + TOUCH;
}
