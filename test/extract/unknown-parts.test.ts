import { describe, expect, it } from 'vitest';
import { extractReport } from '../../src/extract/extract-report.ts';
import type { Document } from '../../src/report/document.ts';
import { pageOf } from './page-of.ts';

function withTable(rows: readonly (readonly string[])[]): Document {
  const cells = rows.flatMap((row, r) =>
    row.map((raw, c) => ({
      ...{ r, c, rs: 1, cs: 1, raw, text: raw.normalize('NFKC').replace(/\s/g, '') },
      places: [{ path: `table[1]/tr[${r + 1}]/td[${c + 1}]` }],
    })),
  );
  const page = pageOf(['某县2018年政府信息公开工作年度报告']);
  const cols = rows[0]!.length;
  return { ...page, blocks: [...page.blocks, { t: 'grid', rows: rows.length, cols, cells, source: 'markup' }] };
}

const kept = (rows: readonly (readonly string[])[]) => {
  const { template, values, notUnderstood } = extractReport(withTable(rows));
  const reported = Object.entries(values).flatMap(([id, value]) =>
    value.status === 'reported' ? [`${id} ${value.value}`] : [],
  );
  return { template, reported, kept: notUnderstood.map(({ what, text }) => `${what} ${text}`) };
};

describe('what no form explains is kept', () => {
  it('row by row where a province has a short form of its own (Fujian)', () => {
    const found = kept([
      ['指标名称', '计量单位', '2018年度', '历年累计'],
      ['主动公开文件数', '条', '69', '120'],
      ['其中：1.政府网站公开数', '条', '69', '118'],
      ['3.信函、传真申请数', '条', '0', '3'],
    ]);
    expect(found.template).toBeNull();
    expect(found.kept).toEqual([
      'row 主动公开文件数 | 条 | 69 | 120',
      'row 其中：1.政府网站公开数 | 条 | 69 | 118',
      'row 3.信函、传真申请数 | 条 | 0 | 3',
    ]);
  });

  it('beside what is understood where a province has added rows (Anhui)', () => {
    expect(
      kept([
        ['统计指标', '单位', '统计数'],
        ['（一）主动公开政府信息数', '条', '100'],
        ['其中：主动公开规范性文件数', '条', '5'],
        ['网站咨询办结数', '条', '7'],
        ['（一）收到申请数', '件', '3'],
        ['宣传报道篇数', '篇', '12'],
      ]),
    ).toEqual({
      template: 't2014',
      reported: ['published_total 100', 'published_normative_docs 5', 'req_received 3'],
      kept: ['row 网站咨询办结数 | 条 | 7', 'row 宣传报道篇数 | 篇 | 12'],
    });
  });

  it('as a column, by its header, with the place of that', () => {
    const document = withTable([
      ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数', '备注'],
      ['行政规范性文件', '1', '2', '30', '含代拟'],
    ]);
    const { notUnderstood, values } = extractReport(document);
    expect(values.normative_docs_in_force?.value).toBe(30);
    expect(notUnderstood).toMatchObject([{ what: 'column', text: '备注', source: { row: 1, column: 5 } }]);
  });

  it('and nothing is, of tables that are no statistics and of the forms as prescribed', () => {
    expect(
      kept([
        ['序号', '姓名'],
        ['1', '2'],
      ]).kept,
    ).toEqual([]);
    expect(
      kept([
        ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
        ['行政规范性文件', '1', '2', '30'],
      ]).kept,
    ).toEqual([]);
  });

  it('column by column where a header of the form before stands above rows of this one', () => {
    const older = [
      ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
      ['规章', '0', '0', '7'],
      ['信息内容', '本年处理决定数量'],
      ['行政许可', '5'],
      ['信息内容', '本年收费金额（单位：万元）'],
      ['行政事业性收费', '282.1'],
    ];
    const found = kept(older.map((row) => [...row, ...Array<string>(4 - row.length).fill('')]));
    expect(found.template).toBe('t2021');
    expect(found.reported).toEqual(['licensing_decisions 5', 'admin_fees_amount_wanyuan 282.1']);
    expect(found.kept).toEqual([
      ...['column 本年新制作数量', 'column 本年新公开数量', 'column 对外公开总数量'],
      'row 规章 | 0 | 0 | 7',
    ]);
  });
});
