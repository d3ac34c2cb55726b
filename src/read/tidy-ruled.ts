import type { RuledCell, RuledGrid } from './ruled-page.ts';

/** Part of the characters' height below which a row or column cannot hold any, and the bounds of that in points. */
const NARROW = 0.7;
const LEAST = 4.5;
const MOST = 8;

type Axis = 'r' | 'c';
const SPAN = { r: 'rs', c: 'cs' } as const;

/**
 * A ruled table without what its rules alone made: empty strips between double rules, and rows that a label beside them seems to
 * split because it ends a little higher or lower than they do. Characters must be in their cells.
 */
export function tidyRuled(grid: RuledGrid): RuledGrid {
  const heights = grid.cells.flatMap((cell) => cell.glyphs.map((glyph) => glyph.y1 - glyph.y0)).sort((a, b) => a - b);
  const narrow = Math.min(MOST, Math.max(LEAST, NARROW * (heights[heights.length >> 1] ?? 0)));
  const slim = withoutStrips(withoutStrips(grid, 'c', narrow), 'r', narrow);
  return withoutGhostRows(slim);
}

function withoutStrips(grid: RuledGrid, axis: Axis, narrow: number): RuledGrid {
  let tidied = grid;
  for (let i = lines(grid, axis).length - 2; i >= 0 && lines(tidied, axis).length > 2; i--) {
    const at = lines(tidied, axis);
    if (at[i + 1]! - at[i]! >= narrow) continue;
    const own = tidied.cells.filter((cell) => cell[axis] === i && cell[SPAN[axis]] === 1);
    if (own.every(isEmpty)) tidied = without(tidied, axis, i);
  }
  return tidied;
}

/**
 * A label beside several rows whose end lies off the row's end (print engines cut tall cells at page breaks so) makes an empty strip
 * through one row: on its left cells go on, on its right are the cells of the row, all cut in two. The strip goes.
 */
function withoutGhostRows(grid: RuledGrid): RuledGrid {
  let tidied = grid;
  for (let r = grid.ys.length - 2; r > 0; r--) if (isGhost(tidied, r)) tidied = without(tidied, 'r', r);
  return tidied;
}

function isGhost({ cells, xs }: RuledGrid, r: number): boolean {
  const own = cells.filter((cell) => cell.r === r);
  if (own.length === 0 || !own.every(isEmpty)) return false;
  const right = Math.max(...own.map((cell) => cell.c + cell.cs));
  const left = Math.min(...own.map((cell) => cell.c));
  const width = (list: readonly RuledCell[]) => list.reduce((sum, cell) => sum + cell.cs, 0);
  const cut = cells.filter((cell) => cell.r === r - 1 && cell.rs === 2 && cell.c >= right);
  // Between the strip and the row's own cells labels beside several rows may go on.
  const from = Math.min(...cut.map((cell) => cell.c));
  return width(own) === right - left && cut.length > 0 && width(cut) === xs.length - 1 - from;
}

function isEmpty(cell: RuledCell): boolean {
  return cell.glyphs.every((glyph) => glyph.text.trim() === '');
}

function lines(grid: RuledGrid, axis: Axis): number[] {
  return axis === 'r' ? grid.ys : grid.xs;
}

/** The grid without one row or column: cells of it alone go, cells that reach over it shrink. */
function without(grid: RuledGrid, axis: Axis, gone: number): RuledGrid {
  const span = SPAN[axis];
  const cells = grid.cells.flatMap((cell): RuledCell[] => {
    if (cell[axis] > gone) return [{ ...cell, [axis]: cell[axis] - 1 }];
    const left = cell[axis] + cell[span] > gone ? cell[span] - 1 : cell[span];
    return left === 0 ? [] : [{ ...cell, [span]: left }];
  });
  const kept = lines(grid, axis).filter((_, i) => i !== (gone === 0 ? 1 : gone));
  return {
    ...grid,
    cells: cells.sort((a, b) => a.r - b.r || a.c - b.c),
    ...(axis === 'r' ? { ys: kept } : { xs: kept }),
  };
}
