import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const url = `${origin}/public/column/6596?type=4&action=list&nav=5`;
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const row = (year: number) =>
  `<li><a href="/openness/OpennessAnnualReport/show/${year}.html" title="${title(year)}">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const expected = (year: number) =>
  [`${origin}/openness/OpennessAnnualReport/show/${year}.html`, title(year), `${year + 1}-01-18`] as const;
const page = (rows: string, pager: string) =>
  `<title>示例局-政府信息公开年报</title><a href="/public/column/6597?type=4&amp;action=list">示例市审计局</a><ul>${rows}</ul><div>${pager}</div>`;
const link = (number: number, words: string) =>
  `<a href="/public/column/6596?type=4&amp;action=list&amp;nav=5&amp;page=${number}">${words}</a>`;

export const samples: readonly PortalSample[] = [
  {
    name: 'the first page of a column, whose pager names some of its pages',
    page: {
      url,
      html: page(row(2023) + row(2022), `共4页 ${link(1, '1')} ${link(2, '2')} … ${link(4, '4')} ${link(2, '下一页')}`),
    },
    rows: [expected(2023), expected(2022)],
    next: [2, 3, 4].map((number) => `${url}&page=${number}`),
  },
  {
    name: 'a further page of it',
    page: { url: `${url}&page=2`, html: page(row(2021), `共4页 ${link(1, '1')} ${link(3, '下一页')}`) },
    rows: [expected(2021)],
    next: [],
  },
  {
    name: 'a column that offers years',
    page: {
      url: `${origin}/public/column/551?type=3&nav=5&sub=4`,
      html: page(
        '',
        [2022, 2021]
          .map(
            (year) =>
              `<a href="/public/column/551?type=3&amp;nav=5&amp;sub=4&amp;timeFrame=${year}&amp;hasContent=true">${year}年</a>`,
          )
          .join(''),
      ),
    },
    rows: [],
    next: [2022, 2021].map(
      (year) => `${origin}/public/column/551?type=3&nav=5&sub=4&timeFrame=${year}&hasContent=true`,
    ),
  },
  {
    name: 'a list of the type of content of its own',
    page: { url: `${origin}/openness/OpennessAnnualReport/?branch_id=12`, html: page(row(2023), '共1页') },
    rows: [expected(2023)],
    next: [],
  },
];
