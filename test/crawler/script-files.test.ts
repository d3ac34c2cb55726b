import { describe, expect, it } from 'vitest';
import { readPortal } from './portals/read-portal.ts';

const base = 'http://www.example.gov.cn';
const column = '/nb/';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const item = (year: number) => ({ title: title(year), url: `/nb/${year}.html`, publishTime: `${year + 1}-01-18` });
const answer = (...years: number[]) => JSON.stringify({ total: years.length, rows: years.map(item) });
const words = `<p>${'示例局的公开平台。'.repeat(30)}</p>`;
const page = (body: string, ...files: string[]) =>
  `<title>政府信息公开年报</title><a href="/">首页</a>${words}${body}${files.map((file) => `<script src="${file}"></script>`).join('')}`;
const read = (first: string, further: Record<string, string> = {}) =>
  readPortal({ [column]: first, ...further }, { base, column });
const whole = { whole: true, yearsListed: [2023, 2022], gaps: [] };

describe('a list whose request stands in a script of its own file', () => {
  const place = '<script>var channelId = "88";</script><input type="hidden" id="size" value="9"><ul id="list"></ul>';
  const post =
    '$.post("/front/list.do", {channelId: channelId, size: $("#size").val(), pageNo: page}, function (d) { draw(d); });';

  it('is asked for with what its page says', () => {
    const result = read(page(place, '/js/jquery.min.js', '/js/list.js'), {
      '/js/list.js': `function load(page) { ${post} }`,
      'POST /front/list.do channelId=88&size=9&pageNo=1': answer(2023, 2022),
    });
    expect(result).toMatchObject(whole);
    expect(result.asked).not.toContain('/js/jquery.min.js');
  });

  it('is asked for by POST where that is said before its address', () => {
    const ajax = '$.ajax({ type: "POST", url: "/q", data: { columnId: channelId, page: n }, success: draw });';
    const further = { '/nb/js/nb.js': ajax, 'POST /q columnId=88&page=1': answer(2023, 2022) };
    expect(read(page(place, 'js/nb.js'), further)).toMatchObject(whole);
  });

  it('is not known where the file is missing, is no script, or lies with another government', () => {
    expect(read(page(place, '/js/list.js')).whole).toBe(false);
    expect(read(page(place, '/js/list.js'), { '/js/list.js': `<html>${post}</html>` }).whole).toBe(false);
    const elsewhere = read(page(place, 'http://www.other.gov.cn/list.js'));
    expect(elsewhere.asked).toEqual([column]);
    expect(elsewhere.whole).toBe(false);
  });

  it('is asked for in three files at most, those first that are called after lists', () => {
    const files = ['/a.js', '/b.js', '/c.js', '/d.js', '/list.js'];
    expect(read(page(place, ...files)).asked).toEqual([column, '/list.js', '/a.js', '/b.js']);
  });

  it('is not looked for where the page shows its rows', () => {
    const rows = `<ul><li><a href="/nb/2023.html">${title(2023)}</a><span>2024-01-18</span></li></ul>`;
    expect(read(page(rows, '/js/list.js')).asked).toEqual([column]);
  });

  it('shows where the rows lead that call its functions', () => {
    const row = (year: number) => `<li><a href="javascript:show(${year})">${title(year)}</a>${year + 1}-01-18</li>`;
    const script = 'function show(id) { window.open("/nb/" + id + ".html"); } $(".p").pagination({ pageCount: 1 });';
    const result = read(page(`<ul>${row(2023)}${row(2022)}</ul>`, '/js/nb.js'), { '/js/nb.js': script });
    expect(result).toMatchObject(whole);
    expect(result.pages[0]).toMatchObject({ url: `${base}/nb/2023.html`, listedDate: '2024-01-18' });
  });
});

it('a first page that a script draws, as markup without its length, leaves what is older than its last row open', () => {
  const script = '<script>$.get("/frag", {channelId: "9", pageNo: 1}, draw);</script><div id="list"></div>';
  const rows = Array.from({ length: 10 }, (_, n) => 2023 - n);
  const fragment = rows
    .map((y) => `<li><a href="/nb/${y}.html">${title(y)}</a><span>${y + 1}-01-18</span></li>`)
    .join('');
  const { seen } = read(page(script), { '/frag?channelId=9&pageNo=1': `<ul>${fragment}</ul>` });
  expect(seen?.hiddenBefore).toBe('2015-01-18');
});
