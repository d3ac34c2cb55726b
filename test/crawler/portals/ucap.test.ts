import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapterFor } from '../../../src/crawler/portals/index.ts';
import { shared } from '../../shared.ts';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const id = '0123456789abcdef0123456789abcdef';
const address = (year: number) => `/slj/gknb/${year + 1}01/${String(year).padStart(32, 'a')}.shtml`;
const row = (year: number) =>
  `<li><a href="${address(year)}">示例局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const page = (rows: string, script: string) =>
  `<title>政府信息公开年报</title><script>var websiteId = "1", websiteCode = "slj"; ${script}</script><ul>${rows}</ul>`;
const pager = (pages: number, current: number) =>
  `createPageHTML('page-div',${pages}, ${current},'gknb','shtml',${pages * 2});`;
const column = '/slj/gknb/gknb.shtml';
const at = { base, column };

describe('Ucap with rows in the markup', () => {
  const read = (portal: Record<string, string>) => readPortal(portal, at);
  const first = page(row(2023) + row(2022), pager(2, 1));

  it('is read to its last page', () => {
    const context = { url: base + column, html: first };
    expect(adapterFor(context).family).toBe('ucap');
    expect(read({ [column]: first, '/slj/gknb/gknb_2.shtml': page(row(2021), pager(2, 2)) })).toMatchObject({
      outcome: 'column_read',
      yearsListed: [2023, 2022, 2021],
    });
  });

  it('counts its pages from 0 where the first calls itself so', () => {
    const context = { url: base + column, html: page(row(2023), pager(3, 0)) };
    expect(adapterFor(context).readList(context).next).toEqual([
      `${base}/slj/gknb/gknb_1.shtml`,
      `${base}/slj/gknb/gknb_2.shtml`,
    ]);
  });

  it('is not whole where a page is gone, or where a list of one page lacks rows', () => {
    expect(read({ [column]: first }).outcome).toBe('column_incomplete');
    expect(read({ [column]: page(row(2023), pager(1, 1)) }).outcome).toBe('column_incomplete');
  });

  it.each([
    ['names a channel and has dated rows beside it', `var channelId = '${id}'`],
    ['asks for its rows by POST', "$.post('/getFileListByCodeId')"],
    ['asks a search for its rows', "load('/common/search/' + id)"],
  ])('is not whole where the page %s', (_, script) => {
    expect(read({ [column]: page(row(2023), script) })).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});

describe('Ucap with rows as JSON', () => {
  it('asks either service where only the metadata name the channel', () => {
    const meta = `<title>政府信息公开年报</title><meta name="channelid" content="${id}"><ul></ul><script src="list.js"></script>`;
    const service = `/searchList/${id}?page=1&_pageSize=15&_isAgg=true&_isJson=true`;
    const json = JSON.stringify({ data: { total: 1, results: results(2023) } });
    expect(readPortal({ [column]: meta, [service]: json }, at)).toMatchObject({ whole: true, yearsListed: [2023] });
    expect(readPortal({ [column]: meta }, at)).toMatchObject({ whole: false, yearsListed: [] });
  });

  const empty = page('', `var channelId = '${id}';`);
  const api = (number: number) => `/common/search/${id}?page=${number}&_pageSize=15&_isAgg=true&_isJson=true`;
  const results = (...years: number[]) =>
    years.map((year) => ({
      title: `示例局<em>${year}</em>年政府信息公开工作年度报告`,
      url: address(year),
      publishedTimeStr: `${year + 1}-01-18 09:00:00`,
    }));
  const answer = (total: number | undefined, ...years: number[]) =>
    JSON.stringify({ data: { total, page: 1, rows: 15, results: results(...years) } });
  const portal = { [column]: empty, [api(1)]: answer(3, 2023, 2022), [api(2)]: answer(3, 2021) };

  it('is asked for page by page until as many rows were seen as there are', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual([column, api(1), api(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
    expect(result.pages[0]).toMatchObject({ url: base + address(2023), listedDate: '2024-01-18' });
  });

  it.each([
    ['the total is not told', { [api(1)]: answer(undefined, 2023, 2022, 2021) }],
    ['the second page is the first again', { [api(2)]: portal[api(1)]! }],
    ['the search answers with a page', { [api(1)]: page(row(2023), '') }],
    ['the search refuses', { [api(1)]: 'fetch.blocked' }],
    [
      'the page names several channels',
      { [column]: page('', `var channelId='${id}', b = {channelId: '${id.replace('0', 'f')}'}`) },
    ],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});

describe('Ucap with rows by POST', () => {
  const first = page('', `var channelId = '${id}'; $.post('/getFileListByCodeId', {channelId: channelId, page: 1})`);
  const form = (number: number) =>
    `POST /getFileListByCodeId codeId=&channelId=${id}&page=${number}&size=50&relateSubChannels=true`;
  const answer = (total: number | undefined, ...years: number[]) => {
    const results = years.map((year) => ({
      titleHtml: `示例局${year}年政府信息公开工作年度报告`,
      redirectUrl: address(year),
      publishedTimeStr: `${year + 1}-01-18`,
    }));
    return JSON.stringify({ code: 200, results: { data: { total, results } } });
  };
  const portal = { [column]: first, [form(1)]: answer(3, 2023, 2022), [form(2)]: answer(3, 2021) };

  it('is asked for page by page until as many rows were seen as there are', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual([column, form(1), form(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
  });

  it.each([
    ['the total is not told', { [form(1)]: answer(undefined, 2023, 2022, 2021) }],
    ['the second page is the first again', { [form(2)]: portal[form(1)]! }],
    ['the interface is gone', { [form(1)]: 'fetch.not-found' }],
    ['the page names no channel', { [column]: page('', "post('/getFileListByCodeId')") }],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});

describe.skipIf(!shared)('a saved page of Ucap (needs ../shared)', () => {
  it('is recognised', () => {
    const file = join(shared ?? '', 'corpus', 'portals', 'ucap-jiangsu-shuyang-article-head.html');
    expect(adapterFor({ url: base + address(2023), html: readFileSync(file, 'utf8') }).family).toBe('ucap');
  });
});
