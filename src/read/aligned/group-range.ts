/** First and last column of a group; null where it stands above none. */
export type Range = readonly [number, number] | null;

interface Group {
  x0: number;
  x1: number;
  size: number;
}

/** What a column without a group costs, in parts of the character size by which groups miss the middle of their columns. */
const LEFT_OUT = 0.3;
/** No form has more columns. */
const MOST_COLUMNS = 40;

/**
 * The columns of each group of one height, from left to right: those of which it is the middle, taken together so that all groups fit
 * best and as few columns as possible (of those `under` this height) have no group.
 */
export function groupRange(groups: readonly Group[], under: readonly boolean[], edges: readonly number[]): Range[] {
  if (under.length > MOST_COLUMNS || groups.length > MOST_COLUMNS) return groups.map(() => null);
  const known = new Map<string, { cost: number; ranges: Range[] }>();
  const best = (g: number, from: number): { cost: number; ranges: Range[] } => {
    const group = groups[g];
    if (!group) return { cost: LEFT_OUT * under.slice(from).filter(Boolean).length, ranges: [] };
    const key = `${g} ${from}`;
    const before = known.get(key);
    if (before) return before;
    // A group that stands above nothing costs more than any that misses its middle.
    const without = best(g + 1, from);
    let found = { cost: without.cost + 1000, ranges: [null as Range, ...without.ranges] };
    let skipped = 0;
    for (let a = from; a < under.length; a++) {
      for (let b = a; b < under.length && under[b]; b++) {
        const off = Math.abs((edges[a]! + edges[b + 1]!) / 2 - (group.x0 + group.x1) / 2) / group.size;
        const rest = best(g + 1, b + 1);
        const cost = LEFT_OUT * skipped + off + rest.cost;
        if (cost < found.cost) found = { cost, ranges: [[a, b], ...rest.ranges] };
      }
      if (under[a]) skipped++;
    }
    known.set(key, found);
    return found;
  };
  return best(0, 0).ranges;
}
