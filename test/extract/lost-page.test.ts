import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import type { Cell, Document, Grid } from '../../src/report/document.ts';

/** The annex as one table that page breaks cut: each page a list of rows. */
function statistics(pages: readonly (readonly [label: string, unit: string, figure: string])[][]): Document {
  const rows = pages.flatMap((page, i) => page.map((texts) => ({ texts, page: i + 1 })));
  const cells = rows.flatMap(({ texts, page }, r) =>
    texts.map((text, c): Cell => ({ r, c, rs: 1, cs: 1, raw: text, text, places: [{ page }] })),
  );
  return {
    irVersion: 1,
    format: 'pdf',
    reader: { name: 'x', version: '1' },
    meta: {},
    blocks: [{ t: 'grid', rows: rows.length, cols: 3, cells, source: 'rules' }],
    links: [],
    warnings: [],
  };
}

const HEAD: [string, string, string][] = [
  ['统计指标', '单位', '统计数'],
  ['一、主动公开情况', '——', '——'],
  ['（一）主动公开政府信息数', '条', '22'],
  ['四、行政复议数量', '件', '3'],
];
const REVIEW: [string, string, string][] = [
  ['（一）维持具体行政行为数', '件', '1'],
  ['（二）被依法纠错数', '件', '2'],
];
const REST: [string, string, string][] = [
  ['（三）其他情形数', '件', '123'],
  ['六、举报投诉数量', '件', '685'],
];

describe('a label that stands twice in the form', () => {
  it('names no row at the head of a page where the rows before it may be lost with a page', () => {
    const { values, notUnderstood } = extractReport(statistics([HEAD, REST]));
    expect(values.review_other).toMatchObject({ status: 'unreadable', value: null });
    expect(values.litigation_other).toMatchObject({ status: 'unreadable', value: null });
    expect(values.complaints).toMatchObject({ status: 'reported', value: 685 });
    expect(notUnderstood.map(({ text }) => text)).toContain('（三）其他情形数 | 件 | 123');
  });

  it('names the row that comes next where a page break parts it from the row before, and where rows are left out on a page', () => {
    expect(extractReport(statistics([[...HEAD, ...REVIEW], REST])).values.review_other?.value).toBe(123);
    expect(extractReport(statistics([[...HEAD, ...REST]])).values.review_other?.value).toBe(123);
  });

  it('is told apart by the rows around it though one of them cannot be read: that is no header of another table', () => {
    const before: [string, string, string][] = [['维持具体行', '件', '1']];
    const after: [string, string, string][] = [
      ['政行为数', '\ufffd', '\ufffd'],
      REVIEW[1]!,
      ['其他情形数', '件', '123'],
    ];
    const { values } = extractReport(
      statistics([
        [...HEAD, ...before],
        [...after, ['五、行政诉讼数量', '件', '4']],
      ]),
    );
    expect(values.review_corrected).toMatchObject({ status: 'reported', value: 2 });
    expect(values.review_other).toMatchObject({ status: 'reported', value: 123 });
    expect(values.litigation_total).toMatchObject({ status: 'reported', value: 4 });
  });

  const LAWSUITS: [string, string, string][] = [
    ['五、行政诉讼数量', '件', '30'],
    ['（一）维持具体行政行为数', '件', '10'],
    ['（二）被依法纠错数', '件', '20'],
    ['（三）其他情形数', '件', '5'],
  ];
  const EXCHANGED = '（一）维持具体行政行为或者驳回原告诉讼请求数';

  it('names no row below the head of another group than the row above it belongs to', () => {
    const [, corrected] = REVIEW;
    const { values } = extractReport(
      statistics([[...HEAD, [EXCHANGED, '件', '1'], corrected!, REST[0]!, ...LAWSUITS]]),
    );
    for (const id of ['review_corrected', 'review_other', 'litigation_corrected', 'litigation_other'])
      expect(values[id]).toMatchObject({ status: 'unreadable', value: null });
    expect(values.litigation_upheld).toMatchObject({ status: 'reported', value: 1 });
    expect(values.litigation_total).toMatchObject({ status: 'reported', value: 30 });
  });

  it('is told by the row above it where the report names the other head otherwise', () => {
    const [head, , ...lawsuits] = LAWSUITS;
    const rows = [...HEAD, ...REVIEW, ['应诉案件', head![1], head![2]], [EXCHANGED, '件', '10'], ...lawsuits];
    const { values } = extractReport(statistics([rows as [string, string, string][]]));
    expect(values.litigation_other).toMatchObject({ status: 'reported', value: 5 });
  });

  it('is that of the first group where both are named alike, and the other’s is not said to be absent', () => {
    const [head, upheld, corrected] = LAWSUITS;
    const { values } = extractReport(statistics([[...HEAD, ...REVIEW, head!, upheld!, [corrected![0], '件', '2']]]));
    expect(values.review_corrected).toMatchObject({ status: 'reported', value: 2 });
    expect(values.litigation_corrected).toMatchObject({ status: 'unreadable' });
  });

  it('names no row where it comes twice below one head, with another figure', () => {
    const twice = (figure: string) => [
      ...HEAD,
      REVIEW[0],
      [REVIEW[1]![0], '件', figure],
      REVIEW[1],
      ...LAWSUITS.slice(0, 2),
    ];
    const read = (figure: string) => extractReport(statistics([twice(figure) as [string, string, string][]])).values;
    expect(read('9').review_corrected).toMatchObject({ status: 'unreadable', value: null });
    expect(read('2').review_corrected).toMatchObject({ status: 'reported', value: 2 });
  });
});

describe('columns that stand on another page', () => {
  const grid = (rows: readonly (readonly string[])[], source: 'rules' | 'markup'): Grid => ({
    t: 'grid',
    rows: rows.length,
    cols: rows[0]!.length,
    source,
    cells: rows.flatMap((texts, r) =>
      texts.map((text, c): Cell => ({ r, c, rs: 1, cs: 1, raw: text, text, places: [{ page: 1 }] })),
    ),
  });
  const rows = [
    ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', ''],
    ['', '自然人'],
    ['一、本年新收政府信息公开申请数量', '2'],
    ['二、上年结转政府信息公开申请数量', ''],
    ['（一）予以公开', '1'],
    ['1.属于国家秘密', ''],
    ['2.其他法律行政法规禁止公开', ''],
    ['1.本机关不掌握相关政府信息', '1'],
    ['3.补正后申请内容仍不明确', ''],
    ['（七）总计', '2'],
    ['四、结转下年度继续办理', ''],
  ];

  it('are not blank where the only cell of a row is', () => {
    const disclosure = [
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
      ['规章', '1', '2', '3'],
    ];
    const blocks = [grid(disclosure, 'markup'), grid(rows, 'rules')];
    const { values } = extractReport({ ...statistics([]), blocks });
    const found = ['natural_person', 'business', 'total'].map((one) => values[`req_carried_in_${one}`]?.status);
    expect(found).toEqual(['unreadable', 'unreadable', 'unreadable']);
    expect(values.req_new_total?.status).toBe('unreadable');
  });
});
