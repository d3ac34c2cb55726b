import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const row = (year: number) =>
  `<li><a href="/_s12/${year + 1}/0118/c101a${year}/page.htm" title="${title(year)}">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const expected = (year: number) =>
  [`${origin}/_s12/${year + 1}/0118/c101a${year}/page.htm`, title(year), `${year + 1}-01-18`] as const;

export const samples: readonly PortalSample[] = [
  {
    name: 'the first of three pages',
    page: {
      url: `${origin}/101/list.htm`,
      html: `<title>信息公开年报</title><ul class="wp_article_list">${row(2023)}${row(2022)}</ul><div class="wp_paging">页码 <em>1</em>/<em>3</em></div>`,
    },
    rows: [expected(2023), expected(2022)],
    next: [`${origin}/101/list2.htm`, `${origin}/101/list3.htm`],
  },
];
