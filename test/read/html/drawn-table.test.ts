import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../../src/read/readers/html.ts';
import type { Block } from '../../../src/report/document.ts';

async function blocksOf(body: string, head = ''): Promise<Block[]> {
  const bytes = new TextEncoder().encode(
    `<html><head>${head}</head><body><div class="main">${body}</div></body></html>`,
  );
  const result = await htmlReader.read({ bytes });
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value.blocks;
}

const told = (blocks: readonly Block[]) =>
  blocks.map((block) =>
    block.t === 'grid' ? [block.source, ...rowsOf(block)] : block.t === 'p' ? block.text : block.alt,
  );

function rowsOf(grid: Extract<Block, { t: 'grid' }>): string[] {
  return Array.from({ length: grid.rows }, (_, r) =>
    grid.cells
      .filter((cell) => cell.r === r)
      .map((cell) => `${cell.raw}${cell.rs > 1 ? `↓${cell.rs}` : ''}${cell.cs > 1 ? `→${cell.cs}` : ''}`)
      .join(' '),
  );
}

const rows = [
  ['信息内容', '本年制发件数', '现行有效件数'],
  ['规章', '5', '20'],
  ['行政规范性文件', '', '0'],
];
const lines = rows.map((row) => row.join(' '));
const even = (tr: string, td: string, last = td) =>
  rows
    .map(
      (row) =>
        `<${tr}>${row.map((cell, i) => `<${i ? last : td}>${cell}</${(i ? last : td).split(' ')[0]}>`).join('')}</${tr.split(' ')[0]}>`,
    )
    .join('\n');
const before = '<p>二、主动公开政府信息情况</p><p>本年主动公开政府信息如下，数据来自统计系统。</p>';

describe('a table that is drawn with other elements', () => {
  it('is one without its header too', async () => {
    const cells = [
      ['（一）收到申请数', '件', ''],
      ['2.传真申请数', '件', ''],
      ['3.网络申请数', '件', '12'],
    ];
    const row = (texts: string[]) => `<div>${texts.map((text) => `<div>${text}</div>`).join('')}</div>`;
    const expected = ['markup', ...cells.map((texts) => texts.join(' '))];
    expect(told(await blocksOf(`${before}${cells.map(row).join('')}`)).at(-1)).toEqual(expected);
  });

  it.each([
    ['styled as a table', even('div style="display:table-row"', 'span')],
    ['of rows in a container', `<div class="tbl">${even('div', 'div')}</div>`],
    [
      'with a header of its own',
      `<div><div class="thead">${even('div', 'div').split('\n')[0]}</div><div class="tbody">${even('div', 'div').split('\n').slice(1).join('')}</div></div>`,
    ],
    ['of lists', even('ul', 'li')],
    ['of lists of terms', even('dl', 'dt', 'dd')],
    ['of columns by their class', even('li', 'span class="col"')],
    ['by its roles', even('section role="row"', 'p role="cell"')],
  ])('%s has its cells where the page has them', async (_, table) => {
    expect(told(await blocksOf(`${before}${table}<p>三、其他</p>`))).toEqual([
      '二、主动公开政府信息情况',
      '本年主动公开政府信息如下，数据来自统计系统。',
      ['markup', ...lines],
      '三、其他',
    ]);
  });

  it('keeps the cells of a line where lines have more or fewer of them, and pads nothing', async () => {
    const [header, ...rest] = even('ul', 'li').split('\n');
    const table = `<ul><li>第二十条第（一）项</li><li>件</li></ul>${header}${rest.join('')}`;
    expect(told(await blocksOf(before + table)).at(-1)).toEqual(['sequence', '第二十条第（一）项 件', ...lines]);
  });

  it('may say how far its cells reach', async () => {
    const table = `<div role="row"><div role="cell" aria-colspan="3">第二十条第（一）项</div></div>${even('div role="row"', 'div')}`;
    expect(told(await blocksOf(before + table)).at(-1)).toEqual(['markup', '第二十条第（一）项→3', ...lines]);
  });

  it.each([
    ['in its own style', '<div style="display:grid;grid-template-columns:2fr repeat(2, 1fr)">', ''],
    ['in a style sheet', '<div class="g">', '<style>.g{display:grid;grid-template-columns:2fr 1fr 1fr}</style>'],
  ])('may be a grid that names its columns %s', async (_, open, head) => {
    const cells = rows.flat().map((cell) => `<div>${cell}</div>`);
    const table = `${open}<div style="grid-column:span 3">第二十条第（一）项</div>${cells.join('')}</div>`;
    expect(told(await blocksOf(before + table, head)).at(-1)).toEqual(['markup', '第二十条第（一）项→3', ...lines]);
  });

  it('may be a grid whose cells name their places', async () => {
    const at = (row: string, column: string, text: string) =>
      `<div style="grid-row:${row};grid-column:${column}">${text}</div>`;
    const cells = [at('2', '2', '5'), at('1 / 3', '1', '结果维持'), at('1 / span 1', '2 / 4', '0'), at('2', '3', '7')];
    const table = `<div style="display:grid;grid-template-columns:1fr 1fr 1fr">${cells.join('')}</div>`;
    expect(told(await blocksOf(before + table)).at(-1)).toEqual(['markup', '结果维持↓2 0→2', '5 7']);
  });

  it('is not a grid whose columns the screen decides, nor one in which cells lie over one another', async () => {
    const cells = rows
      .flat()
      .map((cell) => `<div>${cell}</div>`)
      .join('');
    for (const table of [
      `<div style="display:grid;grid-template-columns:repeat(auto-fit, 1fr)">${cells}</div>`,
      `<div style="display:grid;grid-template-columns:1fr 1fr">${'<div style="grid-row:1;grid-column:1">结果维持</div><div style="grid-row:1;grid-column:1">5</div>'}</div>`,
    ])
      expect((await blocksOf(before + table)).some((block) => block.t === 'grid')).toBe(false);
  });

  it('is not made of menus, lists of pages, or words in runs', async () => {
    const menu = Array.from(
      { length: 9 },
      (_, i) => `<li><a href="${i}">政府信息公开年报</a><span>2024-01-0${i}</span></li>`,
    );
    const prose =
      '<div><span>本年新收政府信息公开申请</span><span>1</span><span>2</span><span>件。</span></div>'.repeat(5);
    const parts = '<div><div>结果维持</div><div>本机关严格依法办理。</div></div>'.repeat(4);
    for (const body of [`<ul>${menu.join('')}</ul>`, prose, parts])
      expect((await blocksOf(before + body)).some((block) => block.t === 'grid')).toBe(false);
  });

  it('leaves the first section of the report in its own box, and the boxes beside the article out', async () => {
    const cells = Array.from({ length: 300 }, () => '<div>0</div>').join('');
    const article = `<p>二、主动公开政府信息情况</p><p>本年主动公开政府信息如下。</p><div style="display:grid;grid-template-columns:1fr 1fr">${'<div>结果维持</div><div>5</div>'}${cells}</div>`;
    const page = `<div><p>一、总体情况</p><p>本年工作平稳。</p></div><div>${article}</div>`;
    const beside = '<div><p>政府信息公开有关问题，请来电咨询。</p></div>';
    const words = (body: string) =>
      blocksOf(body).then((blocks) => blocks.flatMap((block) => (block.t === 'p' ? block.text : [])));
    expect(await words(page)).toContain('本年工作平稳。');
    expect(await words(`<div>${article}</div>${beside}`)).not.toContain('政府信息公开有关问题，请来电咨询。');
  });

  it('takes no sentence of the report with it, even where it is most of the page', async () => {
    const cells = Array.from({ length: 300 }, () => '<div>0</div>').join('');
    const table = `<div style="display:grid;grid-template-columns:1fr 1fr">${'<div>结果维持</div><div>5</div>'}${cells}</div>`;
    const words = told(await blocksOf(`${before}${table}<p>本年收取信息处理费0元，不存在其他情况。</p>`));
    expect(words.filter((line) => typeof line === 'string')).toHaveLength(3);
  });
});
