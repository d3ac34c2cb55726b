import type { Glyph, RuledCell, RuledGrid } from './ruled-page.ts';

/** The cell in which a point of a page lies, and its table. */
export interface Home {
  grid: RuledGrid;
  cell: RuledCell;
}

export type Find = (glyph: Glyph) => Home | null;

/** Characters that one operation shows without a gap, all with their middles in one cell. */
export interface SettledWord {
  word: readonly Glyph[];
  home: Home;
}

/** A figure that stands across the rule to a blank cell: nobody knows in which of the two it belongs. */
export interface Astride extends SettledWord {
  neighbour: Home;
}

/** Part of a character that must lie beyond a rule; boxes may be a little wider than what is drawn. */
const BEYOND = 0.15;
/** Part of its cell's width up to which a figure had room inside: wider ones overflow. */
const ROOMY = 0.75;

/**
 * Figures that had room in their cell and stand across its rule all the same, with nothing in the cell beyond: as where what stands before
 * them in their row has moved them. Where most figures of a page stand so, it is the way in which they are set.
 */
export function figuresAstride(words: readonly SettledWord[], find: Find): Astride[] {
  const roomy = figuresByCell(words).filter(({ word, home }) => {
    const { x0, x1 } = extent(word);
    return x1 - x0 <= ROOMY * (home.cell.bbox[2] - home.cell.bbox[0]);
  });
  return (['left', 'right'] as const).flatMap((side) => {
    const over = roomy.flatMap((figure) => beyond(figure, side, find) ?? []);
    return over.length * 2 > roomy.length ? [] : over.filter(({ neighbour }) => isBlank(neighbour));
  });
}

/** The characters of each cell that holds nothing but digits, whether they were drawn at once or one by one. */
function figuresByCell(words: readonly SettledWord[]): SettledWord[] {
  const cells = new Map<RuledCell, { word: Glyph[]; home: Home }>();
  for (const { word, home } of words) {
    const found = cells.get(home.cell);
    if (found) found.word.push(...word);
    else cells.set(home.cell, { word: [...word], home });
  }
  return [...cells.values()].filter(({ word }) => word.every(isPlainDigit));
}

function beyond({ word, home }: SettledWord, side: 'left' | 'right', find: Find): Astride | null {
  const { x0, x1 } = extent(word);
  const [first] = word;
  const [left, , right] = home.cell.bbox;
  const by = side === 'left' ? left - x0 : x1 - right;
  if (!first || by <= BEYOND * (first.x1 - first.x0)) return null;
  const at = side === 'left' ? x0 : x1;
  const neighbour = find({ ...first, x0: at, x1: at });
  return neighbour && neighbour.cell !== home.cell ? { word, home, neighbour } : null;
}

function extent(word: readonly Glyph[]): { x0: number; x1: number } {
  return { x0: Math.min(...word.map(({ x0 }) => x0)), x1: Math.max(...word.map(({ x1 }) => x1)) };
}

/** True for a cell with no characters but blanks. */
export function isBlank(home: Home | null): boolean {
  return home?.cell.glyphs.every((glyph) => glyph.text.trim() === '') ?? false;
}

/** Recognised characters have boxes that are only about right. */
function isPlainDigit(glyph: Glyph): boolean {
  return (glyph.turn ?? 0) === 0 && glyph.conf === undefined && /^[\d０-９,.，．]$/.test(glyph.text);
}
