import { describe, expect, it } from 'vitest';
import { ruledGrids, ruledToGrid, type Segment } from '../../src/read/ruled-grid.ts';
import type { Glyph } from '../../src/read/ruled-page.ts';

const XS = [0, 100, 140, 180, 220];
const ROWS = 4;
const RULES: Segment[] = [
  ...Array.from({ length: ROWS + 1 }, (_, r): Segment => ({ x0: 0, y0: 30 * r, x1: 220, y1: 30 * r })),
  ...XS.map((x): Segment => ({ x0: x, y0: 0, x1: x, y1: 30 * ROWS })),
];

/** One operation a figure, or one a digit; digits are 6 wide. */
function figure(x: number, row: number, digits: string, oneByOne = false): Glyph[] {
  const y0 = 30 * row + 10;
  return [...digits].map((text, i) => ({
    text,
    x0: x + 6 * i,
    x1: x + 6 * i + 6,
    y0,
    y1: y0 + 10,
    run: row * 10 + Math.floor(x / 40) + (oneByOne ? 100 * i : 0),
  }));
}

/** The figures of each row, blanks as ``. */
function read(glyphs: readonly Glyph[]): string[][] {
  const page = { n: 1, width: 300, height: 300 };
  const [grid] = ruledGrids({ ...page, segments: RULES, glyphs: [...glyphs] }).grids;
  const { cells } = ruledToGrid(grid!, page);
  return Array.from({ length: ROWS }, (_, r) => cells.filter((cell) => cell.r === r && cell.c > 0).map((c) => c.raw));
}

const PLAIN = [0, 1, 2].flatMap((row) => [110, 150, 190].flatMap((x) => figure(x, row, '12')));

describe('a figure across the rule between its cell and a blank one', () => {
  it('is nobody’s, and the blank cell no blank', () => {
    expect(read([...PLAIN, ...figure(110, 3, '7'), ...figure(178, 3, '0')])[3]).toEqual(['7', '\ufffd', '\ufffd']);
    expect(read([...PLAIN, ...figure(110, 3, '7'), ...figure(176, 3, '0')])[3]).toEqual(['7', '\ufffd', '\ufffd']);
  });

  it('is read where it only touches the rule, where the cell beyond has a figure, and where it overflows', () => {
    expect(read([...PLAIN, ...figure(110, 3, '7'), ...figure(179.5, 3, '0')])[3]).toEqual(['7', '', '0']);
    expect(read([...PLAIN, ...figure(150, 3, '7'), ...figure(178, 3, '0')])[3]).toEqual(['', '7', '0']);
    expect(read([...PLAIN, ...figure(110, 3, '7'), ...figure(178, 3, '123456')])[3]).toEqual(['7', '', '123456']);
  });

  it.each([false, true])('is read where figures are set so throughout (digits one by one: %s)', (oneByOne) => {
    const set = [0, 1, 2].flatMap((row) => [98, 138, 178].flatMap((x) => figure(x, row, '12', oneByOne)));
    expect(read([...set, ...figure(98, 3, '7', oneByOne), ...figure(178, 3, '30', oneByOne)])[3]).toEqual([
      '7',
      '',
      '30',
    ]);
  });
});
