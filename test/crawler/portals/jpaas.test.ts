import { describe, expect, it } from 'vitest';
import { adapterFor } from '../../../src/crawler/portals/index.ts';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const service = '/api-gateway/jpaas-publish-server/front/page/build/unit';
const query = 'parseType=bulidstatic&webId=3095&tplSetId=77&pageType=column&tagId=list&pageId=1229&rows=15';
const api = (page: number) => `${service}?${query}&pageNo=${page}`;
const row = (year: number) =>
  `<li><a href="/art/${year + 1}/1/18/art_1229_${year}.html" title="示例局${year}年政府信息公开工作年度报告">示例局…</a><span>${year + 1}-01-18</span></li>`;
const page = (rows: string, more = '') =>
  `<title>政府信息公开年报</title><ul>${rows}</ul>${more}<script>load("${service}?${query.replaceAll('&', '&amp;')}")</script>`;
const answer = (rows: string, told: object) =>
  JSON.stringify({ success: true, data: { html: `<ul>${rows}</ul>`, ...told } });
const column = '/col/col1229/index.html';
const at = { base, column };
const portal = {
  [column]: page(''),
  [api(1)]: answer(row(2023) + row(2022), { total: 3 }),
  [api(2)]: answer(row(2021), { total: 3 }),
};

describe('Hanweb’s newer platform', () => {
  it('is asked for page by page until as many rows were seen as there are', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual([column, api(1), api(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
    expect(result.pages[0]).toMatchObject({
      url: `${base}/art/2024/1/18/art_1229_2023.html`,
      listedDate: '2024-01-18',
    });
  });

  it('may tell the number of its pages in the markup of its answer', () => {
    const told = { [api(1)]: answer(`${row(2023)}<p>共2页</p>`, {}), [api(2)]: answer(`${row(2022)}<p>共2页</p>`, {}) };
    expect(readPortal({ ...portal, ...told }, at)).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022] });
  });

  it('goes on with the second page where the first stands in the markup', () => {
    const result = readPortal({ ...portal, [column]: page(row(2023) + row(2022), '共3条') }, at);
    expect(result.asked).toEqual([column, api(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
  });

  it.each([
    ['every number is answered with the first page', { [api(2)]: portal[api(1)]! }],
    ['nobody says how many rows there are', { [api(1)]: answer(row(2023) + row(2022), {}) }],
    ['rows stand in the markup and nobody says how many there are', { [column]: page(row(2023)) }],
    ['an answer is no JSON', { [api(2)]: `<ul>${row(2021)}</ul>` }],
    ['an answer holds no rows', { [api(1)]: answer('', { total: 0 }) }],
    ['the service refuses', { [api(1)]: 'fetch.blocked' }],
    [
      'the page draws other lists as well',
      { [column]: page('', `<script>load('${service}?pageId=2&tagId=news')</script>`) },
    ],
    [
      'none of the rows is a report',
      { [api(1)]: answer('<li><a href="/n">某条新闻的标题</a>2024-01-02</li>', { total: 1 }) },
    ],
    ['the request is not in the page', { [column]: page('').replaceAll('pageId', 'x').replaceAll('tagId', 'y') }],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });

  it('puts the request together from the parameters beside the name of the service', () => {
    const html = `<title>政府信息公开年报</title><script url="${service}" queryData="{'webId':'3095','pageId':'1229','tplSetId':'77','pageType':'column','parseType':'bulidstatic','tagId':'list'}"></script>`;
    const context = { url: base + column, html };
    const next = new URL(adapterFor(context).readList(context).next[0]!);
    expect(next.pathname).toBe(service);
    expect(Object.fromEntries(next.searchParams)).toEqual({
      ...{ parseType: 'bulidstatic', webId: '3095', tplSetId: '77', pageType: 'column' },
      ...{ tagId: 'list', pageId: '1229', rows: '15', pageNo: '1' },
    });
  });
});
