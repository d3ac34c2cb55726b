import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { Document } from '../../src/report/document.ts';
import { type Printed, printHtml, printTables } from './printed-report.ts';

async function documentOf(html: string): Promise<Document> {
  const read = await readDocument({ bytes: new TextEncoder().encode(html) });
  if (!read.ok) throw new Error(read.failure.cause);
  return read.value;
}

const valuesOf = async (html: string) => extractReport(await documentOf(html)).values;
const page = (cells: Printed) => printHtml(printTables('t2021', cells));
const row = (...texts: readonly string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const blank = (n: number) => Array<string>(n).fill('');

/** A page with rows added below its last table, that of cases. */
function withRows(html: string, rows: string): string {
  const end = html.lastIndexOf('</table>');
  return html.slice(0, end) + rows + html.slice(end);
}

describe('rows of other tables', () => {
  it('in a list of two columns below a header that lost its rows are none of the form', async () => {
    const list = `<table>${row('类别', '数量')}${row('行政许可', '65')}${row('行政处罚', '51')}</table>`;
    const lost = `<table>${row('第二十条第（六）项', '')}${row('信息内容', '本年处理决定数量')}</table>`;
    const html = page({}).replace(/<tr><td>行政处罚<\/td>.*?<\/tr>/, '');
    const values = await valuesOf(html.replace('</body>', `${lost}${list}</body>`));
    expect(values.penalty_decisions?.status).toBe('absent');
    expect(values.licensing_decisions?.value).toBe(0);
  });

  it('below the cases in one grid, as sheets have them, say nothing of cases', async () => {
    const html = page({ review_upheld: '626840', review_total: '626840' });
    const list = row('类别', '数量', ...blank(13)) + row('行政许可', '27', ...blank(13));
    const values = await valuesOf(withRows(html, list + row(...blank(15))));
    expect(values.review_upheld).toMatchObject({ status: 'reported', value: 626840 });
    expect(values.lit_direct_total).toMatchObject({ status: 'reported', value: 0 });
  });

  it('do not hide a row of cases with a long remark behind a figure', async () => {
    const values = await valuesOf(page({ review_upheld: '7', lit_direct_total: '338,287（含上年结转1件）' }));
    expect(values.review_upheld).toMatchObject({ status: 'reported', value: 7 });
    expect(values.lit_direct_total?.status).toBe('unreadable');
  });
});

it('a blank row below the header of one kind of cases is that kind’s, whatever stands before the next table', async () => {
  const head = row('结果维持', '结果纠正', '其他结果', '尚未审结', '总计');
  const review = `<p>行政复议</p><table>${head}${row(...blank(5))}</table>`;
  const kinds = '<tr><td colspan="5">未经复议直接起诉</td><td colspan="5">复议后起诉</td></tr>';
  const lawsuits = `<p>行政诉讼</p><table>${kinds}${head.replace('</tr>', '')}${head.replace('<tr>', '')}${row(...blank(5), '6', '', '', '', '6')}</table>`;
  const html = page({});
  const at = html.lastIndexOf('<table');
  const values = await valuesOf(html.slice(0, at) + review + lawsuits + html.slice(html.lastIndexOf('</table>') + 8));
  expect(['review_upheld', 'lit_direct_upheld', 'lit_after_review_upheld'].map((id) => values[id])).toMatchObject([
    { status: 'blank' },
    { status: 'blank' },
    { status: 'reported', value: 6 },
  ]);
});

it('tables of cases below one another in one grid each have their own figures, though one has lost its row of them', async () => {
  const head = row('结果维持', '结果纠正', '其他结果', '尚未审结', '总计');
  const table = (kind: string, ...figures: string[]) =>
    `<tr><td colspan="5">${kind}</td></tr>${head}${figures.length > 0 ? row(...figures) : ''}`;
  const rows = [
    table('行政复议', '0', '4', '0', '0', '4'),
    table('未经复议直接起诉'),
    table('复议后起诉', '6', '1', '0', '0', '7'),
  ];
  const html = page({});
  const at = html.lastIndexOf('<table');
  const values = await valuesOf(
    `${html.slice(0, at)}<table>${rows.join('')}${html.slice(html.lastIndexOf('</table>'))}`,
  );
  expect(['review_total', 'lit_direct_total', 'lit_after_review_total'].map((id) => values[id])).toMatchObject([
    { status: 'reported', value: 4 },
    { status: 'absent' },
    { status: 'reported', value: 7 },
  ]);
});

describe('a label put together from two pages', () => {
  const LABEL = '1.本机关不掌握相关政府信息';

  /** The page with another text in the label's cell, which begins on one page and ends on the next. */
  async function joined(text: string) {
    const document = await documentOf(page({ res_unable_not_held_total: '54' }));
    for (const block of document.blocks) {
      if (block.t !== 'grid') continue;
      const cell = block.cells.find((one) => one.text === LABEL);
      if (cell) Object.assign(cell, { raw: text, text, places: [{ page: 1 }, { page: 2 }] });
    }
    return extractReport(document).values.res_unable_not_held_total;
  }

  it('names its row where it is the form’s', async () => {
    expect(await joined(LABEL)).toMatchObject({ status: 'reported', value: 54 });
  });

  it('names none for certain where it is only near it: its halves may be those of two rows', async () => {
    expect(await joined('1.本机关不掌握相关政申请')).toMatchObject({ status: 'unreadable' });
  });
});

it('a row that compares years before the annex is none of it, even where a page break took its header', async () => {
  const html = printHtml(printTables('t2014', { req_received_online: '' }));
  const at = html.indexOf('<table');
  const compared = `<table>${row('3.网络申请数', '153', '202', '7%')}</table>`;
  const values = await valuesOf(html.slice(0, at) + compared + html.slice(at));
  expect(values.req_received_online?.status).toBe('blank');
});

it('a line of the annex that ends behind its unit has a blank figure', async () => {
  const lines = ['统计指标\t单位\t统计数', '一、主动公开情况\t——\t', '（一）主动公开政府信息数\t条\t7'];
  const more = ['其中：主动公开规范性文件数\t条', '制发规范性文件总数\t件\t3', '1.政府公报公开政府信息数\t条\t2'];
  const text = ['某局2016年政府信息公开工作年度报告', ...lines, ...more].join('\n');
  const values = await valuesOf(text);
  expect(values.published_normative_docs?.status).toBe('blank');
  expect(values.normative_docs_issued).toMatchObject({ status: 'reported', value: 3 });
});

it('a header cut by a page break does not turn round the order of the columns that its lower part names', async () => {
  const words = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
  const cell = (text: string, span = '') => `<td ${span}>${text}</td>`;
  const upper = `<table><tr>${cell('', 'rowspan="2"')}${cell('申请人情况', 'colspan="2"')}</tr><tr>${cell('')}${cell('法人或其他组织')}</tr></table>`;
  // One cell too many in a later row, so that a column without a name stands at the end.
  const header = `<tr>${cell('勾稽关系', 'colspan="3"')}${words.map((word) => cell(word)).join('')}${cell('')}</tr>`;
  const line = (label: string, from: number) =>
    `<tr>${cell(label, 'colspan="3"')}${words.map((_, i) => cell(String(from + i))).join('')}</tr>`;
  const rest = line('一、本年新收政府信息公开申请数量', 11) + line('二、上年结转政府信息公开申请数量', 21);
  const html = printHtml(printTables('t2021', {}));
  const [start, end] = [html.lastIndexOf('<table', html.lastIndexOf('<table') - 1), html.lastIndexOf('<table')];
  const values = await valuesOf(`${html.slice(0, start)}${upper}<table>${header}${rest}</table>${html.slice(end)}`);
  for (const [i, column] of ['natural_person', 'business', 'research', 'other_org'].entries()) {
    const { status, value } = values[`req_new_${column}`]!;
    expect(status === 'reported' ? value : status).toSatisfy(
      (told: unknown) => told === 'unreadable' || told === (column === 'other_org' ? 16 : 11 + i),
    );
  }
});

it('a row that stands too far left under a header with a column of remarks is read by its own cells, its remark included', async () => {
  const head =
    '<tr><td colspan="3" rowspan="3">（勾稽关系）</td><td colspan="7">申请人情况</td><td rowspan="3">备注</td></tr>' +
    '<tr><td rowspan="2">自然人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>' +
    row('商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他');
  const query = (remark: string) =>
    row('（三）不予公开', '8.属于行政查询事项', '', '3907', '3604', '2315', '1507', '', '11333', remark);
  for (const remark of ['', '已办结']) {
    const html = page({});
    const [from, to] = [html.indexOf('<table', html.indexOf('第二十条第（八）项')), html.lastIndexOf('<table')];
    const values = await valuesOf(`${html.slice(0, from)}<table>${head}${query(remark)}</table>${html.slice(to)}`);
    const read = (column: string) => values[`res_denied_admin_query_${column}`];
    expect(read('natural_person'), remark).toMatchObject({ status: 'blank' });
    expect(read('business')).toMatchObject({ status: 'reported', value: 3907 });
    expect(read('legal_service')).toMatchObject({ status: 'reported', value: 1507 });
    expect(read('total')).toMatchObject({ status: 'reported', value: 11333 });
  }
});

it('the name of a kind of cases above its own columns begins that kind, however many blank cells the sheet has beside it', async () => {
  const kind = (name: string, ...figures: readonly string[]) =>
    `<tr><td colspan="5">${name}</td>${'<td></td>'.repeat(5)}</tr>` +
    row('结果维持', '结果纠正', '其他结果', '尚未审结', '总计', ...blank(5)) +
    row(...figures, ...blank(5));
  const html = page({});
  const at = html.lastIndexOf('<table');
  const cases =
    kind('行政复议', ...blank(5)) + kind('未经复议直接起诉', ...blank(5)) + kind('复议后起诉', '', '15', '2', '', '17');
  const values = await valuesOf(
    `${html.slice(0, at)}<table>${cases}</table>${html.slice(html.lastIndexOf('</table>') + 8)}`,
  );
  expect(values.review_corrected).toMatchObject({ status: 'blank' });
  expect(values.lit_direct_total).toMatchObject({ status: 'blank' });
  expect(values.lit_after_review_corrected).toMatchObject({ status: 'reported', value: 15 });
  expect(values.lit_after_review_total).toMatchObject({ status: 'reported', value: 17 });
});
