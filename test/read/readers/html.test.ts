import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../../src/read/readers/html.ts';
import type { Document, Grid } from '../../../src/report/document.ts';
import { readerContract } from '../../contracts/reader.ts';
import { processorMs } from '../../processor-time.ts';

const bytes = (html: string) => new TextEncoder().encode(html);

readerContract(htmlReader, [
  {
    name: 'a page with spans',
    input: {
      bytes: bytes(
        '<!DOCTYPE html><html><body><p>前文</p><table><tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr><td>1</td><td>2</td></tr></table></body></html>',
      ),
    },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  },
]);

async function read(html: string): Promise<Document> {
  const result = await htmlReader.read({ bytes: bytes(html), url: 'http://a.gov.cn/b/c.html' });
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
}

async function grids(html: string): Promise<string[][][]> {
  const { blocks } = await read(html);
  return blocks
    .filter((block): block is Grid => block.t === 'grid')
    .map((grid) => {
      const rows: string[][] = Array.from({ length: grid.rows }, () => []);
      for (const cell of grid.cells) rows[cell.r]!.push(cell.raw);
      return rows;
    });
}

const table = (rows: string) => `<table>${rows}</table>`;

describe('tables of a page', () => {
  it('are read from the innermost tables; layout tables around them are walked through', async () => {
    const inner = table('<tr><td>行政许可</td><td>5</td></tr>');
    expect(await grids(table(`<tr><td>菜单</td><td><p>一、总体情况</p>${inner}</td></tr>`))).toEqual([
      [['行政许可', '5']],
    ]);
  });

  it('may have a box around the words of each cell, drawn as a table of a single cell', async () => {
    const box = (text: string) => `<td>${table(`<tr><td>${text}</td></tr>`)}</td>`;
    const rows = `<tr>${box('行政许可')}${box('5')}</tr><tr>${box('行政处罚')}${box('')}</tr>`;
    expect(await grids(table(rows))).toEqual([
      [
        ['行政许可', '5'],
        ['行政处罚', ''],
      ],
    ]);
  });

  it('are not made of a menu and an article in a table of a single cell', async () => {
    const article = table(`<tr><td>${'<p>本年新收政府信息公开申请五件，均已答复。</p>'.repeat(12)}</td></tr>`);
    const menu = '<p>政府信息公开指南</p>'.repeat(60);
    const { blocks } = await read(table(`<tr><td>${menu}</td><td>${article}</td></tr>`));
    expect(blocks.filter((block) => block.t === 'p' && block.text.startsWith('本年新收'))).toHaveLength(12);
  });

  it('are no tables where one cell holds the whole article', async () => {
    const { blocks } = await read(table('<tr><td></td><td><p>第一段</p><p>第二段</p></td></tr>'));
    expect(blocks.map((block) => block.t === 'p' && block.text)).toEqual(['第一段', '第二段']);
  });

  it('lose the helper row of Word, hidden rows and rows without height', async () => {
    const rows =
      '<tr><td>甲</td><td>1</td></tr><tr style="display:none"><td>乙</td><td>2</td></tr><tr height="0"><td></td><td></td></tr><![if !supportMisalignedColumns]><tr><td width="3"></td><td></td></tr><![endif]>';
    expect(await grids(table(rows))).toEqual([[['甲', '1']]]);
  });

  it('keep a blank row that is shown', async () => {
    expect(await grids(table('<tr><td>甲</td><td>1</td></tr><tr><td></td><td>&nbsp;</td></tr>'))).toEqual([
      [
        ['甲', '1'],
        ['', ''],
      ],
    ]);
  });

  it('let rowspan="0" run to the end of its row group', async () => {
    const { blocks } = await read(
      table(
        '<tbody><tr><td rowspan="0">甲</td><td>1</td></tr><tr><td>2</td></tr></tbody><tbody><tr><td>乙</td><td>3</td></tr></tbody>',
      ),
    );
    const grid = blocks.find((block) => block.t === 'grid')!;
    expect(grid.t === 'grid' && grid.cells[0]).toMatchObject({ raw: '甲', rs: 2 });
  });

  it('keep one figure of a cell whole over inner tags, and two figures apart', async () => {
    const cells = '<td><p><span>1</span><font>2<b>3</b></font></p></td><td><p>4</p><p>5</p></td><td>6<br>7</td>';
    expect(await grids(table(`<tr>${cells}</tr>`))).toEqual([[['123', '4\n5', '6\n7']]]);
  });

  it('tell what a cell shows beside text: entries by their values, pictures as something that is not blank', async () => {
    const row = (cell: string) => `<table><tr><td>甲</td><td>${cell}</td></tr></table>`;
    const shown = async (cell: string) => (await grids(row(cell)))[0]![0]![1];
    expect(await shown('<input value="3">')).toBe('3');
    expect(await shown('<textarea>4</textarea>')).toBe('4');
    expect(await shown('<input type="hidden" value="9">5')).toBe('5');
    for (const drawn of ['<img src="3.png">', '<svg><text>3</text></svg>', '<canvas></canvas>'])
      expect(await shown(drawn), drawn).toBe('\ufffd');
    expect(await shown('<img src="line.gif" width="1">')).toBe('');
  });

  it('keep entries apart that stand side by side in one cell', async () => {
    const field = (value: string) => `<input type="text" value="${value}" readonly>`;
    expect(await grids(table(`<tr><td>重复申请</td><td>${field('44')}</td<td>${field('42')}</td></tr>`))).toEqual([
      [['重复申请', '44 42']],
    ]);
  });

  it('never call a cell blank that a script or a style of the page fills', async () => {
    const row = (cell: string) => `<table><tr><td>甲</td>${cell}</tr></table>`;
    const shown = async (cell: string) => (await grids(row(cell)))[0]![0]![1];
    for (const cell of [
      '<td><script>document.write(5)</script></td>',
      '<td v-text="row.made"></td>',
      '<td><span ng-bind="row.made">0</span></td>',
      '<td data-value="5"></td>',
      '<td><span class="count" data-to="5"></span></td>',
      '<td><i class="digit-5"></i></td>',
      '<td><input placeholder="5"></td>',
    ])
      expect(await shown(cell), cell).toContain('\ufffd');
    expect(await shown('<td data-value="5">5</td>')).toBe('5');
    expect(await shown('<td class="num"><span class="MsoNormal"></span></td>')).toBe('');
    expect(await shown('<td v-text=""></td>')).toBe('');
  });

  it('never read digits forwards that the page shows backwards', async () => {
    const row = (cell: string) => `<table><tr><td>甲</td><td>${cell}</td></tr></table>`;
    const shown = async (cell: string) => (await grids(row(cell)))[0]![0]![1];
    expect(await shown('<bdo dir="rtl">321</bdo>')).toBe('\u202e321');
    expect(await shown('<span style="unicode-bidi:bidi-override;direction:rtl">321</span>')).toBe('\u202e321');
    expect(await shown('<span dir="rtl">321</span>')).toBe('321');
  });

  it('lose rows that are drawn together, and blanks that were escaped twice', async () => {
    const rows =
      '<tr><td>甲&amp;nbsp;</td><td>&amp;nbsp;1</td></tr><tr style="visibility:collapse"><td>乙</td><td>2</td></tr>';
    expect(await grids(table(rows))).toEqual([[['甲', '1']]]);
  });

  it('never join lowered, struck-out or invisible digits with a figure', async () => {
    const row = (cell: string) => `<table><tr><td>甲</td><td>${cell}</td></tr></table>`;
    const shown = async (cell: string) => (await grids(row(cell)))[0]![0]![1];
    expect(await shown('<del>3</del>4')).not.toBe('34');
    expect(await shown('<span style="text-decoration: line-through">3</span>4')).not.toBe('34');
    expect(await shown('5<sub>1</sub>')).not.toBe('51');
    expect(await shown('5<span style="vertical-align:super">1</span>')).not.toBe('51');
    expect(await shown('<span style="font-size:0px">8</span>3')).toBe('3');
  });

  it('keep a raised footnote number apart from the figure', async () => {
    expect(await grids(table('<tr><td>甲</td><td>5<sup>1</sup></td></tr>'))).toEqual([[['甲', '5¹']]]);
    expect(await grids(table('<tr><td>甲</td><td>5<sup>[1]</sup></td></tr>'))).toEqual([[['甲', '5¹']]]);
  });

  it('whose own tag is lost keep their figures apart', async () => {
    const { blocks } = await read(
      '<h3>统计表</h3><tr><td>公开信息数<td>条<td>224<td>771<tr><td>回应数</td><th>9</th></tr>',
    );
    expect(blocks.map((block) => block.t === 'p' && block.text)).toEqual([
      '统计表',
      '公开信息数',
      '条',
      '224',
      '771',
      '回应数',
      '9',
    ]);
    expect(await grids(table('<tr><td>甲</td><td>1</td></tr>'))).toEqual([[['甲', '1']]]);
  });

  it('are found without tr, and with tags left open, as a browser does', async () => {
    expect(await grids('<table><td>甲<td>1<tr><td>乙<td>2</table>')).toEqual([
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ]);
  });
});

describe('the article of a page', () => {
  const nav = '<div class="nav"><a href="/x">政府信息公开年报</a><p>菜单项</p></div>';
  const text = `<p>${'本报告由某局编制，'.repeat(20)}</p>`;

  it('is the known container, without menus, footer, scripts and comments', async () => {
    const { blocks } = await read(
      `<body>${nav}<div id="zoom">${text}<script>var a = 1;</script><!-- 注释 --></div><div class="footer"><p>版权所有</p></div></body>`,
    );
    expect(blocks).toHaveLength(1);
  });

  it('is the block that holds the report tables where the known container does not', async () => {
    const html = `<body><div class="content"><p>${'相关链接'.repeat(50)}</p></div><div id="main">${text}${table('<tr><td>信息内容</td><td>本年制发件数</td></tr>')}</div></body>`;
    const { blocks } = await read(html);
    expect(blocks.some((block) => block.t === 'grid')).toBe(true);
  });

  it('keeps the line outside it that says who published it and when', async () => {
    const { blocks } = await read(
      `<body>${nav}<div><span>发布时间：2024-01-23　来源：某局</span></div><div id="zoom">${text}</div></body>`,
    );
    expect(blocks.some((block) => block.t === 'p' && block.text.includes('2024-01-23'))).toBe(true);
  });

  const dayOf = async (page: string) => {
    const { blocks } = await read(`<body>${nav}${page}</body>`);
    return blocks.find((block) => block.t === 'p' && /^20\d\d/.test(block.text)) ?? null;
  };
  const article = `<div id="zoom">${text}</div>`;
  const BOX = '<table><tr><td>发布机构</td><td>某局</td><td>公开日期</td><td>2024-02-25</td></tr></table>';

  it.each([
    ['a table', BOX],
    ['lines', '<ul><li>发文机关：</li><li>某局</li><li>生成日期</li><li><i>2024-02-25</i> 09:30</li></ul>'],
  ])('keeps the day of the box over it whose labels and values stand apart: %s', async (_, box) => {
    expect(await dayOf(`${box}${article}`)).toMatchObject({ text: expect.stringMatching(/^2024-02-25/) });
  });

  it.each([
    ['behind it', `${article}<div>上一篇</div><div>发布时间：</div><div>2023-01-20</div>`],
    ['of a form to search with', `<p>发布时间</p><p>2023-01-01</p><p>至</p><p>2023-12-31</p>${article}`],
    ['of several other articles', `${BOX}${BOX.replace('02-25', '03-26')}${article}`],
    ['that is the end of something', `<p>公开日期</p><p>2029-12-31失效</p>${article}`],
  ])('keeps no day %s', async (_, page) => {
    expect(await dayOf(page)).toBeNull();
  });

  it('keeps nothing of a list outside it whose columns are named so', async () => {
    const rows = '<tr><td>发布机构</td><td>发布日期</td></tr><tr><td>关于印发某办法的通知</td><td>2023-05-06</td></tr>';
    const { blocks } = await read(`<body>${nav}<table>${rows}</table><div id="zoom">${text}</div></body>`);
    expect(blocks.some((block) => block.t === 'p' && /通知|2023-05-06/.test(block.text))).toBe(false);
  });

  it('gives meta tags as found, the title, and links made absolute', async () => {
    const document = await read(
      `<head><meta name="PubDate" content="2024-01-23 10:00"><title>某局年报</title></head><body><div id="zoom">${text}<a href="P01.pdf">附件</a></div></body>`,
    );
    expect(document.meta).toEqual({ PubDate: '2024-01-23 10:00', title: '某局年报' });
    expect(document.links).toEqual([{ href: 'http://a.gov.cn/b/P01.pdf', text: '附件' }]);
  });
});

describe('hostile pages', () => {
  it('with 50,000 nested elements are read flat, with a warning', async () => {
    const deep = '<div><span>'.repeat(25_000);
    const { blocks, warnings } = await read(`<html><body>${deep}文字${'</span></div>'.repeat(25_000)}`);
    expect(blocks).toEqual([{ t: 'p', text: '文字', places: [{ path: 'p[1]' }] }]);
    expect(warnings[0]?.code).toBe('nesting-cut');
  });

  it('with absurd spans stay small', async () => {
    const { blocks } = await read(
      table('<tr><td rowspan="99999" colspan="99999">甲</td><td>1</td></tr><tr><td>乙</td></tr>'),
    );
    const grid = blocks.find((block) => block.t === 'grid');
    expect(grid && grid.t === 'grid' ? grid.rows * grid.cols : 0).toBeLessThan(1000);
  });

  it('with unclosed comments take linear time', async () => {
    const started = processorMs();
    await read(`<html><body>${'<!--'.repeat(40_000)}`);
    expect(processorMs() - started).toBeLessThan(15_000);
  });
});
