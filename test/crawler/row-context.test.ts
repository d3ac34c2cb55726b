import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../src/crawler/portals/list-rows.ts';
import { scanPage } from '../../src/crawler/portals/scan-page.ts';

const url = 'http://www.example.gov.cn/zwgk/nb/';
const rows = (html: string) =>
  rowsOf(scanPage({ url, html }).anchors).map(({ url: address, ...row }) => ({
    ...row,
    at: address.replace(url, ''),
  }));

describe('a link that says nothing itself', () => {
  it('is called by the words beside it in its row', () => {
    expect(
      rows(
        '<tr><td>示例局2023年政府信息公开工作年度报告</td><td>2024-01-18</td><td><a href="a.pdf">下载</a></td></tr>',
      ),
    ).toEqual([{ title: '示例局2023年政府信息公开工作年度报告', date: '2024-01-18', at: 'a.pdf' }]);
  });

  it('is called by the head of its row and of its column in a table of bodies and years', () => {
    const table =
      '<table><tr><th>单位</th><th>2023年</th><th>2022年</th></tr>' +
      '<tr><td>县民政局</td><td><a href="a">查看</a></td><td></td></tr>' +
      '<tr><td>县财政局</td><td></td><td><a href="b">查看</a></td></tr></table>';
    expect(rows(table).map(({ title, at }) => [title, at])).toEqual([
      ['县民政局2023年', 'a'],
      ['县财政局2022年', 'b'],
    ]);
  });

  it('stays without a title where another link of its row has one', () => {
    const row = '<li><a href="a.html">示例局2023年政府信息公开工作年度报告</a> 附件 <a href="a.pdf">下载</a></li>';
    expect(rows(row).map(({ at }) => at)).toEqual(['a.html']);
  });
});

describe('the publisher of a row', () => {
  const row = (beside: string) => `<li><a href="a.html">2023年政府信息公开工作年度报告</a>${beside}</li>`;
  it.each([
    ['<span>县民政局</span><em>2024-01-18</em>', '县民政局'],
    ['<span>发布机构：示例县民政局</span>', '示例县民政局'],
    ['<i>[县民政局]</i>', '县民政局'],
    ['<span>2024-01-18</span>', undefined],
    ['<span>县民政局</span><span>县财政局</span>', undefined],
    ['<span>法定主动公开</span>', undefined],
  ])('of %s is %s', (beside, publisher) => {
    expect(rows(row(beside))[0]?.publisher).toBe(publisher);
  });
});

describe('the date beside a row', () => {
  it.each([
    ['Jan 18, 2024', '2024-01-18'],
    ['18 January 2024', '2024-01-18'],
    ['[20240118]', '2024-01-18'],
    ['2024.1.18', '2024-01-18'],
    ['Jan 38, 2024', null],
    ['No. 20240118123', null],
  ])('%s is %s', (words, date) => {
    expect(rows(`<li><a href="a.html">示例局政府信息公开工作年度报告</a><span>${words}</span></li>`)[0]?.date).toBe(
      date,
    );
  });
});

describe('a day in two pieces', () => {
  const dateOf = (beside: string) =>
    scanPage({
      url: 'http://www.example.gov.cn/nb/',
      html: `<ul><li>${beside}<a href="1.html">示例局2023年政府信息公开工作年度报告</a></li></ul>`,
    }).anchors[0]!.date;

  it.each([
    ['<b>15</b><i>2024-01</i>', '2024-01-15'],
    ['<div><span>2024年1月</span><p>15日</p></div>', '2024-01-15'],
    ['<em>01-15</em><em>2024</em>', '2024-01-15'],
    ['<em>2024</em><em>1月15日</em>', '2024-01-15'],
  ])('of a row is read: %s', (beside, date) => {
    expect(dateOf(beside)).toBe(date);
  });

  it.each(['<b>15</b>', '<b>15</b><i>7</i><u>2024-01</u>', '<b>45</b><i>2024-01</i>', '<b>15</b><i>2024</i>'])(
    'is none where it is not plain: %s',
    (beside) => {
      expect(dateOf(beside)).toBeNull();
    },
  );

  it.each([
    ['<td>2023年</td>', '<td>01-15</td>'],
    ['<td>3</td>', '<td>2024-03</td>'],
  ])('is none where the title stands between: %s … %s', (before, behind) => {
    const link = '<td><a href="1.html">示例局政府信息公开工作年度报告</a></td>';
    const html = `<table><tr>${before}${link}${behind}</tr></table>`;
    expect(scanPage({ url: 'http://www.example.gov.cn/nb/', html }).anchors[0]!.date).toBeNull();
  });
});
