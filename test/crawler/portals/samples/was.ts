import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const title = (year: number) => `示例部${year}年政府信息公开工作年度报告`;
const article = (year: number) => `${origin}/srcsite/A01/zfxxgknb/${year + 1}01/t${year + 1}0118_10${year}.html`;
const row = (year: number) => `<li><a href="${article(year)}">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const expected = (year: number) => [article(year), title(year), `${year + 1}-01-18`] as const;
const at = (page: number) => `search?page=${page}&amp;channelid=248028&amp;perpage=2&amp;outlinepage=10`;
const further = (page: number) => `${origin}/was5/web/search?page=${page}&channelid=248028&perpage=2&outlinepage=10`;

export const samples: readonly PortalSample[] = [
  {
    name: 'the first of thirteen pages, of which the pager links ten',
    page: {
      url: `${origin}/was5/web/search?channelid=248028`,
      html: `<title>政府信息公开年报</title><div class="hot"><a href="search?channelid=248028&amp;searchword=%E9%AB%98%E8%80%83">高考</a></div><div class="sum">共找到 25 条记录</div><ul class="list">${row(2023)}${row(2022)}</ul>
<div class="page">${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `<a href="${at(n)}">${n}</a>`).join(' ')} <a class="next-page" href="${at(2)}">下一页</a> <a class="last-page" href="${at(13)}">末页</a></div>`,
    },
    rows: [expected(2023), expected(2022)],
    next: Array.from({ length: 12 }, (_, i) => further(i + 2)),
  },
  {
    name: 'its second page',
    page: {
      url: further(2),
      html: `<title>政府信息公开年报</title><div class="sum">共找到 25 条记录</div><ul class="list">${row(2021)}</ul><div class="page"><a href="${at(1)}">1</a> <a href="${at(3)}">下一页</a></div>`,
    },
    rows: [expected(2021)],
    next: [],
  },
];
