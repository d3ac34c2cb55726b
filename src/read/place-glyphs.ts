import { UNREAD } from '../report/document.ts';
import { type Find, figuresAstride, type Home, isBlank, type SettledWord } from './astride-rules.ts';
import { usualStep } from './digit-steps.ts';
import type { Glyph, RuledCell, RuledGrid } from './ruled-page.ts';

/** Part of the character size by which the steps between the digits of one figure may differ. */
const EVEN = 0.02;
/** Gap, in parts of the character size, from which two characters on both sides of a rule are no figure. */
const APART = 0.05;
/** Gap up to which digits drawn one by one touch, and the difference in height within one line, in parts of the character size. */
const TOUCHING = 0.12;
const SAME_LINE = 0.3;
/** Digits before one that may touch it: where two cells' figures lie upon one another, the next before it may be the other cell's. */
const BESIDE = 3;
/** By how much the step from digit to digit may be wider than the page's usual one, in parts of the character size. */
const EVEN_STEP = 0.06;
/** Steps that are enough to know an operation's usual one. */
const MOST_STEPS = 20;

/**
 * Puts every character into its cell, the innermost table first; gives back those that lie in no table. What one operation shows
 * without a gap belongs to the cell in which it begins, even where it overflows; figures of which that is not certain become unreadable.
 */
export function placeGlyphs(grids: readonly RuledGrid[], glyphs: readonly Glyph[]): Glyph[] {
  const find = finder(grids);
  const rest: Glyph[] = [];
  const over: { word: Glyph[]; homes: (Home | null)[] }[] = [];
  const steps: Steps = new Map();
  const lone: Lone[] = [];
  const settled: SettledWord[] = [];
  for (const word of unbroken(glyphs)) {
    const homes = word.map(find);
    const [home] = homes;
    if (homes.every((other) => other?.cell === home?.cell)) {
      (home?.cell.glyphs ?? rest).push(...word);
      if (home) settled.push({ word, home });
      takeSteps(word, steps);
      const [glyph] = word;
      if (word.length === 1 && glyph && isFigure(glyph)) lone.push({ glyph, home: home ?? null });
    } else over.push({ word, homes });
  }
  const usual = usualStep(glyphs);
  for (const { word, homes } of over) placeOver(word, homes, { steps, usual }, rest);
  for (const [left, right] of touching(lone, usual)) {
    if (left.home?.cell === right.home?.cell) continue;
    for (const { glyph, home } of [left, right]) if (home) makeUnsure([glyph], home);
  }
  for (const { word, home, neighbour } of figuresAstride(settled, find)) {
    makeUnsure(word, home);
    neighbour.cell.glyphs.push({ ...word[0]!, text: UNREAD });
  }
  return rest.filter((glyph) => !hangsOut(glyph, find));
}

function makeUnsure(word: readonly Glyph[], { cell, grid }: Home): void {
  cell.glyphs = cell.glyphs.map((glyph) => (word.includes(glyph) ? { ...glyph, text: UNREAD } : glyph));
  grid.spilled++;
}

/** A digit just beside a table at an empty cell may be that cell's, which is then not blank: it is put there, unsure. */
function hangsOut(glyph: Glyph, find: Find): boolean {
  if (!isDigit(glyph) || (glyph.turn ?? 0) !== 0) return false;
  const size = glyph.y1 - glyph.y0;
  for (const by of [-size, size]) {
    const home = find({ ...glyph, x0: glyph.x0 + by, x1: glyph.x1 + by });
    if (!home || !isBlank(home)) continue;
    home.cell.glyphs.push({ ...glyph, text: UNREAD });
    home.grid.spilled++;
    return true;
  }
  return false;
}

interface Lone {
  glyph: Glyph;
  home: Home | null;
}

/**
 * Neighbours among digits that were drawn one by one, on one line without a gap: they are one figure, whatever rule lies between them.
 */
function touching(lone: readonly Lone[], usual: number | null): [Lone, Lone][] {
  const isOne = (left: Glyph, right: Glyph, size: number) => {
    const gap = right.x0 - left.x1;
    if (gap >= TOUCHING * size || gap <= -size / 2) return false;
    return usual === null || !areNarrow(left, right) || right.x0 - left.x0 < (usual + EVEN_STEP) * size;
  };
  const height = ({ glyph }: Lone) => middle(glyph.y0, glyph.y1);
  const lines: Lone[][] = [];
  for (const one of [...lone].sort((a, b) => height(a) - height(b))) {
    const line = lines.at(-1);
    const size = one.glyph.y1 - one.glyph.y0;
    if (line && height(one) - height(line[0]!) < SAME_LINE * size) line.push(one);
    else lines.push([one]);
  }
  return lines.flatMap((line) => {
    const sorted = line.sort((a, b) => a.glyph.x0 - b.glyph.x0);
    return sorted.flatMap((right, i) =>
      sorted
        .slice(Math.max(0, i - BESIDE), i)
        .filter((left) => isOne(left.glyph, right.glyph, right.glyph.y1 - right.glyph.y0))
        .map((left): [Lone, Lone] => [left, right]),
    );
  });
}

/** Steps between the digits of each operation, by its number. */
type Steps = Map<number | undefined, number[]>;

/** What is known of the page's steps: those of its operations, and the usual one in parts of the character size. */
interface Known {
  steps: Steps;
  usual: number | null;
}

function takeSteps(word: readonly Glyph[], steps: Steps): void {
  const found = stepsOf(word);
  if (found.length > 0) steps.set(word[0]!.run, [...(steps.get(word[0]!.run) ?? []), ...found].slice(0, MOST_STEPS));
}

function stepsOf(word: readonly Glyph[]): number[] {
  return word.flatMap((glyph, i) => {
    const next = word[i + 1];
    return next && isDigit(glyph) && isDigit(next) ? [next.x0 - glyph.x0] : [];
  });
}

/** A word that lies in more than one cell, or partly outside: called when all others are in their places. */
function placeOver(whole: readonly Glyph[], all: readonly (Home | null)[], known: Known, rest: Glyph[]): void {
  if (!whole.some(isDigit)) {
    placeWords(whole, all, rest);
    return;
  }
  for (const { word, homes } of figuresOf(whole, all, known)) {
    const home = homes[0];
    const strayed = homes.filter((other) => other?.cell !== home?.cell);
    const isLost = !home || strayed.length * 2 > word.length || strayed.some(isBlank);
    if (strayed.length === 0 || !isLost) {
      (home?.cell.glyphs ?? rest).push(...word);
      continue;
    }
    if (home) home.grid.spilled++;
    for (const [i, glyph] of word.entries())
      if (homes[i]) homes[i].cell.glyphs.push({ ...glyph, text: UNREAD });
      else rest.push(glyph);
  }
}

interface PlacedWord {
  word: Glyph[];
  homes: (Home | null)[];
}

/**
 * Figures of neighbouring cells that one operation shows so near one another that they seem to be one: the digits of one figure follow at
 * the operation's even steps, and from one figure to the next the step is another.
 */
function figuresOf(whole: readonly Glyph[], all: readonly (Home | null)[], known: Known): PlacedWord[] {
  const inside = whole.flatMap((glyph, i) =>
    i > 0 && all[i]?.cell === all[i - 1]?.cell ? [[whole[i - 1]!, glyph]] : [],
  );
  const own = [...(known.steps.get(whole[0]!.run) ?? []), ...inside.flatMap((pair) => stepsOf(pair))].sort(
    (a, b) => a - b,
  );
  const usual = own[(own.length - 1) >> 1];
  const words: PlacedWord[] = [];
  for (const [i, glyph] of whole.entries()) {
    const home = all[i] ?? null;
    const last = words.at(-1);
    const isOne = i > 0 && (home?.cell === all[i - 1]?.cell || !areApart(whole[i - 1]!, glyph, usual, known.usual));
    if (!last || !isOne) words.push({ word: [glyph], homes: [home] });
    else {
      last.word.push(glyph);
      last.homes.push(home);
    }
  }
  return words;
}

/** True where two characters on both sides of a rule cannot belong to one figure. */
function areApart(last: Glyph, next: Glyph, usual: number | undefined, ofPage: number | null): boolean {
  const size = next.y1 - next.y0;
  const step = next.x0 - last.x0;
  if (usual !== undefined && isDigit(last) && isDigit(next)) return Math.abs(step - usual) > EVEN * size;
  if (ofPage !== null && areNarrow(last, next)) return step > (ofPage + EVEN_STEP) * size;
  return next.x0 - last.x1 > APART * size;
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

function isFigure(glyph: Glyph): boolean {
  return (glyph.turn ?? 0) === 0 && /^[\d０-９,.，．]$/.test(glyph.text);
}

/** The page's usual step is that of narrow digits: １ and ２ are as wide as words. */
function areNarrow(...glyphs: readonly Glyph[]): boolean {
  return glyphs.every(({ text }) => /^\d$/.test(text));
}

function isDigit(glyph: Glyph): boolean {
  return /^[\d０-９]$/.test(glyph.text);
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
