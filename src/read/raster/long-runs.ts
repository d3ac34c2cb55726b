import type { Ink } from './ink.ts';

/** Consecutive ink of one row, small breaks included. */
export interface Run {
  y: number;
  x0: number;
  /** Exclusive. */
  x1: number;
}

/** A straight stroke made of runs that lie on one another: a rule of a table, or a long stroke of a letter. */
export interface Stroke {
  /** From left to right; `at` is its height at the left and at the right end. */
  from: number;
  to: number;
  atFrom: number;
  atTo: number;
  runs: Run[];
}

/** Breaks in a run that are dust, in pixels. */
const BREAK = 2;
/** A slanted rule may climb by this share of its length. */
const CLIMB = 0.02;
const MOST_RUNS = 120_000;

/** The straight horizontal strokes of at least `shortest` and at most `thickest` pixels; none where the page is full of them. */
export function horizontalStrokes(ink: Ink, shortest: number, thickest: number): Stroke[] {
  const runs = runsOf(ink, shortest);
  if (runs.length > MOST_RUNS) return [];
  return grouped(runs).flatMap((group) => strokeOf(group, shortest, thickest) ?? []);
}

/** The image with rows and columns exchanged: vertical strokes lie. */
export function transposed({ width, height, data }: Ink): Ink {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[x * height + y] = data[y * width + x]!;
  return { width: height, height: width, data: out };
}

function runsOf({ width, height, data }: Ink, shortest: number): Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < height; y++) {
    let start = -1;
    let last = -1;
    const close = () => {
      if (start >= 0 && last + 1 - start >= shortest) runs.push({ y, x0: start, x1: last + 1 });
      start = -1;
    };
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] === 0) continue;
      if (start >= 0 && x - last > BREAK + 1) close();
      if (start < 0) start = x;
      last = x;
    }
    close();
  }
  return runs;
}

/** Runs of neighbouring rows that overlap, or all but touch, belong together. */
function grouped(runs: readonly Run[]): Run[][] {
  const parent = runs.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  let above = 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i]!;
    while (runs[above]!.y < run.y - 1) above++;
    for (let k = above; k < i && runs[k]!.y < run.y; k++) {
      const other = runs[k]!;
      if (other.x0 <= run.x1 + BREAK && run.x0 <= other.x1 + BREAK) parent[root(i)] = root(k);
    }
  }
  const groups = new Map<number, Run[]>();
  for (const [i, run] of runs.entries()) {
    const group = groups.get(root(i));
    if (group) group.push(run);
    else groups.set(root(i), [run]);
  }
  return [...groups.values()];
}

function strokeOf(runs: Run[], shortest: number, thickest: number): Stroke | null {
  const from = Math.min(...runs.map((run) => run.x0));
  const to = Math.max(...runs.map((run) => run.x1));
  const length = to - from;
  const area = runs.reduce((sum, run) => sum + run.x1 - run.x0, 0);
  const height = runs.at(-1)!.y - runs[0]!.y + 1;
  if (length < shortest || area / length > thickest || height > 2 * thickest + CLIMB * length) return null;
  const near = (x: number) => {
    const here = runs.filter((run) => run.x0 <= x + shortest && run.x1 >= x - shortest);
    return here.reduce((sum, run) => sum + run.y, 0) / Math.max(1, here.length) + 0.5;
  };
  return { from, to, atFrom: near(from), atTo: near(to), runs };
}
