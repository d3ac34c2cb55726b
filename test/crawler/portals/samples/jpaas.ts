import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const service = `${origin}/api-gateway/jpaas-publish-server/front/page/build/unit`;
const query = 'parseType=bulidstatic&webId=3095&tplSetId=77&pageType=column&tagId=list&pageId=1229&rows=15';
const data = `{'webId':'3095','pageId':'1229','parseType':'bulidstatic','pageType':'column','tagId':'list','tplSetId':'77'}`;
const plain = 'parseType=bulidstatic&webId=3095&tplSetId=77&pageType=column&tagId=list&pageId=1229';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const row = (year: number) =>
  `<li><a href="/art/${year + 1}/art_${String(year).padStart(32, 'b')}.html" title="${title(year)}">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const expected = (year: number) =>
  [`${origin}/art/${year + 1}/art_${String(year).padStart(32, 'b')}.html`, title(year), `${year + 1}-01-18`] as const;

export const samples: readonly PortalSample[] = [
  {
    name: 'a column whose rows a script asks for',
    page: {
      url: `${origin}/col/col1229/index.html`,
      html: `<title>政府信息公开年报</title><div id="list"></div><script>$.get("/api-gateway/jpaas-publish-server/front/page/build/unit?${query.replaceAll('&', '&amp;')}")</script>`,
    },
    rows: [],
    next: [`${service}?${query}`],
  },
  {
    name: 'the first answer',
    page: {
      url: `${service}?${query}`,
      html: JSON.stringify({ success: true, data: { html: `<ul>${row(2023)}${row(2022)}</ul>`, total: 3 } }),
    },
    rows: [expected(2023), expected(2022)],
    next: [`${service}?${query}&paramJson=${encodeURIComponent('{"pageNo":2,"pageSize":2}')}`],
  },
  {
    name: 'a page that shows its list, whose pager says how many rows there are',
    page: {
      url: `${origin}/col/col1229/index.html`,
      html: `<title>政府信息公开年报</title><div id="list"><ul>${row(2023)}${row(2022)}</ul><div class="pagination" querydata="${data}" rows="2" unitid="list" count="5" pageno="1" uniturl="/api-gateway/jpaas-publish-server/front/page/build/unit"></div></div>`,
    },
    rows: [expected(2023), expected(2022)],
    next: [2, 3].map(
      (page) => `${service}?${plain}&paramJson=${encodeURIComponent(`{"pageNo":${page},"pageSize":2}`)}`,
    ),
  },
];
