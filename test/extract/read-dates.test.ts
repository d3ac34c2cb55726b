import { describe, expect, it } from 'vitest';
import { readDates } from '../../src/extract/read-dates.ts';
import { pageOf } from './page-of.ts';

const told = (lines: readonly string[], meta: Record<string, string> = {}) =>
  readDates(pageOf(lines, meta)).map(({ source, date }) => `${source} ${date}`);

describe('the day of publication', () => {
  it.each([
    [['发布日期：2024-01-20 来源：某局'], ['text 2024-01-20']],
    [['成文日期：2024年1月18日 发布日期：2024年1月20日'], ['text 2024-01-20', 'text 2024-01-18']],
    [['公布时间: 2024/1/20'], ['text 2024-01-20']],
    [['来源：白水县教育局 时间：2024-01-20 15:24'], ['text 2024-01-20']],
    [['生成日期/有效期：2024-01-20'], ['text 2024-01-20']],
    [['发布日期', '2024-01-20'], ['text 2024-01-20']],
    [['发布日期：', '某局2023年政府信息公开工作年度报告'], []],
    [['召开会议时间：2024-01-20'], []],
    [['正文。', '白水县科学技术局', '二〇二四年一月二十日'], ['signature 2024-01-20']],
    [['正文。', '白水县科学技术局2024年1月20日'], ['signature 2024-01-20']],
    [['发布日期：2024-13-40'], []],
    [['更新时间：2024-05-20'], []],
    [['公开时间', '2023-01-01至2023-12-31'], []],
    [['我局于2024年1月20日召开会议。'], []],
  ])('in %j is %j', (lines, expected) => {
    expect(told(lines)).toEqual(expected);
  });

  it.each([
    [[['索引号', '000014349/2024-02188', '生成日期', '2024-01-20']]],
    [
      [
        ['发布机构', '白水县教育局'],
        ['成文日期：', '2024年1月20日'],
      ],
    ],
    [[['索引号：123', '发布日期：2024-01-20 14:59:17']]],
  ])('in the box over the article %j is told with its cell', (rows) => {
    const cells = rows.flatMap((row, r) =>
      row.map((raw, c) => ({ r, c, rs: 1, cs: 1, raw, text: raw, places: [{ path: `${r + 1}.${c + 1}` }] })),
    );
    const page = pageOf(['正文。']);
    const box = { t: 'grid' as const, rows: rows.length, cols: rows[0]!.length, cells, source: 'markup' as const };
    const [claim, ...others] = readDates({ ...page, blocks: [box, ...page.blocks] });
    expect(claim).toMatchObject({ source: 'text', date: '2024-01-20', place: { path: expect.any(String) } });
    expect(others).toEqual([]);
  });

  it('that sources tell differently is kept as each tells it, with its words and place', () => {
    const claims = readDates(
      pageOf(['发布日期：2024-01-20', '正文。', '2024年1月15日'], { PubDate: '2024-02-01 09:00' }),
      'http://a.gov.cn/t20240301_1.html',
    );
    expect(claims).toEqual([
      { source: 'meta', date: '2024-02-01', text: 'PubDate=2024-02-01 09:00' },
      { source: 'text', date: '2024-01-20', text: '发布日期:2024-01-20', place: { path: 'line 1' } },
      { source: 'signature', date: '2024-01-15', text: '2024年1月15日', place: { path: 'line 3' } },
      { source: 'url', date: '2024-03-01', text: 'http://a.gov.cn/t20240301_1.html' },
    ]);
  });
});
