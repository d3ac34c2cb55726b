import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import { printHtml, printTables } from './printed-report.ts';

const HEAD = `<tr><td rowspan="4" colspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td colspan="7">申请人情况</td></tr>
<tr><td rowspan="3">合计</td><td>自</td><td colspan="5">法人或其他组织</td></tr>
<tr><td>然</td><td rowspan="2">商业企业</td><td rowspan="2">科研机构</td><td rowspan="2">社会公益组织</td><td rowspan="2">法律服务机构</td><td rowspan="2">其他</td></tr>
<tr><td>人</td></tr>`;
const row = (label: string, figures: string) =>
  `<tr><td colspan="3">${label}</td><td>${figures.replaceAll(' ', '</td><td>')}</td></tr>`;

describe('a header whose names are spelt over several lines', () => {
  it('has all lines into which its label reaches down: totals that stand first are totals', async () => {
    const whole = printHtml(printTables('t2021', {}));
    const [from, to] = [
      whole.lastIndexOf('<table', whole.indexOf('一、本年新收')),
      whole.indexOf('三、本年度办理结果'),
    ];
    const html = `${whole.slice(0, from)}<table>${HEAD}
${row('一、本年新收政府信息公开申请数量', '9 4 3 0 0 0 2')}
${row('二、上年结转政府信息公开申请数量', '6 3 / / / 3 /')}
<tr><td rowspan="22">${whole.slice(to)}`;
    const read = await readDocument({ bytes: new TextEncoder().encode(html) });
    if (!read.ok) throw new Error(read.failure.cause);
    const { values } = extractReport(read.value);
    const told = (field: string) => values[field]?.value ?? values[field]?.status;
    const columns = ['natural_person', 'business', 'legal_service', 'other_org', 'total'];
    expect(columns.map((column) => told(`req_new_${column}`))).toEqual([4, 3, 0, 2, 9]);
    expect(columns.map((column) => told(`req_carried_in_${column}`))).toEqual([3, 'blank', 3, 'blank', 6]);
  });
});

/** Values of a whole form of 2021 whose table of requests has this header and these rows, above 三、本年度办理结果. */
async function valuesBelow(head: string, rows: string) {
  const whole = printHtml(printTables('t2021', {}));
  const from = whole.lastIndexOf('<table', whole.indexOf('一、本年新收'));
  const html = `${whole.slice(0, from)}<table>${head}${rows}</table>${whole.slice(whole.indexOf('</table>', from) + 8)}`;
  const read = await readDocument({ bytes: new TextEncoder().encode(html) });
  if (!read.ok) throw new Error(read.failure.cause);
  return extractReport(read.value).values;
}

const cells = (...texts: readonly string[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
const KINDS = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const ROWS =
  cells('一、本年新收政府信息公开申请数量', '28', '1', '2', '3', '5', '8', '9') +
  cells('二、上年结转政府信息公开申请数量', '7', '0', '0', '0', '0', '4', '3');

describe('a header of which a name cannot be read', () => {
  it.each(['\ufffd', '合\ufffd'])('%s before names that stand in other columns than the form’s', async (lost) => {
    const values = await valuesBelow(cells('', lost, '自然人', ...KINDS), ROWS);
    for (const row of ['req_new', 'req_carried_in'])
      for (const column of ['natural_person', 'business', 'other_org', 'total'])
        expect(values[`${row}_${column}`]?.status, `${row}_${column}`).not.toBe('reported');
  });

  it('whose other names stand where the form has them is the form’s', async () => {
    const row = cells('一、本年新收政府信息公开申请数量', '1', '2', '3', '5', '8', '9', '28');
    const values = await valuesBelow(cells('', '自\ufffd人', ...KINDS, '总计'), row);
    expect(values.req_new_natural_person?.value).toBe(1);
    expect(values.req_new_total?.value).toBe(28);
  });

  it('beside one that the form does not have, leaves the others where they stand', async () => {
    const values = await valuesBelow(cells('', '某某', '自然人', ...KINDS), ROWS);
    expect(values.req_new_natural_person?.value).toBe(1);
    expect(values.req_new_total?.status).toBe('absent');
  });

  it('the rest of a cut name above figures is a column, wherever it stands', async () => {
    const whole = printHtml(printTables('t2019', {}));
    const from = whole.indexOf('<tr', whole.indexOf('（五）项'));
    const to = whole.indexOf('<tr', whole.indexOf('其他对外管理服务事项'));
    const head = cells('息内容', '量', '本年增/减', '处理决定数量', '备注');
    const html = `${whole.slice(0, from)}${head}${cells('行政许可', '1', '0', '', '含下属单位')}${cells('其他对外管理服务事项', '2', '0', '55', '')}${whole.slice(whole.indexOf('<tr', to + 1))}`;
    const read = await readDocument({ bytes: new TextEncoder().encode(html) });
    if (!read.ok) throw new Error(read.failure.cause);
    const { values } = extractReport(read.value);
    expect(values.other_services_items_change?.value).not.toBe(2);
    expect(values.other_services_decisions?.value).not.toBe(0);
  });
});

it.each([
  ['a figure', ['', '49736', '43085', '41436', '7', '8', '9', '10', '', '']],
  // The marks of two blank cells in one.
  ['marks of blanks', ['', '无无', '', '无', '1', '无', '无', '1', '', '']],
])('%s under the head of the labels has slipped there, with all others of its row', async (_what, figures) => {
  const head = `<tr><td>序号</td><td colspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td>${['自然人', ...KINDS, '总计'].map((text) => `<td>${text}</td>`).join('')}</tr>`;
  const own = (n: string, label: string, figures: readonly string[]) =>
    `<tr><td>${n}</td><td colspan="3">${label}</td>${figures.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  const slipped = cells('二、上年结转政府信息公开申请数量', ...figures);
  const values = await valuesBelow(
    head,
    own('1', '一、本年新收政府信息公开申请数量', ['1', '2', '3', '4', '5', '6', '21']) + slipped,
  );
  expect(values.req_new_total?.value).toBe(21);
  for (const column of ['natural_person', 'business', 'other_org', 'total'])
    expect(values[`req_carried_in_${column}`]?.status).toBe('unreadable');
});

describe('rows without a header above them', () => {
  it('whose totals all stand in one and the same other column are in another order', async () => {
    const values = await valuesBelow('', ROWS);
    expect(values.req_new_natural_person?.status).toBe('unreadable');
    expect(values.req_carried_in_total?.status).toBe('unreadable');
  });

  it('are in the form’s as soon as one has its total where the form has it', async () => {
    const values = await valuesBelow('', ROWS + cells('四、结转下年度继续办理', '1', '0', '2', '0', '0', '0', '3'));
    expect(values.req_new_natural_person?.value).toBe(28);
    expect(values.req_carried_out_total?.value).toBe(3);
  });
});
