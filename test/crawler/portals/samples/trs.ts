import type { PortalSample } from '../../../contracts/portal.ts';

const url = 'http://slj.example.gov.cn/zwgk/xxgknb/';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const row = (year: number, suffix = 'html') =>
  `<li><a href="./${year + 1}01/t${year + 1}0118_${year}.${suffix}" title="${title(year)}">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const expected = (year: number, suffix = 'html') =>
  [`${url}${year + 1}01/t${year + 1}0118_${year}.${suffix}`, title(year), `${year + 1}-01-18`] as const;
const page = (rows: string, script: string) =>
  `<meta name="ColumnName" content="政府信息公开年报"><ul>${rows}</ul><script>${script}</script>`;

export const samples: readonly PortalSample[] = [
  {
    name: 'a list whose pages are told by createPageHTML',
    page: { url, html: page(row(2023) + row(2022), 'createPageHTML(3, 0, "index", "html");') },
    rows: [expected(2023), expected(2022)],
    next: [`${url}index_1.html`, `${url}index_2.html`],
  },
  {
    name: 'a list of the form with a place for the pager and the number of rows',
    page: { url, html: page(row(2023, 'shtml'), "createPageHTML('page_div',2, 0,'index','shtml',17);") },
    rows: [expected(2023, 'shtml')],
    next: [`${url}index_1.shtml`],
  },
  {
    name: 'a list whose older script counts pages and writes links',
    page: {
      url,
      html: page(
        row(2023, 'htm'),
        'var currentPage = 0;//所在页从0开始\nvar countPage = 2//共多少页\ndocument.write("<a href=\\"index"+"_" + nextPage + "."+"htm\\">下一页</a>");',
      ),
    },
    rows: [expected(2023, 'htm')],
    next: [`${url}index_1.htm`],
  },
  {
    name: 'a list of one page without a script',
    page: { url, html: page(row(2023) + row(2022), '') },
    rows: [expected(2023), expected(2022)],
    next: [],
  },
];
