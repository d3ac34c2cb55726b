import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const column = '/nb/';
const at = { base, column };
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const row = (year: number) => `<li><a href="/nb/${year}.html">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const item = (year: number) => ({ title: title(year), url: `/nb/${year}.html`, publishTime: `${year + 1}-01-18` });
const page = (body: string, script: string) =>
  `<title>政府信息公开年报</title><a href="/">首页</a><p>${'示例局的公开平台。'.repeat(30)}</p>${body}<ul id="list"></ul><script>${script}</script>`;
const news = '<li><a href="/xw/1.html">今年的一条新闻标题</a><span>2024-02-01</span></li>';
const json = (value: unknown) => JSON.stringify(value);
const rows = [item(2023), item(2022)];
const list = '/api/list?channelId=88&pageNo=1';
const ask = `$.ajax({ url: "${list}", success: draw });`;
const read = (body: string, script: string, answers: Record<string, string> = {}) =>
  readPortal({ [column]: page(body, script), ...answers }, at);

describe('a list that only a script draws', () => {
  const whole = { whole: true, yearsListed: [2023, 2022], gaps: [] };

  it('is asked for where its address is put together of what stands in the script', () => {
    const script = `var channelId = "88"; var page = 3; $.ajax({ url: "/api/list?channelId=" + channelId + "&pageNo=" + page, success: draw });`;
    expect(read('', script, { [list]: json({ total: 2, rows }) })).toMatchObject(whole);
    // Two values: nobody knows which is meant.
    expect(read('', `channelId = "99"; ${script}`).asked).toEqual([column]);
  });

  it('may tell its length beside its rows, or by being shorter than a page', () => {
    expect(read('', ask, { [list]: json({ pageInfo: { total: 2 }, data: rows }) })).toMatchObject(whole);
    const sized = `${list.replace('&pageNo=1', '')}&pageSize=10&pageNo=1`;
    const short = ask.replace(list, sized);
    expect(read('', short, { [sized]: json({ data: rows }) })).toMatchObject(whole);
    const full = Array.from({ length: 10 }, (_, n) => item(2023 - n));
    expect(read('', short, { [sized]: json({ data: full }) }).whole).toBe(false);
    expect(read('', ask, { [list]: json({ data: rows }) }).whole).toBe(false);
  });

  it('may lie as a file beside the page', () => {
    expect(read('', '$.getJSON("list.json", draw);', { '/nb/list.json': json(rows) })).toMatchObject(whole);
    expect(read('', '$.getJSON("/config/site.json", draw);').asked).toEqual([column]);
  });

  it('is asked for beside news, and keeps a page that shows reports from being whole', () => {
    expect(read(news, ask, { [list]: json({ total: 2, rows }) })).toMatchObject(whole);
    const beside = read(row(2023), ask);
    expect(beside).toMatchObject({ whole: false, yearsListed: [2023] });
    expect(beside.asked).toEqual([column]);
  });

  it('is not followed far where it shows no report', () => {
    const others = Array.from({ length: 10 }, (_, n) => ({ ...item(2000 + n), title: `第${n}条别的信息的标题` }));
    expect(read('', ask, { [list]: json({ total: 5_000, rows: others }) }).asked).toHaveLength(2);
  });

  it('is known by the pattern of a row with its day', () => {
    const pattern = '<div class="row">{{item.title}} {{item.publishTime}}</div>';
    expect(readPortal({ [column]: `<title>政府信息公开年报</title><ul>${row(2023)}</ul>${pattern}` }, at).gaps).toEqual(
      [`${base}${column}: rows are drawn by a script`],
    );
  });
});

it('a full page whose pager says 1/1 is the whole list', () => {
  const full = Array.from({ length: 12 }, (_, n) => row(2023 - n)).join('');
  const html = `<title>政府信息公开年报</title><ul>${full}</ul><span>1/1</span><a class="next">下一页</a>`;
  expect(readPortal({ [column]: html }, at).whole).toBe(true);
});
