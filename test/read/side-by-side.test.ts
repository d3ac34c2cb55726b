import { describe, expect, it } from 'vitest';
import { pageBlocks } from '../../src/read/page-blocks.ts';
import type { PositionedPage } from '../../src/read/positioned-page.ts';
import type { Segment } from '../../src/read/ruled-grid.ts';
import type { Glyph } from '../../src/read/ruled-page.ts';
import type { Grid } from '../../src/report/document.ts';

const LEFT = 50;
const ROW = 15;
const PAGE = { width: 600, height: 800, pictures: [] };

const write = (x: number, y: number, words: string): Glyph[] =>
  [...words].map((text, i) => {
    const width = /[\x20-\x7e]/.test(text) ? 5 : 10;
    const before = [...words.slice(0, i)].reduce((sum, one) => sum + (/[\x20-\x7e]/.test(one) ? 5 : 10), 0);
    return { text, x0: x + before, y0: y, x1: x + before + width, y1: y + 10 };
  });

/** Rows of cells from `top` on, the first row one cell over all columns where `over` says its words. */
interface Sheet {
  widths: number[];
  rows: string[][];
  over?: string;
  top?: number;
}

/** The columns `from` up to `to` of a sheet, as a workbook prints them: what crosses the cut is drawn on both pages. */
function page(sheet: Sheet, from: number, to: number, rest: Glyph[] = []): Omit<PositionedPage, 'n'> {
  const { widths, rows, over, top = 100 } = sheet;
  const end = (column: number) => widths.slice(0, column).reduce((sum, width) => sum + width, 0);
  const x = (column: number) => LEFT + end(column) - end(from);
  const lead = over === undefined ? 0 : 1;
  const bottom = top + ROW * (rows.length + lead);
  const segments: Segment[] = Array.from({ length: rows.length + lead + 1 }, (_, i) => ({
    x0: LEFT,
    y0: top + ROW * i,
    x1: x(to),
    y1: top + ROW * i,
  }));
  for (let c = from; c <= to; c++) {
    const isOuter = c === 0 || c === widths.length;
    segments.push({ x0: x(c), y0: isOuter ? top : top + ROW * lead, x1: x(c), y1: bottom });
  }
  const whole = (x(0) + x(widths.length)) / 2;
  const glyphs = over === undefined ? [] : write(whole - 5 * over.length, top + 2, over);
  for (const [r, row] of rows.entries())
    for (let c = from; c < to; c++) glyphs.push(...write(x(c) + 4, top + ROW * (r + lead) + 2, row[c] ?? ''));
  return { ...PAGE, glyphs: [...glyphs, ...rest].filter(({ x1 }) => x1 > 0), segments };
}

const numbered = (pages: Omit<PositionedPage, 'n'>[]): PositionedPage[] =>
  pages.map((one, i) => ({ ...one, n: i + 1 }));

function gridsOf(pages: Omit<PositionedPage, 'n'>[]) {
  return pageBlocks(numbered(pages)).blocks.filter((block): block is Grid => block.t === 'grid');
}

const shown = ({ cells, rows }: Grid) =>
  Array.from({ length: rows }, (_, r) =>
    cells
      .filter((cell) => cell.r === r)
      .map(({ text }) => text)
      .join('|'),
  );

/** Labels, and four columns of which two have room on the first page. */
const TABLE: Sheet = {
  widths: [200, 140, 150, 90, 90],
  over: '申请人情况申请人情况申请人情况申请人情况申请人情况',
  rows: [
    ['类别', '自然人', '商业企业', '其他', '总计'],
    ['一、本年新收', '5', '0', '2', '7'],
    ['二、上年结转', '1', '0', '', '1'],
    ['三、结转下年', '6', '0', '2', '8'],
  ],
};
const WHOLE = [TABLE.over!, ...TABLE.rows.map((row) => row.join('|'))];

describe('columns for which a page had no room', () => {
  it('are put beside those of the page before, and each figure keeps its own page', () => {
    const [grid, ...more] = gridsOf([page(TABLE, 0, 3), page(TABLE, 3, 5)]);
    expect(more).toEqual([]);
    expect(shown(grid!)).toEqual(WHOLE);
    const total = grid!.cells.find(({ text }) => text === '8')!;
    expect(total.places).toEqual([{ page: 2, bbox: [140, 160, 230, 175] }]);
    const group = grid!.cells.find(({ r }) => r === 0)!;
    expect(group.places.map((place) => place.page)).toEqual([1, 2]);
    // Both pages draw the words over the cut.
    expect(grid!.cells.some(({ parted }) => parted)).toBe(false);
  });

  it('are put beside them where three pages have one row of the sheet, and after all rows of the first columns', () => {
    const narrow = { ...TABLE, widths: [260, 240, 280, 230, 230] };
    const rows = Array.from({ length: 30 }, (_, i) => [`${i + 1}.申请事项`, `${i}`, '2', '3', `${i + 5}`]);
    const [upper, lower] = [
      { ...narrow, rows },
      { ...narrow, rows: rows.slice(0, 9).map(([, ...row]) => ['（一）予以', ...row]) },
    ];
    const cuts = [
      [0, 2],
      [2, 4],
      [4, 5],
    ] as const;
    const down = gridsOf(cuts.flatMap(([from, to]) => [page(upper, from, to), page({ ...lower, top: 60 }, from, to)]));
    const over = gridsOf(
      [upper, { ...lower, top: 60 }].flatMap((one) => cuts.map(([from, to]) => page(one, from, to))),
    );
    expect(down.map(shown)).toEqual(over.map(shown));
    expect(down).toHaveLength(1);
    expect(shown(down[0]!)[30]).toBe('30.申请事项|29|2|3|34');
    expect(shown(down[0]!).at(-1)).toBe('（一）予以|8|2|3|13'.normalize('NFKC'));
  });

  it('state no figure whose sum breaks where nothing but a few row lines shows that they belong together', () => {
    const { over: _, ...plain } = TABLE;
    const [grid] = gridsOf([page(plain, 0, 3), page(plain, 3, 5)]);
    expect(shown(grid!)).toEqual(WHOLE.slice(1));
    expect(grid!.cells.filter(({ parted }) => parted)).toHaveLength(11);
  });

  it('have running titles and page numbers once, and go on in lines of words', () => {
    const foot = (n: number) => write(280, 780, `第${n}页`);
    const line = write(
      LEFT + 20,
      60,
      '本机关二〇二三年政府信息公开工作年度报告本机关二〇二三年政府信息公开工作年度报告',
    );
    const moved = line.map((glyph) => ({ ...glyph, x0: glyph.x0 - 490, x1: glyph.x1 - 490 }));
    const { blocks } = pageBlocks(
      numbered([page(TABLE, 0, 3, [...line, ...foot(1)]), page(TABLE, 3, 5, [...moved, ...foot(2)])]),
    );
    expect(blocks.flatMap((block) => (block.t === 'p' ? [block.text] : []))).toEqual([
      line.map(({ text }) => text).join(''),
    ]);
  });
});

it('figures in the margin of a page are no page numbers', () => {
  const sums = {
    ...TABLE,
    top: 20,
    rows: [TABLE.rows[0]!, ['（七）总计', '0', '0', '0', '0'], ['四、结转', '1', '0', '0', '1']],
  };
  const [grid] = gridsOf([page(sums, 0, 3), page(sums, 3, 5)]);
  expect(shown(grid!).slice(2)).toEqual(['(七)总计|0|0|0|0', '四、结转|1|0|0|1']);
});

describe('tables that stay their own', () => {
  const alone = (...pages: Omit<PositionedPage, 'n'>[]) => gridsOf(pages).length;

  it('have labels of their own', () => {
    const other = { ...TABLE, rows: TABLE.rows.map(([label, ...row]) => [`${label}数`, ...row]) };
    expect(alone(page(TABLE, 0, 3), page(other, 0, 4))).toBe(2);
  });

  it('have other rows', () => {
    expect(alone(page(TABLE, 0, 3), page({ ...TABLE, rows: TABLE.rows.slice(0, 3) }, 3, 5))).toBe(2);
    expect(alone(page(TABLE, 0, 3), page({ ...TABLE, top: 104 }, 3, 5))).toBe(2);
  });

  it('had room on the page before', () => {
    const small = { ...TABLE, widths: [100, 60, 60, 60, 60] };
    expect(alone(page(small, 0, 3), page(small, 3, 5))).toBe(2);
  });

  it('stand below words of their own', () => {
    const words = write(LEFT, 80, '四、行政复议');
    expect(alone(page(TABLE, 0, 3), page(TABLE, 3, 5, words))).toBe(2);
  });

  it('have their header where the other has figures', () => {
    const [header, ...rows] = TABLE.rows;
    const late = { ...TABLE, rows: [rows[0]!, rows[1]!, header!, rows[2]!] };
    expect(alone(page(TABLE, 0, 3), page(late, 3, 5))).toBe(2);
  });
});
