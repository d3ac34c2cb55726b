import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/read/cell-text.ts';
import { ruledGrids, ruledToGrid, type Segment } from '../../src/read/ruled-grid.ts';
import type { Glyph } from '../../src/read/ruled-page.ts';
import { stitchGrids } from '../../src/read/stitch.ts';

const h = (y: number, x0: number, x1: number): Segment => ({ x0, y0: y, x1, y1: y });
const v = (x: number, y0: number, y1: number): Segment => ({ x0: x, y0, x1: x, y1 });
const text = (x: number, y: number, words: string, width = 10): Glyph[] =>
  [...words].map((c, i) => ({ text: c, x0: x + width * i, y0: y, x1: x + width * (i + 1), y1: y + 10 }));
const PAGE = { n: 1, width: 600, height: 800 };
const grids = (segments: Segment[], glyphs: Glyph[] = []) =>
  ruledGrids({ ...PAGE, segments, glyphs }).grids.map((grid) => ({
    regular: grid.regular,
    xs: grid.xs,
    cells: ruledToGrid(grid, PAGE).cells.map(({ r, c, rs, cs, raw }) => `${r},${c} ${rs}x${cs} ${raw}`),
  }));

describe('tables as browsers print them', () => {
  it('have their label beside several rows end with its last row, though it was drawn higher at a page break', () => {
    const right = [v(100, 0, 60), v(200, 0, 120), v(300, 0, 120), h(0, 0, 300), h(30, 100, 300), h(75, 100, 300)];
    const left = [v(0, 0, 120), h(60, 0, 100), v(100, 75, 120), h(120, 0, 300)];
    const [grid, ...more] = grids([...right, ...left], text(10, 90, '四'));
    expect(more).toEqual([]);
    expect(grid).toMatchObject({ regular: true, xs: [0, 100, 200, 300] });
    expect(grid?.cells).toContain('0,0 2x1 ');
    expect(grid?.cells).toContain('2,0 1x1 四');
  });

  it('keep the outer line of a label beside all rows of a page, which no row line meets', () => {
    const rows = [0, 30, 60].map((y) => h(y, 60, 200));
    const [grid] = grids([v(0, 0, 60), v(60, 0, 60), v(130, 0, 60), v(200, 0, 60), ...rows], text(10, 20, '三'));
    expect(grid?.xs).toEqual([0, 60, 130, 200]);
    expect(grid?.cells).toContain('0,0 2x1 三');
  });

  it('are two where they stand one upon the other and their columns are others', () => {
    const upper = [h(0, 0, 300), h(30, 0, 300), h(60, 0, 300), ...[0, 90, 140, 220, 300].map((x) => v(x, 0, 60))];
    const lower = [h(61, 0, 300), h(90, 0, 300), ...[0, 60, 170, 250, 300].map((x) => v(x, 61, 90))];
    expect(grids([...upper, ...lower]).map((grid) => grid.cells.length)).toEqual([8, 4]);
  });

  it('are one where rows have fewer cells than others', () => {
    const rows = [0, 30, 60, 90].map((y) => h(y, 0, 300));
    const columns = [v(0, 0, 90), v(300, 0, 90), ...[75, 150, 225].map((x) => v(x, 0, 30)), v(75, 60, 90)];
    expect(grids([...rows, ...columns])).toHaveLength(1);
  });

  it('leave out the rest of a page below their last row, which only their outer lines reach', () => {
    const rows = [h(0, 0, 300), h(30, 100, 300), h(60, 100, 300)];
    const [grid] = grids([...rows, v(0, 0, 200), v(100, 0, 60), v(200, 0, 60), v(300, 0, 200)]);
    expect(grid).toMatchObject({ regular: true });
    expect(grid?.cells).toHaveLength(5);
  });
});

describe('cells of printed tables', () => {
  const cell = (width: number, glyphs: Glyph[]) =>
    grids([h(0, 0, 300), h(60, 0, 300), v(0, 0, 60), v(width, 0, 60), v(300, 0, 60)], glyphs)[0]?.cells[0];

  it('hold one figure where a narrow column broke its digits', () => {
    expect(cell(36, [...text(3, 10, '３６３'), ...text(3, 25, '０４')])).toBe('0,0 1x1 ３６３０４');
  });

  it('hold two where the first line had room for more', () => {
    expect(cell(60, [...text(3, 10, '363'), ...text(3, 25, '04')])).toBe('0,0 1x1 363\n04');
  });

  it('give the last line of a name, which hangs over its rule into the cell of a figure, back to the cell above', () => {
    const rules = [h(0, 0, 200), h(15, 0, 200), h(30, 0, 200), v(0, 0, 30), v(100, 0, 30), v(200, 0, 30)];
    const words = [...text(20, -4, '社会公益组'), ...text(40, 10.4, '织'), ...text(42, 18, '7', 6)];
    const [grid] = grids(rules, [...words, ...text(142, 18, '9', 6)]);
    expect(grid?.cells).toEqual(['0,0 1x1 社会公益组\n织', '0,1 1x1 ', '1,0 1x1 7', '1,1 1x1 9']);
    // A unit may be the figure's, and words that begin in the cell are its own.
    const unit = grids(rules, [...text(40, -2, '申请'), ...text(45, 10.4, '件'), ...text(42, 18, '7', 6)])[0]?.cells;
    expect(unit?.[2]).toBe('1,0 1x1 件\n7');
    const own = grids(rules, [...text(40, 1, '申请'), ...text(45, 15.2, '织'), ...text(42, 22, '7', 6)])[0]?.cells;
    expect(own?.[2]).toBe('1,0 1x1 织\n7');
  });

  it('read over characters of no width, to which browsers give some', () => {
    const space: Glyph = { text: '\u200b', x0: 20, x1: 22, y0: 0, y1: 10 };
    expect(cellText([...text(0, 0, '第二'), space, ...text(20.4, 0, '十条')])).toBe('第二十条');
  });
});

it('a header whose words a page break cut is one row, however long the words above the labels are', () => {
  const page = (n: number, words: string[]) => {
    const row = words.map((raw, c) => ({ r: 0, c, rs: 1, cs: 1, raw, text: raw, places: [{ page: n }] }));
    return { t: 'grid' as const, rows: 1, cols: words.length, cells: row, source: 'rules' as const };
  };
  const relation = '本列数据的勾稽关系为第一项加第二项之和等于第三项加第四项之和';
  const whole = stitchGrids([
    page(1, [relation, '自然人', '商业企业', '法律服', '其他']),
    page(2, ['', '', '', '务机构', '']),
  ]);
  expect(whole.cells.map((cell) => cell.text)).toEqual([relation, '自然人', '商业企业', '法律服务机构', '其他']);
});
