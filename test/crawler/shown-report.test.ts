import { describe, expect, it } from 'vitest';
import { readPortal } from './portals/read-portal.ts';

const base = 'http://www.example.gov.cn';
const column = '/zwgk/nb/';
const trail = '<div>当前位置：<a href="/">首页</a> > <a href="/zwgk/nb/">政府信息公开年报</a></div>';
const text = (year: number) =>
  `<p>本报告的统计期限自${year}年1月1日起至${year}年12月31日止。</p><p>一、总体情况</p><p>二、主动公开政府信息情况</p><p>三、依申请公开情况</p><p>五、存在的主要问题</p>`;
const article = (year: number, more = '') =>
  `<title>示例局${year}年政府信息公开工作年度报告</title>${trail}<h1>示例局${year}年政府信息公开工作年度报告</h1>${text(year)}${more}`;
const read = (html: string) => readPortal({ [column]: html }, { base, column });

describe('a menu that leads to the newest report in the place of a list', () => {
  it('leads to that report, and to nothing that could be called whole', () => {
    const result = read(article(2023));
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false, yearsListed: [2023] });
    expect(result.pages).toMatchObject([{ url: base + column, agencyId: 'slj', year: 2023 }]);
  });

  it('leads to those that it links before and behind it too', () => {
    const more = '<p>上一篇：<a href="/zwgk/nb/2.html">示例局2022年政府信息公开工作年度报告</a></p>';
    expect(read(article(2023, more))).toMatchObject({ whole: false, yearsListed: [2023, 2022] });
  });

  it('takes the year from the period where no title has one', () => {
    const html = `<title>政府信息公开年报</title>${trail}${text(2022)}`;
    expect(read(html)).toMatchObject({ whole: false, yearsListed: [2022] });
  });

  it.each([
    [
      'a list stands beside it',
      `<ul><li><a href="a.html">示例局2022年政府信息公开工作年度报告</a>2023-01-18</li></ul>${text(2023)}`,
      [2022],
    ],
    ['it tells of reports without being one', '<p>自2023年1月1日起至2023年12月31日止，本栏目维护。</p>', []],
  ])('is none where %s', (_, body, years) => {
    expect(read(`<title>政府信息公开年报</title>${body}`).yearsListed).toEqual(years);
  });
});
