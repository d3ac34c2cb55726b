import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ruledGrids, ruledToGrid, type Segment } from '../../src/read/ruled-grid.ts';
import type { Glyph } from '../../src/read/ruled-page.ts';

const h = (y: number, x0: number, x1: number): Segment => ({ x0, y0: y, x1, y1: y });
const v = (x: number, y0: number, y1: number): Segment => ({ x0: x, y0, x1: x, y1 });
/** A text of one show-text operation: characters of 10 x 10 from its top left corner. */
const text = (x: number, y: number, words: string, run?: number): Glyph[] =>
  [...words].map((c, i) => ({
    text: c,
    x0: x + 10 * i,
    y0: y,
    x1: x + 10 * (i + 1),
    y1: y + 10,
    ...(run === undefined ? {} : { run }),
  }));
const PAGE = { n: 1, width: 600, height: 800 };
const page = (segments: Segment[], glyphs: Glyph[] = []) => ruledGrids({ ...PAGE, segments, glyphs });
const all = (...xs: number[]) => xs.map((x) => v(x, 0, 60));

/** Cells of the first grid as `row,column rows x columns text`. */
function cells(segments: Segment[], glyphs: Glyph[] = []): string[] {
  const [grid] = page(segments, glyphs).grids;
  if (!grid) return [];
  return ruledToGrid(grid, PAGE).cells.map(
    ({ r, c, rs, cs, raw }) => `${r},${c}${rs * cs > 1 ? ` ${rs}x${cs}` : ''} ${raw}`,
  );
}

/** Two columns by two rows of which the right column runs over the edge of its page. */
const OVER_EDGE = [h(10, 500, 640), h(40, 500, 640), h(70, 500, 640), v(500, 10, 70), v(560, 10, 70), v(640, 10, 70)];

it('what stands in a cell that runs over the edge of its page is not known', () => {
  expect(cells(OVER_EDGE, [...text(505, 20, '12'), ...text(565, 20, '34'), ...text(505, 50, '5')])).toEqual([
    '0,0 12',
    '0,1 \ufffd',
    '1,0 5',
    '1,1 \ufffd',
  ]);
});

it('the gap of double rules, not crossed by others, makes no cell irregular', () => {
  const rows = [h(0, 0, 200), h(30, 0, 200), h(33.6, 100, 200), h(60, 0, 200)];
  const [grid] = page([...rows, v(0, 0, 60), v(200, 0, 60), v(100, 0, 31), v(100, 32, 60)]).grids;
  expect(grid?.regular).toBe(true);
});

const FRAME = [h(0, 0, 200), h(30, 0, 200), h(60, 0, 200)];

describe('grids from rules', () => {
  it('hold what stands between long strokes', () => {
    const glyphs = [...text(10, 10, '甲'), ...text(110, 10, '12'), ...text(10, 40, '乙'), ...text(110, 40, '3')];
    expect(cells([...FRAME, ...all(0, 100, 200)], glyphs)).toEqual(['0,0 甲', '0,1 12', '1,0 乙', '1,1 3']);
  });

  it('are the same where every cell draws its own edges', () => {
    const edges = [0, 30].flatMap((y) =>
      [0, 100].flatMap((x) => [
        h(y, x, x + 99.4),
        h(y + 29.6, x, x + 99.4),
        v(x, y, y + 29.6),
        v(x + 99.4, y, y + 29.6),
      ]),
    );
    expect(cells(edges)).toEqual(['0,0 ', '0,1 ', '1,0 ', '1,1 ']);
  });

  it('are the same where rules are double or dashed', () => {
    const double = [...FRAME, ...FRAME.map(({ y0 }) => h(y0 + 2, 0, 200)), ...all(0, 100, 200), ...all(2, 102, 202)];
    expect(cells(double)).toEqual(['0,0 ', '0,1 ', '1,0 ', '1,1 ']);
    const dashes = [0, 30, 60].flatMap((y) => Array.from({ length: 40 }, (_, i) => h(y, i * 5, i * 5 + 3)));
    expect(cells([...dashes, ...all(0, 100, 200)])).toEqual(['0,0 ', '0,1 ', '1,0 ', '1,1 ']);
  });

  it('lose the empty strips of wide double rules, under headers that reach over them too', () => {
    const wide = [...FRAME, ...all(0, 200), v(100, 30, 60), v(106, 30, 60)];
    const glyphs = [...text(98, 10, '甲'), ...text(10, 40, '乙'), ...text(120, 40, '3')];
    expect(cells(wide, glyphs)).toEqual(['0,0 1x2 甲', '1,0 乙', '1,1 3']);
  });

  it('span rows and columns where rules are missing', () => {
    const rules = [h(0, 0, 200), h(30, 100, 200), h(60, 0, 200), ...all(0, 100, 200), v(150, 30, 60)];
    expect(cells(rules)).toEqual(['0,0 2x1 ', '0,1 1x2 ', '1,1 ', '1,2 ']);
  });

  it('take a row that a page break left open at its top or bottom', () => {
    expect(cells([h(30, 0, 200), h(60, 0, 200), ...all(0, 100, 200)])).toHaveLength(4);
    expect(cells([h(0, 0, 200), h(30, 0, 200), ...all(0, 100, 200)])).toHaveLength(4);
  });

  it('take no row from one stray line', () => {
    expect(cells([...FRAME, ...all(0, 200), v(100, 0, 120)])).toHaveLength(4);
  });

  it('are trusted less where a cell would be no rectangle', () => {
    const bent = [h(0, 0, 200), h(30, 0, 100), h(60, 0, 200), ...all(0, 200), v(100, 30, 60)];
    const [grid] = page(bent).grids;
    expect(grid?.regular).toBe(false);
    expect(ruledToGrid(grid!, PAGE).source).toBe('alignment');
  });

  it('are apart where their rules do not meet, side by side or below one another', () => {
    const shifted = [...FRAME, ...all(0, 100, 200)].map((s) => ({ ...s, y0: s.y0 + 100, y1: s.y1 + 100 }));
    expect(page([...FRAME, ...all(0, 100, 200), ...shifted]).grids).toHaveLength(2);
  });

  it('are none in a frame around text, nor under a headline', () => {
    const { grids, rest } = page(
      [...FRAME.slice(0, 1), h(60, 0, 200), ...all(0, 200), h(300, 0, 200)],
      text(10, 10, '甲'),
    );
    expect(grids).toEqual([]);
    expect(rest).toHaveLength(1);
  });

  it('mend a row that a tall label seems to split', () => {
    const rules = [h(0, 0, 200), h(30, 100, 200), h(50, 0, 100), h(60, 0, 200), ...all(0, 100, 200)];
    const glyphs = [...text(10, 10, '甲'), ...text(110, 10, '1'), ...text(110, 35, '2')];
    expect(cells(rules, glyphs)).toEqual(['0,0 2x1 甲', '0,1 1', '1,1 2']);
  });
});

describe('characters in a grid', () => {
  const rules = [...FRAME, ...all(0, 100, 200)];

  it('digits drawn one by one are one figure across a rule, though another cell’s stands on the first of them', () => {
    const digit = (x: number, c: string, run: number): Glyph => ({ text: c, x0: x, x1: x + 10, y0: 10, y1: 20, run });
    const rules = [...FRAME, ...all(0, 100, 200)];
    const own: Glyph = { text: '0', x0: 93, x1: 98, y0: 10, y1: 20, run: 1 };
    const figure = [digit(90, '４', 2), digit(100, '２', 3), digit(110, '６', 4)];
    expect(cells(rules, [own, ...figure]).slice(0, 2)).toEqual(['0,0 \ufffd', '0,1 \ufffd６']);
  });

  it('that begin in a cell belong to it though they run over its edge', () => {
    const neighbour = text(160, 10, '8', 2);
    expect(cells(rules, [...text(50, 10, '1234567', 1), ...neighbour])[0]).toBe('0,0 1234567');
    expect(cells(rules, text(150, 10, '1234567', 1))[1]).toBe('0,1 1234567');
    expect(cells(rules, text(50, 10, '甲乙丙丁戊己庚', 1))[0]).toBe('0,0 甲乙丙丁戊己庚');
  });

  it('are no figure where they run over an edge into a cell without any: there may be a figure in each', () => {
    expect(cells(rules, text(50, 10, '1234567', 1)).slice(0, 2)).toEqual([
      `0,0 ${'\ufffd'.repeat(5)}`,
      '0,1 \ufffd\ufffd',
    ]);
  });

  it('are no figure where they lie mostly in another cell than they begin in, and neither cell is blank', () => {
    expect(cells(rules, text(88, 10, '1234', 1))).toEqual(['0,0 \ufffd', '0,1 \ufffd\ufffd\ufffd', '1,0 ', '1,1 ']);
  });

  it('are two figures where digits that one operation shows do not follow at even steps over a rule', () => {
    const tight = [...text(79.4, 10, '14', 1), ...text(100.4, 10, '17', 1)];
    expect(cells(rules, tight)).toEqual(['0,0 14', '0,1 17', '1,0 ', '1,1 ']);
  });

  it('are no figure where one digit on each side of a rule may be two figures or one', () => {
    expect(cells(rules, text(90, 10, '14', 1))).toEqual(['0,0 \ufffd', '0,1 \ufffd', '1,0 ', '1,1 ']);
  });

  it('are two where they are further apart than the digits of the page’s figures', () => {
    const year = text(300, 10, '2023', 1).map((glyph, i) => ({ ...glyph, x0: 300 + 5 * i, x1: 306.3 + 5 * i }));
    const more = text(300, 40, '2024', 2).map((glyph, i) => ({ ...glyph, x0: 300 + 5 * i, x1: 306.3 + 5 * i }));
    const left = { text: '3', x0: 93.5, x1: 99.8, y0: 10, y1: 20, run: 3 };
    const right = { text: '7', x0: 100.2, x1: 106.5, y0: 10, y1: 20, run: 4 };
    expect(cells([...FRAME, ...all(0, 100, 200)], [...year, ...more, left, right])).toEqual([
      '0,0 3',
      '0,1 7',
      '1,0 ',
      '1,1 ',
    ]);
  });

  it('of dots beside a rule do not draw it from its place', () => {
    const dots = [0.3, 31.1, 58.9].map((y) => v(101.9, y, y + 0.5));
    expect(cells([...FRAME, ...all(0, 100, 200), ...dots], text(110, 10, '12'))).toEqual([
      '0,0 ',
      '0,1 12',
      '1,0 ',
      '1,1 ',
    ]);
  });

  it('are no figure where they were drawn one by one and touch over a rule', () => {
    const digits = [...'165'].flatMap((digit, i) => text(83 + 10 * i, 10, digit, i + 1));
    expect(cells(rules, digits).slice(0, 2)).toEqual(['0,0 1\ufffd', '0,1 \ufffd']);
    const apart = [...text(83, 10, '1', 1), ...text(103, 10, '5', 2)];
    expect(cells(rules, apart).slice(0, 2)).toEqual(['0,0 1', '0,1 5']);
  });

  it('are no figure either where they are as wide as words, on a page of narrow ones', () => {
    const narrow = [20, 25, 30, 35, 40, 45].flatMap((x, i) => text(x, 50, '7', 20 + i));
    const wide = [...'３１５'].flatMap((digit, i) => text(83 + 10 * i, 10, digit, i + 1));
    expect(cells(rules, [...wide, ...narrow]).slice(0, 2)).toEqual(['0,0 ３\ufffd', '0,1 \ufffd']);
  });

  it('are no figure where they begin outside the table and end in it', () => {
    expect(cells(rules, text(-10, 10, '123', 1))[0]).toBe('0,0 \ufffd\ufffd');
  });

  it('belong to their own cells where one operation draws a whole row with gaps', () => {
    expect(cells(rules, [...text(10, 10, '12', 1), ...text(110, 10, '34', 1)])).toEqual([
      '0,0 12',
      '0,1 34',
      '1,0 ',
      '1,1 ',
    ]);
  });

  it('keep their lines and the blanks between them', () => {
    expect(cells(rules, [...text(10, 15, '乙'), ...text(10, 2, '甲'), ...text(40, 2, '1')])[0]).toBe('0,0 甲 1\n乙');
  });

  it('are read downwards where they were written so, from the right column to the left', () => {
    const down = (x: number, words: string, run: number) =>
      [...words].map((c, i) => ({ text: c, x0: x, y0: 1 + 9 * i, x1: x + 10, y1: 10 + 9 * i, run }));
    expect(cells(rules, [...down(40, '不予公', 1), ...down(20, '开', 2)])[0]).toBe('0,0 不予公\n开');
  });

  it('that lie on their side are read as they lie, so that 12 is never 21', () => {
    const upwards = [...'12'].map((c, i) => ({
      text: c,
      x0: 20,
      y0: 15 - 6 * i,
      x1: 30,
      y1: 21 - 6 * i,
      run: 1,
      turn: 3,
    }));
    expect(cells(rules, upwards)[0]).toBe('0,0 12');
  });

  it('that are small and raised stay apart from the figure before them', () => {
    const note = { text: '1', x0: 30, y0: 8, x1: 34, y1: 14 };
    expect(cells(rules, [...text(10, 10, '25'), note])[0]).toBe('0,0 25¹');
  });
});

describe('any rules', () => {
  const coordinate = fc.integer({ min: 0, max: 30 }).map((n) => n * 13);
  const segment = fc.oneof(
    fc.tuple(coordinate, coordinate, coordinate).map(([y, a, b]) => h(y, Math.min(a, b), Math.max(a, b))),
    fc.tuple(coordinate, coordinate, coordinate).map(([x, a, b]) => v(x, Math.min(a, b), Math.max(a, b))),
  );
  const glyph = fc.tuple(coordinate, coordinate).map(([x, y]) => text(x, y, '1')[0]!);

  it('make grids whose cells tile rows x columns, and every character is in one cell or in the rest', () => {
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 60 }), fc.array(glyph, { maxLength: 40 }), (segments, glyphs) => {
        const { grids, rest } = page(segments, glyphs);
        let placed = rest.length;
        for (const grid of grids) {
          const seen = new Set<string>();
          for (const cell of grid.cells) {
            placed += cell.glyphs.length;
            for (let r = cell.r; r < cell.r + cell.rs; r++)
              for (let c = cell.c; c < cell.c + cell.cs; c++) {
                expect(seen.has(`${r},${c}`)).toBe(false);
                seen.add(`${r},${c}`);
              }
          }
          expect(seen.size).toBe((grid.ys.length - 1) * (grid.xs.length - 1));
        }
        expect(placed).toBe(glyphs.length);
      }),
      { numRuns: 300 },
    );
  });
});
