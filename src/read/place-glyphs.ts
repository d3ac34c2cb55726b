import type { Glyph, RuledCell, RuledGrid } from './ruled-grid.ts';

/** Stands for a figure of which nobody can say whether it is this cell's. */
const UNSURE = '\ufffd';
/** Part of the character size by which the steps between the digits of one figure may differ. */
const EVEN = 0.04;

interface Home {
  grid: RuledGrid;
  cell: RuledCell;
}

type Find = (glyph: Glyph) => Home | null;

/**
 * Puts every character into its cell, the innermost table first; gives back those that lie in no table. What one operation shows
 * without a gap belongs to the cell in which it begins, even where it overflows; figures of which that is not certain become unreadable.
 */
export function placeGlyphs(grids: readonly RuledGrid[], glyphs: readonly Glyph[]): Glyph[] {
  const find = finder(grids);
  const rest: Glyph[] = [];
  const over: { word: Glyph[]; homes: (Home | null)[] }[] = [];
  for (const word of unbroken(glyphs)) {
    const homes = word.map(find);
    if (homes.every((home) => home?.cell === homes[0]?.cell)) (homes[0]?.cell.glyphs ?? rest).push(...word);
    else over.push({ word, homes });
  }
  for (const { word, homes } of over) placeOver(word, homes, find, rest);
  return rest;
}

/** A word that lies in more than one cell, or partly outside: called when all others are in their places. */
function placeOver(whole: readonly Glyph[], all: readonly (Home | null)[], find: Find, rest: Glyph[]): void {
  if (!whole.some(isDigit)) {
    placeWords(whole, all, rest);
    return;
  }
  for (const word of evenParts(whole)) {
    const homes = word.map(find);
    const home = homes[0];
    const strayed = homes.filter((other) => other?.cell !== home?.cell);
    const isLost = home ? strayed.length * 2 > word.length || (word.length < 3 && strayed.some(isBlank)) : true;
    if (strayed.length === 0 || (home && !isLost)) (home?.cell.glyphs ?? rest).push(...word);
    else {
      if (home) home.grid.spilled++;
      for (const [i, glyph] of word.entries())
        if (homes[i]) homes[i].cell.glyphs.push({ ...glyph, text: UNSURE });
        else rest.push(glyph);
    }
  }
}

/** Words begin in their cell; those that begin outside are left to their own places. */
function placeWords(word: readonly Glyph[], homes: readonly (Home | null)[], rest: Glyph[]): void {
  const home = homes[0];
  if (!home) for (const [i, glyph] of word.entries()) (homes[i]?.cell.glyphs ?? rest).push(glyph);
  else {
    if (homes.filter((other) => other?.cell !== home.cell).length * 2 > word.length) home.grid.spilled++;
    home.cell.glyphs.push(...word);
  }
}

function isBlank(home: Home | null): boolean {
  return home?.cell.glyphs.every((glyph) => glyph.text.trim() === '') ?? false;
}

function isDigit(glyph: Glyph): boolean {
  return /^[\d０-９]$/.test(glyph.text);
}

/**
 * Figures of neighbouring cells that one operation shows so near one another that they seem to be one: the digits of one figure follow at
 * even steps, and between two figures the step is another.
 */
function evenParts(word: readonly Glyph[]): Glyph[][] {
  const steps = word.flatMap((glyph, i) => {
    const next = word[i + 1];
    return next && isDigit(glyph) && isDigit(next) ? [next.x0 - glyph.x0] : [];
  });
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  const parts: Glyph[][] = [];
  for (const [i, glyph] of word.entries()) {
    const last = word[i - 1];
    const size = glyph.y1 - glyph.y0;
    const isUneven = last && isDigit(last) && isDigit(glyph) && Math.abs(glyph.x0 - last.x0 - usual) > EVEN * size;
    if (i === 0 || isUneven) parts.push([glyph]);
    else parts.at(-1)!.push(glyph);
  }
  return parts;
}

/** Characters of one show-text operation without a gap between them, on one line: they belong to one cell even where they overflow it. */
function unbroken(glyphs: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = [];
  for (const glyph of glyphs) {
    const word = words.at(-1);
    const last = word?.at(-1);
    if (word && last && goesOn(last, glyph)) word.push(glyph);
    else words.push([glyph]);
  }
  return words;
}

function goesOn(last: Glyph, next: Glyph): boolean {
  if (last.run === undefined || last.run !== next.run || /^\s*$/.test(last.text) || /^\s*$/.test(next.text))
    return false;
  const size = Math.max(last.y1 - last.y0, 1);
  const level = Math.abs(middle(last.y0, last.y1) - middle(next.y0, next.y1)) < size / 2;
  const gap = next.x0 - last.x1;
  return level && gap < size / 3 && gap > -size;
}

function finder(grids: readonly RuledGrid[]): Find {
  const area = ({ bbox }: RuledGrid) => (bbox[2] - bbox[0]) * (bbox[3] - bbox[1]);
  const inner = [...grids].sort((a, b) => area(a) - area(b)).map((grid) => ({ grid, at: cellFinder(grid) }));
  return (glyph) => {
    for (const { grid, at } of inner) {
      const cell = at(middle(glyph.x0, glyph.x1), middle(glyph.y0, glyph.y1));
      if (cell) return { grid, cell };
    }
    return null;
  };
}

function cellFinder({ xs, ys, cells }: RuledGrid): (x: number, y: number) => RuledCell | null {
  const cols = xs.length - 1;
  const at: RuledCell[] = [];
  for (const cell of cells)
    for (let r = cell.r; r < cell.r + cell.rs; r++)
      for (let c = cell.c; c < cell.c + cell.cs; c++) at[r * cols + c] = cell;
  return (x, y) => {
    const r = strip(ys, y);
    const c = strip(xs, x);
    return r < 0 || c < 0 ? null : (at[r * cols + c] ?? null);
  };
}

/** Index of the strip between two lines in which a coordinate lies, or -1. */
function strip(lines: readonly number[], value: number): number {
  if (value < lines[0]! || value >= lines.at(-1)!) return -1;
  let low = 0;
  let high = lines.length - 1;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (lines[mid]! <= value) low = mid;
    else high = mid;
  }
  return low;
}

function middle(a: number, b: number): number {
  return (a + b) / 2;
}
