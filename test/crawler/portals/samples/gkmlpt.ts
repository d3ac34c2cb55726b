import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const api = (page: number) => `${origin}/gkmlpt/api/all/10667?page=${page}&sid=755001`;
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const outside = `${origin}/zwgk/zfxxgknb/jd/content/post_9472698.html`;
const tree = [{ id: 2, name: '法定主动公开内容', children: [{ id: 10667, name: '政府信息公开年报', children: [] }] }];
const article = (year: number, url: string) => ({
  id: year,
  title: title(year),
  url,
  display_publish_time: `${year + 1}-01-18 10:00:00`,
});

export const samples: readonly PortalSample[] = [
  {
    name: 'the index with its tree of columns',
    page: {
      url: `${origin}/gkmlpt/index`,
      html: `<title>政府信息公开目录</title><script>window._CONFIG = { SID: '755001', TREE: ${JSON.stringify(tree)}, SERVICE_AREA_ID: 1 };</script>`,
    },
    rows: [],
    next: [api(1)],
  },
  {
    name: 'an answer, one of its articles outside the platform',
    page: {
      url: api(1),
      html: JSON.stringify({
        articles: [article(2023, `${origin}/gkmlpt/content/10/10667/post_10667493.html`), article(2022, outside)],
        classify: { post_count: 3 },
      }),
    },
    rows: [
      [`${origin}/gkmlpt/content/10/10667/post_10667493.html`, title(2023), '2024-01-18'],
      [outside, title(2022), '2023-01-18'],
    ],
    next: [api(2)],
  },
];
