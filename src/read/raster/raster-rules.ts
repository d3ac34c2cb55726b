import { strokeInk } from './faint-strokes.ts';
import type { GreyImage } from './grey-image.ts';
import type { Ink } from './ink.ts';
import { horizontalStrokes, type Stroke } from './long-runs.ts';

/** The rules of a page's tables. A vertical stroke is given with rows and columns exchanged: `from` is its upper end. */
export interface RasterRules {
  horizontal: Stroke[];
  vertical: Stroke[];
}

/** In parts of the height of the page's characters: shortest and thickest rule, and how near its end must come to another. */
const SHORTEST = 1.05;
const THICKEST = 0.35;
const NEAR = 0.25;
/** Pieces of a rule join over such a break. */
const BREAK = 0.5;
/** Smaller meshes of strokes are characters such as 田. */
const LEAST_HEIGHT = 2.2;
const LEAST_WIDTH = 4;
/** Many times what a page of tables has. */
const MOST_STROKES = 4000;
/** Verticals that end at one height without a rule: the table goes on over the page break. */
const OPEN_END = 3;

/**
 * Strokes that rule tables: each ends at another that crosses it (or, at a page break, at the height at which two more end), and
 * they make up a mesh larger than a character. `em` is the height of the page's characters in pixels.
 */
export function rasterRules(grey: GreyImage, ink: Ink, em: number): RasterRules {
  const shortest = Math.max(8, Math.round(SHORTEST * em));
  const thickest = Math.max(5, THICKEST * em);
  const dark = strokeInk(grey, ink);
  const lying = horizontalStrokes(dark.lying, shortest, thickest);
  const standing = horizontalStrokes(dark.standing, shortest, thickest);
  if (lying.length + standing.length > MOST_STROKES) return { horizontal: [], vertical: [] };
  let horizontal = joined(lying, em);
  let vertical = joined(standing, em);
  for (let before = -1; before !== horizontal.length + vertical.length; ) {
    before = horizontal.length + vertical.length;
    const [h, v] = [horizontal, vertical];
    horizontal = h.filter((stroke) => isHeld(stroke, v, h, em));
    vertical = v.filter((stroke) => isHeld(stroke, h, v, em));
  }
  return withoutCharacters({ horizontal, vertical }, em);
}

function isHeld(stroke: Stroke, across: readonly Stroke[], along: readonly Stroke[], em: number): boolean {
  const near = NEAR * em;
  const end = (where: number, at: number, side: 'from' | 'to') => {
    if (across.some((other) => meets(other, where, at, near))) return true;
    const together = along.filter((other) => Math.abs(other[side] - where) <= near && touchesAny(other, across, near));
    return together.length >= OPEN_END;
  };
  return end(stroke.from, stroke.atFrom, 'from') && end(stroke.to, stroke.atTo, 'to');
}

/** True where a stroke of the other direction passes the point (`where` along this one, `at` its place). */
function meets(other: Stroke, where: number, at: number, near: number): boolean {
  if (at < other.from - near || at > other.to + near) return false;
  return Math.abs(placeAt(other, at) - where) <= near;
}

function touchesAny(stroke: Stroke, across: readonly Stroke[], near: number): boolean {
  return across.some((other) => crosses(stroke, other, near));
}

function crosses(stroke: Stroke, other: Stroke, near: number): boolean {
  const where = placeAt(other, (stroke.atFrom + stroke.atTo) / 2);
  return (
    where >= stroke.from - near &&
    where <= stroke.to + near &&
    placeAt(stroke, where) >= other.from - near &&
    placeAt(stroke, where) <= other.to + near
  );
}

/** Where a stroke lies at a point along it. */
function placeAt({ from, to, atFrom, atTo }: Stroke, along: number): number {
  return to === from ? atFrom : atFrom + ((atTo - atFrom) * (along - from)) / (to - from);
}

/** Pieces of one rule that lie on one line with a small break between them. */
function joined(strokes: readonly Stroke[], em: number): Stroke[] {
  const sorted = [...strokes].sort((a, b) => a.from - b.from);
  const out: Stroke[] = [];
  for (const stroke of sorted) {
    const isLong = (one: Stroke) => one.to - one.from > em;
    const before = out.find(
      (one) =>
        stroke.from - one.to <= BREAK * em &&
        stroke.from >= one.to - em &&
        stroke.to > one.to &&
        Math.abs(stroke.atFrom - one.atTo) <= 0.12 * em &&
        isLong(one) &&
        isLong(stroke),
    );
    if (!before) out.push({ ...stroke });
    else {
      before.to = stroke.to;
      before.atTo = stroke.atTo;
      before.runs = [...before.runs, ...stroke.runs];
    }
  }
  return out;
}

function withoutCharacters({ horizontal, vertical }: RasterRules, em: number): RasterRules {
  const all = [...horizontal, ...vertical];
  const parent = all.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) at = parent[at]!;
    return at;
  };
  for (const [i, h] of horizontal.entries())
    for (const [k, v] of vertical.entries())
      if (crosses(h, v, NEAR * em)) parent[root(i)] = root(horizontal.length + k);
  const sizes = new Map<number, { width: number; height: number }>();
  for (const [i, { from, to }] of all.entries()) {
    const size = sizes.get(root(i)) ?? { width: 0, height: 0 };
    if (i < horizontal.length) size.width = Math.max(size.width, to - from);
    else size.height = Math.max(size.height, to - from);
    sizes.set(root(i), size);
  }
  const isTable = (i: number) => {
    const { width, height } = sizes.get(root(i))!;
    return width >= LEAST_WIDTH * em && height >= LEAST_HEIGHT * em;
  };
  return {
    horizontal: horizontal.filter((_, i) => isTable(i)),
    vertical: vertical.filter((_, k) => isTable(horizontal.length + k)),
  };
}

/** The pixels of rules, and those beside them that their soft edges darken, set to `paper` in an image of the same size. */
export function wipeRules(rules: RasterRules, width: number, data: Uint8Array, paper: number, margin: number): void {
  const height = data.length / width;
  const wipe = (x0: number, y0: number, x1: number, y1: number) => {
    for (let y = Math.max(0, y0); y < Math.min(height, y1); y++)
      data.fill(paper, y * width + Math.max(0, x0), y * width + Math.min(width, x1));
  };
  for (const { runs } of rules.horizontal)
    for (const { y, x0, x1 } of runs) wipe(x0 - margin, y - margin, x1 + margin, y + 1 + margin);
  for (const { runs } of rules.vertical)
    for (const { y, x0, x1 } of runs) wipe(y - margin, x0 - margin, y + 1 + margin, x1 + margin);
}
