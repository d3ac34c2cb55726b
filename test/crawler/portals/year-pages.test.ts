import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const servlet = (year: number) => `/module/xxgk/xxgkAnnualReport.jsp?area=113300001&fbtime=${year}`;
const report = (year: number, more = '') =>
  `<title>年度报告</title><h2>示例局${year}年政府信息公开工作年度报告</h2><p>一、总体情况</p><p>自${year}年1月1日起至${year}年12月31日止</p>${more}`;
const at = (column: string) => ({ base, column });
const found = (result: ReturnType<typeof readPortal>) =>
  result.pages.map(({ year, url }) => [year, url.replace(base, '')]);

describe('a page that shows the report itself, with the year in its address', () => {
  it.each([
    ['Hanweb’s servlet', servlet],
    ['the openness platform', (year: number) => `/public/column/12651?type=3&nav=5&timeFrame=${year}&hasContent=true`],
    ['ASP.NET', (year: number) => `/year_details.aspx?dept=209&year=${year}`],
  ])('is a report found, and so is every choice of its year selector: %s', (_, address) => {
    const links = [2023, 2022, 2021]
      .map((year) => `<a href="${address(year).replaceAll('&', '&amp;')}">${year}年</a>`)
      .join('');
    const result = readPortal({ [address(2023)]: report(2023, links) }, at(address(2023)));
    expect(result.asked).toEqual([address(2023)]);
    expect(found(result)).toEqual([2023, 2022, 2021].map((year) => [year, address(year)]));
  });

  it('reads a selector of options, whatever the order of the parameters', () => {
    const options = `<select><option value="xxgkAnnualReport.jsp?fbtime=2021&amp;area=113300001">2021</option></select>`;
    expect(found(readPortal({ [servlet(2022)]: report(2022, options) }, at(servlet(2022))))).toEqual([
      [2022, servlet(2022)],
      [2021, '/module/xxgk/xxgkAnnualReport.jsp?fbtime=2021&area=113300001'],
    ]);
  });

  it('is of the year that its text names, not of the one that was asked for', () => {
    expect(found(readPortal({ [servlet(2024)]: report(2022) }, at(servlet(2024))))).toEqual([[2022, servlet(2024)]]);
  });

  it('is never whole: a year that the selector lacks may have its page all the same', () => {
    const links = `<a href="${servlet(2022)}">2022年</a>`;
    for (const page of [report(2023, links), report(2023)])
      expect(readPortal({ [servlet(2023)]: page }, at(servlet(2023)))).toMatchObject({
        outcome: 'column_incomplete',
        whole: false,
      });
  });

  it('is no report found where it shows none', () => {
    expect(
      readPortal({ [servlet(2023)]: '<title>年度报告</title><p>2023年 暂无信息</p>' }, at(servlet(2023))),
    ).toMatchObject({
      pages: [],
      whole: false,
    });
  });

  it('takes no years of another agency', () => {
    const links = `<a href="${servlet(2022).replace('113300001', '999')}">2022年</a>`;
    expect(found(readPortal({ [servlet(2023)]: report(2023, links) }, at(servlet(2023))))).toEqual([
      [2023, servlet(2023)],
    ]);
  });
});
