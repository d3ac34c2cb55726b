import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { Document } from '../../src/report/document.ts';
import type { Report } from '../../src/report/report.ts';

async function extract(lines: readonly string[]): Promise<Report> {
  const result = await readDocument({ bytes: new TextEncoder().encode(lines.join('\n')) });
  if (!result.ok) throw new Error(result.failure.cause);
  return extractReport(result.value);
}

const REQUEST_HEAD = [
  '三、收到和处理政府信息公开申请情况',
  '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
  ...'自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他'.split(' '),
];
const DISCLOSURE =
  '第二十条第（一）项 信息内容 本年制发件数 本年废止件数 现行有效件数 规章 0 0 0 行政规范性文件 1 0 9'.split(' ');

describe('rows of figures without cells', () => {
  it('are not taken apart where something behind them was left out, whatever sum a part of them has', async () => {
    const { values } = await extract([
      ...DISCLOSURE,
      ...REQUEST_HEAD,
      '一、本年新收政府信息公开申请数量   1875   1986   1711   2412   1658   1769   11411',
      '（一）予以公开   166   145   191   160   9余   73   744',
      '1.申请人无正当理由逾期不补正   0   0   0   0   0   0   0',
    ]);
    expect(values.req_new_total?.value).toBe(11411);
    for (const column of ['natural_person', 'business', 'total'])
      expect(values[`res_granted_${column}`]?.status).toBe('unreadable');
  });

  it('are not blank where a figure that may be theirs stands before the label of the next', async () => {
    const { values } = await extract([
      ...['统计指标', '单位', '统计数', '1.主动公开政府信息数', '条', '60', '（一）收到申请数', '件', '7'],
      ...['申请信息不存在数', '件', '4', '告知作出更改补充数', '件', '39余', '告知通过其他途径办理数', '件', '0'],
    ]);
    expect(values.replies_asked_to_correct?.status).toBe('unreadable');
  });

  it('where other rows have more figures than columns, a row with the right number is not certain', async () => {
    const { values } = await extract([
      '附件：政府信息公开情况统计表',
      '统计指标   单位   上年统计数   统计数',
      '1.政府公报公开政府信息数   条   78   161',
      '2.政府网站公开政府信息数   条   258   94',
      '3.政务微博公开政府信息数   条   279   41',
      '（一）收到申请数   件   178   1774',
      '1.当面申请数   件   101   1381',
      '2.传真申请数   件   176',
      '3.网络申请数   件   264   182',
      '4.信函申请数   件   1   2',
      '（二）申请办结数   件   143   1852',
      '（三）申请答复数   件   27   27',
    ]);
    expect(values.req_received_fax).toMatchObject({ status: 'unreadable', value: null });
    expect(values.req_received?.status).toBe('unreadable');
  });

  it('where rows lost blank cells, a row stands only if its own sum holds', async () => {
    const { values } = await extract([
      ...DISCLOSURE,
      ...REQUEST_HEAD,
      ...'一、本年新收政府信息公开申请数量 5 1 0 0 0 0 6'.split(' '),
      ...'二、上年结转政府信息公开申请数量 1 1'.split(' '),
      ...'（一）予以公开 4 1 0 12 0 0 5'.split(' '),
    ]);
    expect(values.req_new_total).toMatchObject({ status: 'reported', value: 6 });
    expect(values.req_carried_in_total?.status).toBe('unreadable');
    expect(values.res_granted_public_welfare?.status).toBe('unreadable');
  });

  it('rows whose figures are written as one have lost no blank cells, nor has 无 for a whole row', async () => {
    const { values } = await extract([
      ...DISCLOSURE,
      ...REQUEST_HEAD,
      ...'一、本年新收政府信息公开申请数量 5000005'.split(' '),
      ...'二、上年结转政府信息公开申请数量 0000000'.split(' '),
      ...'四、结转下年度继续办理 无'.split(' '),
    ]);
    expect(values.normative_docs_in_force).toMatchObject({ status: 'reported', value: 9 });
    expect(values.req_new_natural_person).toMatchObject({ status: 'reported', value: 5 });
    expect(values.req_carried_in_total).toMatchObject({ status: 'reported', value: 0 });
  });

  it('a row whose sum is wrong in the report is read all the same where all rows are whole', async () => {
    const { values } = await extract([
      ...DISCLOSURE,
      ...REQUEST_HEAD,
      ...'一、本年新收政府信息公开申请数量 5 1 0 0 0 0 6'.split(' '),
      ...'二、上年结转政府信息公开申请数量 1 0 0 0 0 0 2'.split(' '),
    ]);
    expect(values.req_carried_in_total).toMatchObject({ status: 'reported', value: 2 });
  });

  it('a figure on the line above a label is none of its numbering, and a unit behind a figure belongs to it', async () => {
    const { values } = await extract([
      '统计指标',
      '单位',
      '统计数',
      ...'（二）申请办结数 件 26件 （三）申请答复数 件 300 4.不同意公开答复数 件 116 其中：涉及国家秘密 件 61、 涉及商业秘密 件 7 涉及个人隐私 件 8 法律法规规定的其他情形 件 9 5.不属于本行政机关公开数 件 1'.split(
        ' ',
      ),
    ]);
    expect(values.req_closed).toMatchObject({ status: 'reported', value: 26 });
    expect(values.replies_denied_state_secret?.status).toBe('unreadable');
    expect(values.replies_denied_trade_secret).toMatchObject({ status: 'reported', value: 7 });
  });

  it('rows of requests before any header of requests are another table’s', async () => {
    const { values } = await extract([
      ...'本年新收政府信息公开申请数量 1 2 3 4 5 6 7 总计 1 2 3 4 5 6 7'.split(' '),
      '二、主动公开政府信息情况',
      ...DISCLOSURE,
    ]);
    expect(values.normative_docs_in_force).toMatchObject({ status: 'reported', value: 9 });
    expect(values.req_new_natural_person?.status).toBe('absent');
    expect(values.res_total_total?.status).toBe('absent');
  });
});

describe('tables below one another in one sheet', () => {
  it('blank cases are those of the header above them, not of the next', async () => {
    const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const head = row('结果维持', '结果纠正', '其他结果', '尚未审结', '总计');
    const group = (name: string) => `<tr><td colspan="5">${name}</td></tr>${head}`;
    const disclosure = `${row('信息内容', '本年制发件数', '本年废止件数', '现行有效件数', '')}${row('规章', '0', '0', '0', '')}`;
    const { values } = await extract([
      `<table>${disclosure}${group('行政复议')}${row('', '', '', '', '')}${group('未经复议直接起诉')}${row('3', '0', '0', '1', '4')}</table>`,
    ]);
    expect(values.review_upheld?.status).toBe('blank');
    expect(values.lit_direct_total).toMatchObject({ status: 'reported', value: 4 });
    expect(values.lit_after_review_total?.status).toBe('absent');
  });
});

describe('a field that stands several times', () => {
  it('is unreadable once two of them differ, whatever a third says', async () => {
    const row = (figure: string) => `<tr><td>规章</td><td>${figure}</td><td>0</td><td>0</td></tr>`;
    const head = '<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>';
    const { values } = await extract([`<table>${head}${row('0')}${row('1')}${row('4')}</table>`]);
    expect(values.regulations_made).toMatchObject({ status: 'unreadable', value: null });
  });

  it('have no figure in another line of a page than their label: it may be the number of the next', () => {
    const statusOf = (lines: readonly string[], places: { page?: number; path?: string }[]) => {
      const block = (text: string) => ({ t: 'p' as const, text, places });
      const read: Document = {
        ...{ irVersion: 1, format: 'pdf', reader: { name: 'x', version: '1' }, meta: {}, links: [], warnings: [] },
        blocks: ['某局2018年政府信息公开年度报告', ...lines].map(block),
      };
      return extractReport(read).values.req_closed_on_time?.status;
    };
    const lines = (own: string[]) => [
      '统计指标 单位 统计数',
      '（一）收到申请数 件 7',
      '（二）申请办结数 件 6',
      ...own,
      '2.延期办结数 件 2',
    ];
    expect(statusOf(lines(['1.按时办结数', '4']), [{ page: 1 }])).toBe('unreadable');
    expect(statusOf(lines(['1.按时办结数 件 4']), [{ page: 1 }])).toBe('reported');
    expect(statusOf(lines(['1.按时办结数', '4']), [{ path: 'p' }])).toBe('reported');
  });
});
