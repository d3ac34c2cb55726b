import { describe, expect, it } from 'vitest';
import { alignedTables } from '../../../src/read/aligned/aligned-tables.ts';
import { pageBlocks } from '../../../src/read/page-blocks.ts';
import type { Glyph } from '../../../src/read/ruled-grid.ts';

const SIZE = 10;
let run = 0;

/** Words whose middle is at `x`, `y`: Chinese characters are square, the others half as wide. */
function words(x: number, y: number, text: string): Glyph[] {
  const widths = [...text].map((c) => (c.charCodeAt(0) < 0x80 ? SIZE / 2 : SIZE));
  let at = x - widths.reduce((sum, width) => sum + width, 0) / 2;
  run++;
  return [...text].map((c, i) => {
    const x0 = at;
    at += widths[i]!;
    return { text: c, x0, x1: at, y0: y - SIZE / 2, y1: y + SIZE / 2, run };
  });
}

/** Words that begin at `x`. */
function label(x: number, y: number, text: string): Glyph[] {
  const glyphs = words(0, y, text);
  const by = x - glyphs[0]!.x0;
  return glyphs.map((glyph) => ({ ...glyph, x0: glyph.x0 + by, x1: glyph.x1 + by }));
}

const COLUMNS = [250, 320, 390];
const HEADER = (y: number) => [
  ...label(40, y, '信息内容'),
  ...['制发件数', '废止件数', '有效件数'].flatMap((name, i) => words(COLUMNS[i]!, y, name)),
];
const row = (y: number, name: string, figures: string[]) => [
  ...label(40, y, name),
  ...figures.flatMap((figure, i) => (figure === '' ? [] : words(COLUMNS[i]!, y, figure))),
];

function read(glyphs: readonly Glyph[], page = { n: 1 }, before: Parameters<typeof alignedTables>[1] = null) {
  return alignedTables({ ...page, glyphs }, before).tables.map(({ grid }) =>
    Array.from({ length: grid.rows }, (_, r) =>
      grid.cells.filter((cell) => cell.r === r && cell.c > 0).map((cell) => cell.text || '_'),
    ),
  );
}

describe('a table without rules', () => {
  it('has the columns that its header names; what is not there is blank', () => {
    const found = read([
      ...HEADER(100),
      ...row(120, '规章', ['3', '', '12']),
      ...row(140, '规范性文件', ['', '0', '7']),
    ]);
    expect(found).toEqual([
      [
        ['信息内容', '制发件数', '废止件数', '有效件数'],
        ['规章', '3', '_', '12'],
        ['规范性文件', '_', '0', '7'],
      ],
    ]);
  });

  it('has names of groups above the columns of which they are the middle', () => {
    const [found] = read([
      ...words(355, 80, '法人或其他组织'),
      ...HEADER(100),
      ...row(120, '规章', ['3', '4', '12']),
      ...row(140, '规范性文件', ['1', '0', '7']),
    ]);
    const [tables] = alignedTables(
      { n: 1, glyphs: [...words(355, 80, '法人或其他组织'), ...HEADER(100), ...row(120, '规章', ['3', '4', '12'])] },
      null,
    ).tables;
    expect(found?.[0]).toEqual(['信息内容', '制发件数', '法人或其他组织']);
    expect(tables?.grid.cells.find((cell) => cell.text === '法人或其他组织')).toMatchObject({ r: 0, c: 3, cs: 2 });
  });

  it('has the name of a group apart from that of the column in its middle, a line below', () => {
    const names = ['维持', '纠正', '其他', '未结', '总计'];
    const xs = [60, 110, 160, 210, 260];
    const [table] = alignedTables(
      {
        n: 1,
        glyphs: [
          ...words(160, 100, '复议后起诉'),
          ...names.flatMap((name, i) => words(xs[i]!, 113, name)),
          ...xs.flatMap((x) => words(x, 140, '5')),
        ],
      },
      null,
    ).tables;
    expect(table?.grid.cells.filter((cell) => cell.r < 2).map(({ text, cs }) => `${text} ${cs}`)).toEqual([
      '复议后起诉 5',
      ...names.map((name) => `${name} 1`),
    ]);
  });

  it('says of a row that each of its columns has something', () => {
    const [table] = alignedTables(
      {
        n: 1,
        glyphs: [...HEADER(100), ...row(120, '规章', ['3', '', '12']), ...row(140, '规范性文件', ['1', '0', '7'])],
      },
      null,
    ).tables;
    expect(table?.grid.cells.filter(({ whole }) => whole).map(({ r }) => r)).toEqual([2, 2, 2, 2]);
  });

  it('does not state a figure that stands between two columns', () => {
    const between = [...label(40, 140, '规范性文件'), ...words(285, 140, '88')];
    const [found] = read([...HEADER(100), ...row(120, '规章', ['3', '4', '12']), ...between]);
    expect(found?.[2]).toEqual(['规范性文件', '\ufffd', '\ufffd', '\ufffd']);
  });

  it('takes nothing for blank beside a figure that stands at no label, a line below', () => {
    const [found] = read([
      ...HEADER(100),
      ...row(120, '规章', ['3', '4', '12']),
      ...row(140, '规范性文件', ['1', '0', '']),
      ...words(390, 153, '7'),
    ]);
    expect(found?.[2]).toEqual(['规范性文件', '\ufffd', '\ufffd', '\ufffd']);
  });

  it('takes the name of a group between two rows for no row', () => {
    const rows = ['1.属于国家秘密', '2.保护第三方', '3.属于事务信息'];
    const deep = rows.flatMap((name, i) => [
      ...label(90, 120 + 20 * i, name),
      ...COLUMNS.flatMap((x, c) => words(x, 120 + 20 * i, String(i + c))),
    ]);
    const [found] = read([...HEADER(100), ...label(40, 130, '不公开'), ...deep]);
    expect(found?.slice(1).map(([name]) => name)).toEqual(rows);
  });

  it('says nothing where no header names its columns', () => {
    const [found] = read([...row(120, '规章', ['3', '4', '12']), ...row(140, '规范性文件', ['1', '', '7'])]);
    expect(found?.flat().filter((text) => /\d/.test(text))).toEqual([]);
  });

  describe('whose header may stand on the page before', () => {
    const rows = [...row(80, '规章', ['3', '4', '12']), ...row(100, '规范性文件', ['1', '', '7'])];
    const lower = COLUMNS.slice(1).flatMap((x, i) => words(x, 60, ['商业企业', '科研机构'][i]!));
    const upper = [...label(40, 780, '信息内容'), ...words(COLUMNS[0]!, 780, '自然人'), ...words(355, 780, '法人')];
    const texts = (page: Parameters<typeof alignedTables>[0]) =>
      alignedTables(page, null).tables.map(({ grid }) =>
        grid.cells.filter(({ c }) => c > 0).map(({ text }) => text || '_'),
      );

    it('has the upper half from there', () => {
      expect(texts({ n: 2, glyphs: [...lower, ...rows], above: upper })).toEqual([
        '信息内容 自然人 法人 商业企业 科研机构 规章 3 4 12 规范性文件 1 _ 7'.split(' '),
      ]);
    });

    it('has all of it from there', () => {
      expect(texts({ n: 2, glyphs: rows, above: HEADER(780) })).toEqual([
        '信息内容 制发件数 废止件数 有效件数 规章 3 4 12 规范性文件 1 _ 7'.split(' '),
      ]);
    });

    it('is the same where it is repeated on its own page', () => {
      expect(texts({ n: 2, glyphs: [...HEADER(60), ...rows], above: HEADER(780) })).toEqual([
        '信息内容 制发件数 废止件数 有效件数 规章 3 4 12 规范性文件 1 _ 7'.split(' '),
      ]);
    });

    it('says nothing where the words there are none', () => {
      const larger = upper.map((glyph) => ({ ...glyph, y0: glyph.y0 - 3 }));
      const [found] = texts({ n: 2, glyphs: [...HEADER(60), ...rows], above: larger });
      expect(found?.filter((text) => /\d/.test(text))).toEqual([]);
      const [whole] = texts({ n: 2, glyphs: [...HEADER(60), ...rows] });
      expect(whole?.filter((text) => /\d/.test(text))).toHaveLength(5);
    });
  });

  it('goes on over a page with the columns of the page before', () => {
    const first = alignedTables({ n: 1, glyphs: [...HEADER(700), ...row(720, '一、规章', ['3', '4', '12'])] }, null);
    const second = [...row(60, '二、规范性文件', ['', '5', '']), ...row(80, '三、行政许可', ['1', '', '7'])];
    expect(read(second, { n: 2 }, first.tables[0])).toEqual([
      [
        ['二、规范性文件', '_', '5', '_'],
        ['三、行政许可', '1', '_', '7'],
      ],
    ]);
  });

  it('is none where figures stand in sentences', () => {
    expect(read(label(40, 100, '本机关全年办理政府信息公开申请30件，主动公开信息335条。'))).toEqual([]);
    const line = (y: number, from: number) => [
      ...label(40, y, '全年受理政府信息公开申请'),
      ...words(from, y, '30'),
      ...label(from + 12, y, '件，其中不予公开'),
      ...words(from + 120, y, '8'),
      ...label(from + 130, y, '件，结转下年'),
    ];
    expect(read([...line(100, 190), ...line(118, 196), ...line(136, 188)])).toEqual([]);
  });

  it('has labels whose lines stand above and below their figures', () => {
    const two = (y: number, name: string, rest: string, figures: string[]) => [
      ...label(40, y - 12, name),
      ...label(40, y + 12, rest),
      ...figures.flatMap((figure, i) => words(COLUMNS[i]!, y, figure)),
    ];
    const found = read([
      ...HEADER(60),
      ...two(110, '1.公开政府', '信息的件数', ['3', '4', '12']),
      ...two(170, '2.公开政府', '信息的次数', ['5', '6', '11']),
    ]);
    expect(found[0]!.slice(1)).toEqual([
      ['1.公开政府信息的件数', '3', '4', '12'],
      ['2.公开政府信息的次数', '5', '6', '11'],
    ]);
  });

  it('has labels of lines set far apart beside the middle of which a group has its name', () => {
    const lines = (y: number, figures: string[]) => [
      ...label(60, y - 13, '1.属于三类内部'),
      ...label(60, y + 13, '事务信息'),
      ...figures.flatMap((figure, i) => words(COLUMNS[i]!, y, figure)),
    ];
    const [found] = read([
      ...HEADER(100),
      ...row(130, '一、规章', ['3', '4', '12']),
      ...lines(175, ['6', '0', '7']),
      ...label(20, 175, '不予'),
      ...row(220, '二、文件', ['1', '0', '9']),
    ]);
    expect(found?.slice(1)).toEqual([
      ['一、规章', '3', '4', '12'],
      ['1.属于三类内部事务信息', '6', '0', '7'],
      ['二、文件', '1', '0', '9'],
    ]);
  });

  it('goes on below a label of more lines than tables have space between two rows', () => {
    const tall = (y: number, begin: string, figures: string[]) => [
      ...Array.from({ length: 12 }, (_, i) => label(40, y + 14 * i, i === 0 ? begin : '正当理由逾期')).flat(),
      ...figures.flatMap((figure, i) => words(COLUMNS[i]!, y + 77, figure)),
    ];
    const [found, other] = read([
      ...HEADER(100),
      ...row(120, '一、规章', ['3', '4', '12']),
      ...tall(140, '1.申请人无', ['5', '6', '11']),
      ...tall(312, '2.申请人未', ['2', '0', '2']),
      ...row(490, '二、文件', ['1', '0', '9']),
    ]);
    expect(other).toBeUndefined();
    expect(found?.at(-1)).toEqual(['二、文件', '1', '0', '9']);
  });

  it('says nothing of rows whose figures go on in the next line', () => {
    const found = read([
      ...HEADER(60),
      ...row(80, '1.规章', ['5', '6', '11']),
      ...row(100, '2.规范性文件', ['3', '12', '390']),
      ...words(COLUMNS[2]!, 113, '221'),
    ]);
    expect(found[0]!.slice(1)).toEqual([
      ['1.规章', '5', '6', '11'],
      ['2.规范性文件', '\ufffd', '\ufffd', '\ufffd'],
    ]);
  });

  it('calls no cell blank beside a line that may be one of the label above', () => {
    const found = read([
      ...HEADER(60),
      ...row(100, '1.公开政府', ['3', '12', '39']),
      ...label(40, 125, '信息的件数'),
      ...row(150, '2.规范性文件', ['5', '6', '11']),
    ]);
    expect(found.flat().filter((cells) => cells.includes('_'))).toEqual([]);
  });
});

describe('lines of a table without rules that office programs break', () => {
  const rowsOf = (glyphs: readonly Glyph[]) => read([...HEADER(100), ...glyphs])[0]!.slice(1);

  it('state no figure whose sign stands apart beside the label', () => {
    const rows = rowsOf([
      ...row(120, '行政许可', ['33', '18', '2']),
      ...row(150, '行政处罚', ['', '5', '7']),
      ...words(180, 150, '减少'),
    ]);
    expect(rows.at(-1)).not.toContain('5');
  });

  it('state no blank for a label whose first character stands beside the figures above', () => {
    const rows = rowsOf([
      ...row(120, '规章', ['7', '0', '9']),
      ...row(150, '行', ['0', '0', '402']),
      ...row(180, '政规范性文件', []),
      ...row(210, '其他文件', ['85', '40', '85']),
    ]);
    expect(rows[2]).toEqual(['政规范性文件', '\ufffd', '\ufffd', '\ufffd']);
  });

  it('state no blank for a label alone beside a row of which nothing is certain', () => {
    const blanksBefore = (next: string) =>
      rowsOf([
        ...row(120, '一、新收申请', ['7', '0', '9']),
        ...row(150, '二、部分公开（', []),
        ...row(180, '三、办理结果', []),
        ...row(210, next, []),
        ...row(240, '五、总计', ['85', '40', '85']),
      ])[1]!.slice(1);
    expect(blanksBefore('四、不予公开')).toEqual(['_', '_', '_']);
    expect(blanksBefore('区分处理的）')).toEqual(Array(3).fill('\ufffd'));
  });

  it('state no figures of a label whose number stands in the line above, beside figures', () => {
    const rows = rowsOf([
      ...row(120, '6.过程性信息', ['59', '1', '59']),
      ...row(150, '7.执法案卷', ['2', '3', '4']),
      ...row(180, '8.', ['13', '1', '13']),
      ...row(210, '行政查询事项', ['5', '2', '5']),
    ]);
    expect(rows.at(-1)!.slice(1)).toEqual(['\ufffd', '\ufffd', '\ufffd']);
  });

  it('state no figures above shorter ones beside words that begin no label: the digits that a cell had no room for', () => {
    const broken = rowsOf([
      ...row(120, '一、新收申请', ['458', '396', '270']),
      ...row(140, '公开申请数量', ['9', '13', '1']),
      ...row(170, '二、上年结转', ['0', '2', '2']),
    ]);
    expect(broken.slice(0, 2).map((cells) => cells.slice(1))).toEqual(Array(2).fill(Array(3).fill('\ufffd')));
    const whole = rowsOf([
      ...row(120, '一、新收申请', ['458', '396', '270']),
      ...row(140, '公开申请数量', ['9', '713', '1']),
      ...row(170, '二、上年结转', ['0', '2', '2']),
    ]);
    expect(whole[0]!.slice(1)).toEqual(['458', '396', '270']);
  });

  it('state no figures of the last row of a page where the next page begins with figures below them', () => {
    const page = (n: number, glyphs: readonly Glyph[]) => ({
      ...{ n, glyphs, width: 595, height: 842 },
      ...{ segments: [], pictures: [] },
    });
    const last = (top: readonly Glyph[]) => {
      const first = [
        ...HEADER(700),
        ...row(720, '规章', ['3', '4', '12']),
        ...row(750, '规范性文件', ['17', '0', '177']),
      ];
      const { blocks } = pageBlocks([
        page(1, first),
        page(2, [...top, ...label(40, 200, '三、收到和处理申请的情况如下。')]),
      ]);
      const [grid] = blocks.filter((block) => block.t === 'grid');
      return grid?.cells.filter((cell) => cell.r === grid.rows - 1 && cell.c > 0).map((cell) => cell.text);
    };
    expect(last(words(COLUMNS[2]!, 70, '7'))?.slice(1)).toEqual(['\ufffd', '\ufffd', '\ufffd']);
    expect(last(words(COLUMNS[2]!, 70, '2'))?.slice(1)).toEqual(['17', '0', '177']);
    expect(last([])?.slice(1)).toEqual(['17', '0', '177']);
  });
});
