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
