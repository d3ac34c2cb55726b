import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const servlet = (year: number) => `/module/xxgk/xxgkAnnualReport.jsp?area=113300001&fbtime=${year}`;
const report = (year: number, more = '') =>
  `<title>年度报告</title>${more}<h2>示例局${year}年政府信息公开工作年度报告</h2><p>一、总体情况</p><p>自${year}年1月1日起至${year}年12月31日止</p>`;
const blank = (more = '') => `<title>年度报告</title>${more}<p>暂无信息</p>`;
const at = (column: string) => ({ base, column });
const found = (result: ReturnType<typeof readPortal>) =>
  result.pages.map(({ year, url }) => [year, url.replace(base, '')]);
const choice = (years: readonly number[], address = servlet) =>
  years.map((year) => `<a href="${address(year).replaceAll('&', '&amp;')}">${year}年</a>`).join('');
const portalOf = (years: readonly number[], more: string, address = servlet) =>
  Object.fromEntries(years.map((year) => [address(year), report(year, more)]));

describe('a page that shows the report itself, with the year in its address', () => {
  const years = [2023, 2022, 2021];

  it.each([
    ['Hanweb’s servlet', servlet],
    ['the openness platform', (year: number) => `/public/column/12651?type=3&nav=5&timeFrame=${year}&hasContent=true`],
    ['ASP.NET', (year: number) => `/year_details.aspx?dept=209&year=${year}`],
  ])('is a report found, and so is that of every year to choose that has one: %s', (_, address) => {
    const result = readPortal(portalOf(years, choice(years, address), address), at(address(2023)));
    expect(found(result)).toEqual(years.map((year) => [year, address(year)]));
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, gaps: [] });
    expect(result.asked).toEqual([...years, 2024, 2025].map(address));
  });

  it('is none where a year can be chosen and its page shows no report, or that of another year', () => {
    const links = choice([2024, 2023, 2022, 2021]);
    const portal = {
      ...portalOf([2023, 2021], links),
      [servlet(2024)]: blank(links),
      [servlet(2022)]: report(2023, links),
    };
    const result = readPortal(portal, at(servlet(2024)));
    expect(found(result).sort()).toEqual([2021, 2023].map((year) => [year, servlet(year)]));
    expect(result).toMatchObject({ outcome: 'column_read', gaps: [] });
  });

  it('is not whole where the page of a year to choose is gone or refuses', () => {
    for (const trouble of ['fetch.not-found', 'fetch.blocked']) {
      const portal = { ...portalOf(years, choice(years)), [servlet(2022)]: trouble };
      expect(readPortal(portal, at(servlet(2023)))).toMatchObject({ outcome: 'column_incomplete', whole: false });
    }
  });

  it('reads a selector of options, whatever the order of the parameters', () => {
    const other = '/module/xxgk/xxgkAnnualReport.jsp?fbtime=2021&area=113300001';
    const options = `<select><option value="${other.replaceAll('&', '&amp;')}">2021</option></select>`;
    const portal = { [servlet(2022)]: report(2022, options), [other]: report(2021, options) };
    expect(found(readPortal(portal, at(servlet(2022))))).toEqual([
      [2022, servlet(2022)],
      [2021, other],
    ]);
  });

  it('finds the report of a year that its choice does not list yet', () => {
    const links = choice([2022, 2021]);
    const result = readPortal(portalOf([2024, 2023, 2022, 2021], links), at(servlet(2022)));
    expect(result.yearsListed).toEqual([2024, 2023, 2022, 2021]);
  });

  it('is of the year that its text names, not of the one that was asked for', () => {
    expect(found(readPortal({ [servlet(2024)]: report(2022) }, at(servlet(2024))))).toEqual([[2022, servlet(2024)]]);
  });

  it('is tried year by year where nothing lists the years, and then is never whole', () => {
    const result = readPortal(portalOf([2023, 2022, 2020], ''), at(servlet(2022)));
    expect(result.yearsListed).toEqual([2023, 2022, 2020]);
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false });
    expect(result.asked.length).toBeLessThan(12);
  });

  it('is no report found where it shows none', () => {
    expect(
      readPortal({ [servlet(2023)]: '<title>年度报告</title><p>2023年 暂无信息</p>' }, at(servlet(2023))),
    ).toMatchObject({ pages: [], whole: false });
  });

  it('takes no years of another agency', () => {
    const links = `<a href="${servlet(2022).replace('113300001', '999')}">2022年</a>`;
    expect(found(readPortal({ [servlet(2023)]: report(2023, links) }, at(servlet(2023))))).toEqual([
      [2023, servlet(2023)],
    ]);
  });
});
