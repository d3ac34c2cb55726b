import { type Border, columnsOf } from './bands.ts';
import { groupRange } from './group-range.ts';
import { middle, type TextCell } from './text-cells.ts';
import { boxOf } from './tokens.ts';

/** The cells of a header: those right above the figures, and those above several of them. */
export interface Header {
  leaves: TextCell[];
  groups: TextCell[];
}

/** Parts of the character size by which one cell must stand below another, and from line to line of one cell at most. */
const BELOW = 0.2;
const LEADING = 1.7;
/** By how much the words above a column that reach up beside a group stand higher, in parts of the character size. */
const TALL = 0.3;
/** Difference of heights within one row of a header, in parts of the character size. */
const SAME_LEVEL = 0.1;
/** Leaves beside one another that a group has at least, but for the one below its name. */
const LEAST_BESIDE = 3;

/** A cell stands above others where one lies below it, or one to the left and one to the right with nothing beside it in between. */
export function headerOf(found: readonly TextCell[]): Header {
  const cells = withWholeLeaves(found);
  const groups = cells.filter((cell) => isGroup(cell, cells));
  return { groups, leaves: cells.filter((cell) => !groups.includes(cell)).sort((a, b) => a.x0 - b.x0) };
}

/** Two lines with nothing else above or below them are one cell. */
function withWholeLeaves(found: readonly TextCell[]): TextCell[] {
  const cells = [...found].sort((a, b) => a.y0 - b.y0);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const below = cells.filter((other) => isAbove(cell, other) && overlaps(cell, other));
    const [next, more] = below;
    if (!next || more || Math.abs(next.size - cell.size) > BELOW * cell.size) continue;
    const isOnly = cells.filter((other) => isAbove(other, next) && overlaps(other, next)).length === 1;
    const step = middle(next.tokens[0]!) - middle(cell.tokens.at(-1)!);
    if (!isOnly || step > LEADING * cell.size || !isCentred(cell, next) || isAmongLeaves(next, cells)) continue;
    cells[i] = { ...cell, ...boxOf([cell, next]), tokens: [...cell.tokens, ...next.tokens] };
    cells.splice(cells.indexOf(next), 1);
    i--;
  }
  return cells;
}

/** On one height with others that have nothing above them, and with nothing below: what stands above this one is the name of all of them. */
function isAmongLeaves(cell: TextCell, cells: readonly TextCell[]): boolean {
  const hasAbove = (one: TextCell) => cells.some((other) => isAbove(other, one) && overlaps(other, one));
  const hasBelow = cells.some((other) => isAbove(cell, other) && overlaps(cell, other));
  const beside = cells.filter((other) => other !== cell && Math.abs(middle(other) - middle(cell)) < BELOW * cell.size);
  return beside.length >= LEAST_BESIDE && !hasBelow && !beside.some(hasAbove);
}

function isCentred(a: TextCell, b: TextCell): boolean {
  const off = Math.min(Math.abs(a.x0 + a.x1 - b.x0 - b.x1) / 2, Math.abs(a.x0 - b.x0), Math.abs(a.x1 - b.x1));
  return off < BELOW * a.size;
}

function isAbove(cell: TextCell, other: TextCell): boolean {
  return other !== cell && other.y0 >= cell.y1 - BELOW * cell.size;
}

function overlaps(a: TextCell, b: TextCell): boolean {
  return a.x0 < b.x1 && a.x1 > b.x0;
}

function isGroup(cell: TextCell, cells: readonly TextCell[]): boolean {
  const below = cells.filter((other) => isAbove(cell, other));
  if (below.some((other) => overlaps(other, cell))) return true;
  const beside = cells.filter((other) => other !== cell && !below.includes(other) && other.y1 > cell.y0);
  const left = below.filter((other) => other.x1 <= cell.x0).sort((a, b) => b.x1 - a.x1)[0];
  const right = below.filter((other) => other.x0 >= cell.x1).sort((a, b) => a.x0 - b.x0)[0];
  if (!left || !right) return false;
  return !beside.some(
    ({ x0, x1 }) => (x0 >= left.x1 - cell.size && x1 <= cell.x0) || (x0 >= cell.x1 && x1 <= right.x0 + cell.size),
  );
}

/**
 * The rows of a header above the columns between `edges`: for each column the cell above it, or null. Groups stand above the columns of
 * which they are the middle.
 */
export function headerRows(
  { leaves, groups }: Header,
  borders: readonly Border[],
  edges: readonly number[],
): (TextCell | null)[][] {
  const last: (TextCell | null)[] = Array(edges.length - 1).fill(null);
  for (const leaf of leaves) {
    const columns = columnsOf(leaf, borders);
    if (columns.length === 1 && last[columns[0]!] === null) last[columns[0]!] = leaf;
  }
  const levels: TextCell[][] = [];
  for (const group of [...groups].sort((a, b) => middle(a) - middle(b))) {
    const level = levels.find((one) => Math.abs(middle(one[0]!) - middle(group)) < group.size / 2);
    if (level) level.push(group);
    else levels.push([group]);
  }
  const heights = heightsOf(leaves);
  const above = levels.map((level) => {
    const bottom = Math.max(...level.map((group) => group.y1 - BELOW * group.size));
    const sure = leaves.filter((leaf) => leaf.y0 >= bottom && level.some((group) => overlaps(group, leaf)));
    const isTall = (leaf: TextCell) =>
      sure.length > 0 && heights.every(({ of, least }) => of(leaf) < Math.min(...sure.map(of)) - least * leaf.size);
    const under = last.map((leaf) => leaf !== null && leaf.y0 >= bottom && !isTall(leaf));
    const ranges = groupRange(
      level.sort((a, b) => a.x0 - b.x0),
      under,
      edges,
    );
    return last.map((_, c) => level.find((_group, i) => ranges[i] && c >= ranges[i][0] && c <= ranges[i][1]) ?? null);
  });
  return [...above.filter((row) => row.some((cell) => cell !== null)), last];
}

/** A height at which the cells of one row of a header stand alike, and by how much others must stand higher, in parts of the character size. */
interface Height {
  of: (cell: TextCell) => number;
  least: number;
}

const HEIGHTS: readonly Height[] = [
  { of: middle, least: TALL },
  { of: ({ y0 }) => y0, least: TALL / 3 },
];

/** Words of one row of a header have one middle or one upper edge: the one of which there are fewer, both where that says nothing. */
function heightsOf(leaves: readonly TextCell[]): readonly Height[] {
  const [middles, edges] = HEIGHTS.map(({ of }) => levelsOf(leaves.map(of), leaves[0]?.size ?? 0));
  if (middles === edges) return HEIGHTS;
  return middles! < edges! ? HEIGHTS.slice(0, 1) : HEIGHTS.slice(1);
}

/** How many different heights there are. */
function levelsOf(heights: readonly number[], size: number): number {
  const sorted = [...heights].sort((a, b) => a - b);
  return sorted.filter((height, i) => i === 0 || height - sorted[i - 1]! > SAME_LEVEL * size).length;
}
