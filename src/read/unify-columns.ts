import type { Grid } from '../report/document.ts';

/** A table of one page and the positions of its column lines in points. */
export interface GridPart {
  grid: Grid;
  xs: readonly number[];
}

/** Points within which two column lines are the same line. */
const SAME = 4;
/** Share of the inner lines of the poorer piece that the richer one must have too. */
const SHARED = 0.6;

/** True where two pieces may be one table: the same outer edges, and the inner lines of one mostly among those of the other. */
export function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  if (Math.abs(a[0]! - b[0]!) > SAME || Math.abs(a.at(-1)! - b.at(-1)!) > SAME) return false;
  if (hasNarrow(a) || hasNarrow(b)) return false;
  const [few, many] = a.length < b.length ? [a, b] : [b, a];
  const inner = few.slice(1, -1);
  const shared = inner.filter((x) => many.some((other) => Math.abs(other - x) <= SAME)).length;
  return shared >= SHARED * inner.length;
}

/** Columns so narrow that their lines could be taken for one another. */
function hasNarrow(xs: readonly number[]): boolean {
  return xs.some((x, i) => i > 0 && x - xs[i - 1]! <= 2 * SAME);
}

/** Gives both pieces the column lines of both: a cell without the other piece's line inside it spans over it. */
export function unifyColumns(first: GridPart, second: GridPart): { xs: number[]; first: Grid; second: Grid } {
  const xs = [...first.xs];
  for (const x of second.xs) if (!xs.some((line) => Math.abs(line - x) <= SAME)) xs.push(x);
  xs.sort((a, b) => a - b);
  return { xs, first: spread(first, xs), second: spread(second, xs) };
}

function spread({ grid, xs }: GridPart, all: readonly number[]): Grid {
  const at = xs.map((x) => nearest(all, x));
  const cells = grid.cells.map((cell) => {
    const c = at[cell.c]!;
    return { ...cell, c, cs: at[cell.c + cell.cs]! - c };
  });
  return { ...grid, cols: all.length - 1, cells };
}

function nearest(lines: readonly number[], x: number): number {
  let best = 0;
  for (const [i, line] of lines.entries()) if (Math.abs(line - x) < Math.abs(lines[best]! - x)) best = i;
  return best;
}
