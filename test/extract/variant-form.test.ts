import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import { extractReport } from '../../src/extract/extract-report.ts';
import { readDocument } from '../../src/read/read-document.ts';
import type { Report } from '../../src/report/report.ts';

const ROWS: readonly (readonly [label: string, unit: string, year: number, all: number])[] = [
  ['主动公开文件数', '条', 793, 1499],
  ['其中：1.政府网站公开数', '条', 793, 1499],
  ['2.政府公报公开数', '条', 0, 0],
  ['受理政府信息依申请公开总数', '条', 2, 3],
  ['其中：1.当面申请数', '条', 0, 1],
  ['2.网上申请数', '条', 2, 2],
  ['3.信函、传真申请数', '条', 0, 0],
  ['对申请的答复总数', '条', 2, 3],
  ['其中：1.同意公开答复数', '条', 1, 2],
  ['2.同意部分公开答复数', '条', 1, 1],
  ['3.不予公开答复数', '条', 0, 0],
  ['4.其他类型答复数', '条', 0, 0],
  ['接受行政诉讼、举报数', '件', 0, 0],
  ['行政复议数', '件', 1, 1],
  ['行政诉讼数', '件', 0, 0],
];
const FIGURES = {
  published_total: 793,
  published_website: 793,
  published_gazette: 0,
  req_received: 2,
  req_received_in_person: 0,
  req_received_online: 2,
  replies_total: 2,
  replies_granted: 1,
  replies_partial: 1,
  replies_denied: 0,
  complaints: 0,
  review_total: 1,
  litigation_total: 0,
};

const html = (year = 2016, heads = ['指标名称', '计量单位', `${year}年度`, '历年累计']) => {
  const cells = (texts: readonly (string | number)[]) => `<tr>${texts.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  return `<html><body><h1>白水县财政局${year}年政府信息公开工作年度报告</h1><p>统计期限为${year}年1月1日至12月31日。</p><table>${cells(heads)}${ROWS.map(cells).join('')}</table></body></html>`;
};

async function reportOf(text: string): Promise<Report> {
  const read = await readDocument({ bytes: new TextEncoder().encode(text) });
  if (!read.ok) throw new Error(read.failure.cause);
  return extractReport(read.value);
}

const stated = ({ values }: Report) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, { status, value }]) => (status === 'reported' ? [[id, value]] : [])),
  );

describe('a province’s table in the place of the national form', () => {
  it('gives the figures of the year to the fields that its rows are', async () => {
    const report = await reportOf(html());
    expect(report).toMatchObject({
      template: 't2014',
      templateReason: 'fj_short：指标名称、计量单位、2016年度、历年累计',
    });
    expect(stated(report)).toEqual(FIGURES);
    expect(report.values.published_total).toMatchObject({ raw: '793', source: { row: 2, column: 3 } });
  });

  it('keeps what the form does not have, and raises no alarm by it', async () => {
    const report = await reportOf(html());
    expect(report.notUnderstood.map(({ what, text }) => `${what} ${text}`)).toEqual([
      'column 历年累计',
      'row 3.信函、传真申请数 | 条 | 0 | 0',
      'row 4.其他类型答复数 | 条 | 0 | 0',
    ]);
    expect(findingsOf(checkReport({ report, previous: null })).map(({ rule }) => rule)).toEqual([]);
  });

  it('is read from a text with blanks between its cells, and without', async () => {
    const title = '白水县财政局2016年政府信息公开工作年度报告\n';
    const line = (between: string) =>
      `指标名称 计量单位 2016年 历年累计 ${ROWS.map(([label, unit, year, all]) => [label, unit, year, all].join(between)).join(between)}`;
    expect(stated(await reportOf(`${title}${line(' ')}`))).toEqual(FIGURES);
    const glued = await reportOf(`${title}${line('').replaceAll(' ', '')}`);
    // Two figures run together are nobody's, but where the first is 0.
    const { published_gazette, req_received_in_person, replies_denied, complaints, litigation_total } = FIGURES;
    expect(stated(glued)).toEqual({
      ...{ published_gazette, req_received_in_person, replies_denied, complaints, litigation_total },
    });
    expect(glued.values.published_total).toMatchObject({ status: 'unreadable', raw: '7931499' });
  });

  it('with one column, run together: a 0 before a label’s number is the figure of the row before', async () => {
    const report = await reportOf(
      '白水县财政局2018年政府信息公开工作年度报告\n指标名称计量单位年末统计主动公开信息数条138其中：1、网站公开条1382、政府公报公开条0受理依申请公开信息总数条0其中：1、当面申请数条02、传真申请数条03、电子邮件申请数条0',
    );
    expect(stated(report)).toEqual({
      ...{ published_total: 138, published_website: 138, published_gazette: 0 },
      ...{ req_received: 0, req_received_in_person: 0, req_received_fax: 0 },
    });
  });

  it('is unread where its figures show a column whose name was lost', async () => {
    const rows = ROWS.map(([label, unit, year, all]) => `${label}${unit}${year}${all}`).join('');
    const report = await reportOf(`白水县财政局2016年政府信息公开工作年度报告\n指标名称计量单位2016年度${rows}`);
    expect(report.values.published_total).toMatchObject({ status: 'unreadable', raw: '7931499' });
    expect(Object.values(stated(report)).filter((value) => value !== 0)).toEqual([]);
  });

  it('goes on behind rows that no form has, and behind labels with a slip of the pen', async () => {
    const report = await reportOf(
      '白水县文体局2016年政府信息公开工作年度报告\n四、附表指标名称计量单位2016年度主动公开信息数条111其中：1.网站公开条111 2.政府公报公开条0受理依申请公开信息总数条7 其中：1.当面申请书 条 3 6．其他形式申请数 条 4对申请的答复数条3其中：1、同意公开答复数 条 3 2、否决公开答复数条0 接受行政申诉、举报数件 2 行政诉讼数 件 1',
    );
    expect(stated(report)).toEqual({
      ...{ published_total: 111, published_website: 111, published_gazette: 0, req_received: 7 },
      ...{ replies_total: 3, replies_granted: 3, replies_denied: 0, complaints: 2, litigation_total: 1 },
    });
    expect(report.notUnderstood.map(({ text }) => text)).toEqual([
      '其中:1.当面申请书 | 条 | 3',
      '6.其他形式申请数 | 条 | 4',
    ]);
  });

  it.each([
    ['of a year before the national form', html(2013)],
    ['of which nobody knows which column is the year’s', html(2016, ['指标名称', '计量单位', '本级', '下级'])],
    ['with two years', html(2016, ['指标名称', '计量单位', '2016年度', '2015年度'])],
  ])('is none %s', async (_, page) => {
    const report = await reportOf(page);
    expect(report.template).toBeNull();
    expect(report.values).toEqual({});
  });
});
