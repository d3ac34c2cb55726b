import { describe, expect, it } from 'vitest';
import { isFurtherPage } from '../../../src/crawler/portals/numbered-pages.ts';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const column = '/nb/';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const item = (year: number) => ({ title: title(year), url: `/nb/${year}.html`, publishTime: `${year + 1}-01-18` });
const row = (year: number) => `<li><a href="/nb/${year}.html">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const page = (body: string, script = '') =>
  `<title>政府信息公开年报</title><a href="/">首页</a><p>${'示例局的公开平台。'.repeat(30)}</p>${body}<ul id="list"></ul><script>${script}</script>`;
const json = (value: unknown) => JSON.stringify(value);
const read = (portal: Record<string, string>) => readPortal(portal, { base, column });

describe('an answer that does not say how many rows there are', () => {
  const at = (number: number) => `/api/list?channelId=88&size=3&page=${number}`;
  const script = 'function load(n) { $.get("/api/list?channelId=88&size=3&page=" + n, draw); }';
  const last = { [column]: page('', script), [at(1)]: json({ rows: [item(2020), item(2019)] }) };

  it('may be the second page of a list that begins with page 0', () => {
    const result = read({ ...last, [at(0)]: json({ rows: [item(2023), item(2022), item(2021)] }) });
    expect(result).toMatchObject({ whole: true, yearsListed: [2020, 2019, 2023, 2022, 2021].sort((a, b) => b - a) });
  });

  it.each([
    ['there is no page 0', {}],
    ['page 0 is empty', { [at(0)]: '{"rows": []}' }],
    ['page 0 is page 1', { [at(0)]: last[at(1)]! }],
  ])('is the whole list where %s', (_, answers) => {
    expect(read({ ...last, ...answers })).toMatchObject({ whole: true, yearsListed: [2020, 2019], gaps: [] });
  });

  it.each([
    ['fails', 'fetch.server-error'],
    ['is not understood', '{"code": 500}'],
  ])('is not whole where page 0 %s', (_, answer) => {
    expect(read({ ...last, [at(0)]: answer }).whole).toBe(false);
  });

  it('is not whole where the server gives a round number of the rows that were asked for at once', () => {
    const all = '/api/list?channelId=88&pageSize=1000&page=1';
    const ask = (rows: number) => {
      const answer = json({ rows: Array.from({ length: rows }, (_, n) => item(2023 - n)) });
      return read({ [column]: page('', `$.get("${all}", draw);`), [all]: answer }).whole;
    };
    expect([ask(20), ask(11)]).toEqual([false, true]);
  });

  it('is not whole as one of several files', () => {
    const first = json([item(2023), item(2022)]);
    const script = 'var page = 1; $.getJSON("list_" + page + ".json", draw);';
    expect(read({ [column]: page('', script), '/nb/list_1.json': first }).whole).toBe(false);
    expect(
      read({ [column]: page('', '$.getJSON("list_10023.json", draw);'), '/nb/list_10023.json': first }).whole,
    ).toBe(true);
  });
});

it('the source of a box beside a list does not keep the list from being read on', () => {
  const file = `/nb/ds_${'a'.repeat(32)}.json`;
  const box = `<div data="datasource:${'a'.repeat(32)}" preview="ds_"></div>`;
  const news = { showTitle: '图片新闻之一的标题', publishUrl: '/xw/1.html', publishTime: '2024-01-01' };
  const result = read({
    [column]: page(`${box}<ul>${row(2023)}${row(2022)}</ul><a href="index_2.html">下一页</a>`),
    [file]: json({ datasource: [news] }),
    '/nb/index_2.html': page(`<ul>${row(2021)}</ul>`),
  });
  expect(result).toMatchObject({ whole: true, yearsListed: [2023, 2022, 2021] });
});

describe("the answer of Hanweb's directory", () => {
  const call = (kind: string) =>
    `loadDynamic('/module/xxgk/search.jsp?area=1133', 'div4', '${kind}', '0', '950', '1');`;
  const form = (number: number) =>
    `POST /module/xxgk/search.jsp?area=1133 vc_title=&vc_number=&vc_filenumber=&vc_all=&texttype=&fbtime=&area=1133&infotypeId=A06&jdid=1&divid=div4&currpage=${number}`;
  const answered = (script: string, ...answers: string[]) =>
    read({ [column]: page('', script), ...Object.fromEntries(answers.map((answer, n) => [form(n + 1), answer])) });
  const rows = `<ul>${row(2023)}${row(2022)}</ul>`;

  it('is whole where it says that it has one page, or is read to its end', () => {
    expect(answered(call('A06'), `${rows}第 1 页/共 1 页`)).toMatchObject({ whole: true, yearsListed: [2023, 2022] });
    const two = answered(call('A06'), `${rows}共3条`, `<ul>${row(2021)}</ul>共3条`);
    expect(two).toMatchObject({ whole: true, yearsListed: [2023, 2022, 2021] });
  });

  it('is not whole where it does not say how long it is', () => {
    expect(answered(call('A06'), `${rows}<a href="javascript:goPage(2)">下一页</a>`).whole).toBe(false);
    expect(answered(call('A06'), rows).whole).toBe(false);
  });

  it('is not whole where it has more pages than are read', () => {
    const pages = Array.from({ length: 10 }, (_, n) => `<ul>${row(2023 - n)}</ul>第 ${n + 1} 页/共 11 页`);
    const result = answered(call('A06'), ...pages);
    expect(result.yearsListed).toHaveLength(10);
    expect(result.gaps).toEqual([`${base}/module/xxgk/search.jsp?area=1133: more pages than are read`]);
  });

  it('is not the column where the page loads several', () => {
    expect(answered(call('A06') + call('B01'), `${rows}共 1 页`).whole).toBe(false);
    expect(answered(call('A06') + call('A06'), `${rows}共 1 页`).whole).toBe(true);
  });
});

describe('the address of a further page', () => {
  it.each([
    ['/nb/list.html', '/nb/list_2.html'],
    ['/nb/list_2.html', '/nb/list_3.html'],
    ['/nb/', '/nb/index_1.html'],
    ['/nb/index.shtml', '/nb/index_1.shtml'],
    ['/nb/list.asp?lm=3', '/nb/list.asp?lm=3&page=2'],
    ['/nb/list.asp?pageNo=2&lm=3', '/nb/list.asp?lm=3&pageNo=3'],
  ])('differs from %s in its number only: %s', (page, further) => {
    expect(isFurtherPage(`http://a.gov.cn${further}`, `http://a.gov.cn${page}`)).toBe(true);
  });

  it.each([
    ['/nb/list_2.html', '/nb/list_1.html'],
    ['/nb/list_2.html', '/nb/list.html'],
    ['/nb/list.html', '/nb/content_2.html'],
    ['/nb/list.html', '/xw/list_2.html'],
    ['/nb/list.html', '/nb/list_202401.html'],
    ['/nb/list.asp?lm=3', '/nb/list.asp?lm=4&page=2'],
    ['/nb/list.asp?lm=3&page=2', '/nb/list.asp?lm=3&page=1'],
  ])('of %s is not %s', (page, other) => {
    expect(isFurtherPage(`http://a.gov.cn${other}`, `http://a.gov.cn${page}`)).toBe(false);
  });
});

it('a pager of arrows without words is followed', () => {
  const html = page(`${row(2023)}<p><a href="index_1.html"><i class="icon-right"></i></a></p>`).replace(
    '<ul id="list"></ul>',
    '',
  );
  const portal = {
    [column]: html,
    [`${column}index_1.html`]: html.replaceAll('2023', '2022').replace('index_1', 'index_0'),
  };
  expect(readPortal(portal, { base, column })).toMatchObject({ whole: true, yearsListed: [2023, 2022] });
});
