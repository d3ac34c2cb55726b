import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://zjj.example.gov.cn';
const url = `${origin}/zwgk/xxgknb/index.html`;
const channel = '0123456789abcdef01234567';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const address = (year: number) => `/zwgk/xxgknb/${year}f8af8f1c4c2138f1254a.html`;
const expected = (year: number) => [origin + address(year), title(year), `${year + 1}-01-18`] as const;
const page = (script: string) => `<title>政府信息公开年报</title><ul id="list"></ul><script>${script}</script>`;
const load = `${origin}/szinf/xxgk/interfacesWebZcwj/loadData?pageSize=15`;
const form = (number: number) => `channel_id=${channel}&pageIndex=${number}`;
const api = (number: number) => `${origin}/api/list?channelId=${channel}&pageIndex=${number}&pageSize=15`;
const igs = (number: number) =>
  `${origin}/igs/front/search/list.html?siteId=34&filter%5BCHANNELID%5D=77&channelId=77&pageNumber=${number}&pageSize=10`;
const upper = (year: number) => ({
  TITLE: title(year),
  URL: address(year),
  PUBLISHED_TIME_FORMAT: `${year + 1}-01-18`,
});

export const samples: readonly PortalSample[] = [
  {
    name: 'a list that posts for its rows',
    page: {
      url,
      html: page(
        `function load(page){$.ajax({url:"/szinf/xxgk/interfacesWebZcwj/loadData?pageSize=15",type:"POST",data:{pageIndex:page,channel_id:"${channel}"},success:draw})}`,
      ),
    },
    rows: [],
    next: [`POST ${load} ${form(1)}`],
  },
  {
    name: 'its first answer',
    page: {
      url: load,
      post: { body: form(1), contentType: 'application/x-www-form-urlencoded' },
      html: JSON.stringify({ data: { allRow: 3, totalPage: 2, list: [upper(2023), upper(2022)] } }),
    },
    rows: [expected(2023), expected(2022)],
    next: [`POST ${load} ${form(2)}`],
  },
  {
    name: 'a list that gets its rows',
    page: { url, html: page(`$.getJSON("/api/list?channelId=${channel}&pageIndex=1&pageSize=15",draw);`) },
    rows: [],
    next: [api(1)],
  },
  {
    name: 'its last answer',
    page: {
      url: api(2),
      html: JSON.stringify({
        code: 200,
        data: { list: [{ title: title(2021), url: address(2021), pubDate: '2022-01-18' }], total: 3 },
      }),
    },
    rows: [expected(2021)],
    next: [],
  },
  {
    name: 'a list of IGS',
    page: { url, html: page(`$.get('${igs(1).replace(origin, '')}', function (r) { draw(r.page.content) });`) },
    rows: [],
    next: [igs(1)],
  },
  {
    name: 'an answer of IGS',
    page: {
      url: igs(1),
      html: JSON.stringify({
        page: {
          total: 2,
          content: [{ DOCTITLE: title(2023), DOCPUBURL: address(2023), PUBDATE: '2024-01-18T01:00:00Z' }],
        },
      }),
    },
    rows: [expected(2023)],
    next: [igs(2)],
  },
];
