import { describe, expect, it } from 'vitest';
import { adapterFor } from '../../../src/crawler/portals/index.ts';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const index = (tree: unknown) =>
  `<title>政府信息公开目录</title><div id="app"></div><script>window._CONFIG = { SID: '755001', TREE: ${JSON.stringify(tree)}, SERVICE_AREA_ID: 1 };</script>`;
const reports = { id: 10667, name: '政府信息公开年报', children: [] };
const tree = [
  { id: 1, name: '机构职能' },
  { id: 2, name: '法定主动公开内容', children: [{ id: 3, name: '政策' }, reports] },
];
const article = (year: number) => ({
  ...{
    id: year,
    title: `示例局${year}年政府信息公开工作年度报告`,
    url: `${base}/gkmlpt/content/10/10667/post_${year}.html`,
  },
  ...{
    created_at: `${year + 3}-05-05 08:00:00`,
    date: `${year + 1}-02-02`,
    display_publish_time: `${year + 1}-01-18 10:00:00`,
  },
});
const answer = (count: number | null, ...years: number[]) =>
  JSON.stringify({ articles: years.map(article), classify: count === null ? {} : { post_count: count } });
const api = (page: number, id = 10667) => `/gkmlpt/api/all/${id}?page=${page}&sid=755001`;
const at = { base, column: '/gkmlpt/index' };
const portal = { '/gkmlpt/index': index(tree), [api(1)]: answer(3, 2023, 2022), [api(2)]: answer(3, 2021) };

describe('gkmlpt', () => {
  it('asks for the column of reports in its tree, page by page, until as many rows were seen as there are', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual(['/gkmlpt/index', api(1), api(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022, 2021], gaps: [] });
    expect(result.pages[0]).toMatchObject({
      url: `${base}/gkmlpt/content/10/10667/post_2023.html`,
      listedDate: '2024-01-18',
    });
  });

  it('may tell the number of rows beside them, and their days as seconds since 1970', () => {
    const seconds = (year: number) => Date.parse(`${year + 1}-01-18T02:00:00Z`) / 1_000;
    const told = (...years: number[]) =>
      JSON.stringify({
        articles: years.map((year) => ({ ...article(year), display_publish_time: seconds(year) })),
        ...{ total: 3, classify: { id: 10667, name: '政府信息公开年报' } },
      });
    const result = readPortal({ ...portal, [api(1)]: told(2023, 2022), [api(2)]: told(2021) }, at);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
    expect(result.pages[0]!.listedDate).toBe('2024-01-18');
  });

  it('is found from the home page, although no link of the platform names the column', () => {
    const home = '<title>示例局</title><a href="/gkmlpt/index">政府信息公开</a>';
    const result = readPortal({ ...portal, '/': home }, { base, column: '', home: '/' });
    expect(result).toMatchObject({
      outcome: 'column_read',
      columnUrl: `${base}/gkmlpt/index`,
      yearsListed: [2023, 2022, 2021],
    });
  });

  it.each([
    ['a page is out of reach', { [api(2)]: 'fetch.timeout' }],
    ['a page is the first again', { [api(2)]: portal[api(1)]! }],
    ['a page is an error page with links of its own', { [api(2)]: '<a href="/n">2024-01-02 某条新闻的标题</a>' }],
    ['the service is gone', { [api(1)]: 'fetch.not-found' }],
    ['an answer does not say how many rows there are', { [api(1)]: answer(null, 2023, 2022, 2021) }],
    ['a row has no title', { [api(2)]: '{"articles":[{"url":"/x.html"}],"classify":{"post_count":3}}' }],
    ['fewer rows come than are announced', { [api(1)]: answer(4, 2023, 2022) }],
    ['the column lies elsewhere', { '/gkmlpt/index': index([{ ...reports, jump_url: 'https://copy.example.com/' }]) }],
    ['the tree has no number of the column', { '/gkmlpt/index': index([{ name: '政府信息公开年报' }]) }],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });

  it('reads no answer with more rows than a page of a list can have', () => {
    const read = (count: number) => {
      const html = answer(count, ...Array.from({ length: count }, (_, i) => i));
      return adapterFor({ url: base + api(1), html }).readList({ url: base + api(1), html });
    };
    expect(read(5_000)).toMatchObject({ announced: { rows: 5_000 } });
    expect(read(5_001)).toMatchObject({ rows: [], partial: expect.stringContaining('too many') });
  });

  it('asks for what lies below the column as well', () => {
    const nested = index([{ ...reports, children: [{ id: 7, name: '2023年' }] }]);
    const context = { url: `${base}/gkmlpt/index`, html: nested };
    expect(adapterFor(context).readList(context).next).toEqual([base + api(1), base + api(1, 7)]);
  });

  it('prefers the column with the full name to another yearly report', () => {
    const context = { url: `${base}/gkmlpt/index`, html: index([{ id: 9, name: '年度报告' }, reports]) };
    expect(adapterFor(context).readList(context).next).toEqual([base + api(1)]);
  });

  it('is not whole where its tree cannot be read, whatever links stand beside it', () => {
    const script = "<script>window._CONFIG = { TREE: [{ id: 1, name: '政府信息公开年报' }] }</script>";
    const row = '<li><a href="/x.html">示例局2022年政府信息公开工作年度报告</a>2023-01-18</li>';
    const result = readPortal({ '/gkmlpt/index': `<title>政府信息公开年报</title>${row}${script}` }, at);
    expect(result).toMatchObject({ outcome: 'column_incomplete', yearsListed: [2022] });
  });
});
