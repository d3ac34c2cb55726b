/** Where two columns part: anywhere between these two places. */
export interface Border {
  from: number;
  to: number;
}

/** Points by which what stands in a column may reach over its border: boxes of characters are wider than the characters. */
const OVER = 1;

/**
 * The fewest borders so that one lies in every gap between neighbours of a row, from left to right; each with all places where it may lie.
 */
export function bordersOf(gaps: readonly Border[]): Border[] {
  const rightmost: number[] = [];
  for (const { from, to } of [...gaps].sort((a, b) => a.to - b.to))
    if (!rightmost.some((x) => x >= from && x <= to)) rightmost.push(to);
  const leftmost: number[] = [];
  for (const { from, to } of [...gaps].sort((a, b) => b.from - a.from))
    if (!leftmost.some((x) => x >= from && x <= to)) leftmost.unshift(from);
  return rightmost.map((to, i) => ({ from: leftmost[i]!, to }));
}

/** The columns that something may stand in: one where that is certain. */
export function columnsOf({ x0, x1 }: { x0: number; x1: number }, borders: readonly Border[]): number[] {
  const least = borders.filter(({ to }) => to <= x0 + OVER).length;
  const most = borders.filter(({ from }) => from < x1 - OVER).length;
  return Array.from({ length: Math.max(1, most - least + 1) }, (_, i) => least + i);
}
