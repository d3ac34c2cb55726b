import { describe, expect, it } from 'vitest';
import { listRequests } from '../../../src/crawler/portals/script-request.ts';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const column = '/zwgk/xxgknb/';
const row = (year: number) => ({
  title: `示例局${year}年政府信息公开工作年度报告`,
  url: `${column}${year}.html`,
  publishTime: `${year + 1}-01-18 09:00`,
});
const answer = (total: number | null, ...years: number[]) =>
  JSON.stringify({ code: 0, result: { ...(total === null ? {} : { totalCount: total }), records: years.map(row) } });
const page = (script: string) => `<title>政府信息公开年报</title><ul></ul><script>${script}</script>`;
const read = (portal: Record<string, string>) => readPortal(portal, { base, column });

describe('a list that a script draws from JSON', () => {
  const api = (number: number) => `/api/list?columnId=88&pageNo=${number}`;
  const portal = {
    [column]: page("fetch('/api/list?columnId=88&pageNo=1').then(draw)"),
    [api(1)]: answer(3, 2023, 2022),
    [api(2)]: answer(3, 2021),
  };

  it('is asked for page by page until as many rows were seen as there are', () => {
    const result = read(portal);
    expect(result.asked).toEqual([column, api(1), api(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
  });

  it('may be asked for by POST', () => {
    const post = (number: number) => `POST /search/page columnId=88&currentPage=${number}`;
    const script = "$.post('/search/page', {currentPage: n, columnId: '88'}, draw)";
    const posted = { [column]: page(script), [post(1)]: answer(3, 2023, 2022), [post(2)]: answer(3, 2021) };
    expect(read(posted)).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
  });

  it.each([
    ['nobody says how many rows there are', { [api(1)]: answer(null, 2023, 2022) }],
    ['every number is answered with the first page', { [api(2)]: portal[api(1)]! }],
    ['the service refuses', { [api(1)]: 'fetch.blocked' }],
    [
      'the page asks for several lists',
      { [column]: page("fetch('/a?columnId=1&page=1'); fetch('/a?columnId=2&page=1')") },
    ],
    ['the request lies on a foreign host', { [column]: page("fetch('http://a.com/list?columnId=1&page=1')") }],
  ])('is not whole where %s', (_, changes) => {
    expect(read({ ...portal, ...changes })).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});

describe('a request in a script', () => {
  it.each([
    "$.post('/visit/count', {page: 1, columnId: '88'})",
    "$.post('/form/saveComment', {page: 1, columnId: '88'})",
    "$.ajax({url: '/api/deleteRow', type: 'POST', data: {page: 1, columnId: '88'}})",
    "$.post('/api/list', {columnId: '88', words: w})",
    "$.post('/api/list', {page: 1, columnId: id})",
  ])('is no list where it changes something, numbers no page or names no list: %s', (script) => {
    const context = { url: base + column, html: page(script) };
    expect(listRequests(context)).toEqual([]);
  });
});
