import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'https://www.example.gov.cn';
const url = `${origin}/slj/gknb/gknb.shtml`;
const channel = '0123456789abcdef0123456789abcdef';
const title = (year: number) => `示例局${year}年政府信息公开年度报告`;
const address = (year: number) => `/slj/gknb/${year + 1}01/${String(year).padStart(32, 'a')}.shtml`;
const row = (year: number) => `<li><a href="${address(year)}">${title(year)}</a><span>${year + 1}-01-17</span></li>`;
const expected = (year: number) => [origin + address(year), title(year), `${year + 1}-01-17`] as const;
const page = (rows: string, script: string) =>
  `<head><meta name="ColumnName" content="头部"><title>示例市人民政府</title><script>var websiteId = "${channel}", websiteCode = "slj"; ${script}</script></head><title>政府信息公开年报</title><ul>${rows}</ul>`;
const form = (number: number) => `codeId=&channelId=${channel}&page=${number}&size=50&relateSubChannels=true`;
const list = `${origin}/getFileListByCodeId`;
const search = (number: number) =>
  `${origin}/common/search/${channel}?page=${number}&_pageSize=15&_isAgg=true&_isJson=true`;
const result = (year: number) => ({
  titleHtml: `示例局<em>${year}</em>年政府信息公开年度报告`,
  url: address(year),
  publishedTimeStr: `${year + 1}-01-17 09:00:00`,
});

export const samples: readonly PortalSample[] = [
  {
    name: 'a static list whose pages count from one, under two titles',
    page: { url, html: page(row(2023) + row(2022), "createPageHTML('page-div',2, 1,'gknb','shtml',4);") },
    rows: [expected(2023), expected(2022)],
    next: [`${origin}/slj/gknb/gknb_2.shtml`],
  },
  {
    name: 'a list that asks a search for its rows',
    page: { url, html: page('', `var channelId = '${channel}';`) },
    rows: [],
    next: [search(1)],
  },
  {
    name: 'the first answer of the search',
    page: { url: search(1), html: JSON.stringify({ data: { total: 2, results: [result(2023)] } }) },
    rows: [expected(2023)],
    next: [search(2)],
  },
  {
    name: 'a list that asks another service for its rows',
    page: { url, html: page('', `$.get('/searchList/${channel}?page=' + n, draw);`) },
    rows: [],
    next: [search(1).replace('common/search', 'searchList')],
  },
  {
    name: 'the first answer of that service',
    page: {
      url: search(1).replace('common/search', 'searchList'),
      html: JSON.stringify({ data: { total: 2, results: [result(2023)] } }),
    },
    rows: [expected(2023)],
    next: [search(2).replace('common/search', 'searchList')],
  },
  {
    name: 'a list that posts for its rows',
    page: {
      url,
      html: page(
        '',
        `var channelId = '${channel}'; $.post('/getFileListByCodeId', {codeId: '', channelId: channelId, page: page, size: 20, relateSubChannels: true}, draw);`,
      ),
    },
    rows: [],
    next: [`POST ${list} ${form(1)}`],
  },
  {
    name: 'an answer to such a post',
    page: {
      url: list,
      post: { body: form(1), contentType: 'application/x-www-form-urlencoded' },
      html: JSON.stringify({ code: 200, results: { data: { total: 3, results: [result(2023), result(2022)] } } }),
    },
    rows: [expected(2023), expected(2022)],
    next: [`POST ${list} ${form(2)}`],
  },
];
