import { describe, expect, it } from 'vitest';
import type { ListPage } from '../../src/crawler/portals/portal.ts';
import { scanPage } from '../../src/crawler/portals/scan-page.ts';
import { announcedByScript } from '../../src/crawler/portals/script-total.ts';
import { hiddenBefore, hiddenPages } from '../../src/crawler/script-pager.ts';

const url = 'http://www.example.gov.cn/zwgk/nb/';
const list = (announced: ListPage['announced'], next: string[] = []): ListPage => ({
  ...{ rows: [], next, announced },
});
const unsaid = { pages: null, rows: null };
const hidden = (html: string, found = list(unsaid)) => hiddenPages(scanPage({ url, html }), found);

describe('a list whose further pages only a script knows', () => {
  it.each([
    `<a href="javascript:__doPostBack('pager','2')">下一页</a>`,
    '<a href="javascript:nextPage()">下一页 ></a>',
    '<a href="#" onclick="goPage(2)">2</a>',
    '<div onclick="loadMore()">加载更多</div>',
    '<button type="button" onclick="turn(1)">下一页</button>',
    '<input type="button" value="下一页" onclick="turn(1)">',
    '<ul class="pages"><li><span data-page="2">2</span></li></ul>',
    '<a href="javascript:;" onclick="turn(1)"><i>[下一页]</i></a>',
  ])('is not whole: %s', (html) => {
    expect(hidden(html)).toMatch(/script/);
  });

  it('is whole where the page says that there is one page, or links the others itself', () => {
    const pager = '<a href="javascript:goPage(1)">下一页</a>';
    expect(hidden(pager, list({ pages: 1, rows: null }))).toBeNull();
    expect(hidden(pager, list({ pages: null, rows: 4 }))).toBeNull();
    expect(hidden(pager, list(unsaid, [`${url}2.html`]))).toBeNull();
  });

  it.each([
    '<a href="javascript:void(0)">下一页</a>',
    '<a href="more/">更多</a>',
    '<button disabled onclick="turn(1)">下一页</button>',
    '<li class="next disabled"><span onclick="turn(1)">下一页</span></li>',
    '<input type="button" value="下一页" disabled="disabled">',
    '<body onclick="close()"><p>下一页</p></body>',
    '<a href="javascript:print()">打印</a>',
  ])('is not meant by %s', (html) => {
    expect(hidden(html)).toBeNull();
  });
});

describe('signs of further pages that only a script reads', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ url: `${url}${n}.html`, title: '年报', date: '2024-01-10' }));
  const of = (html: string, count: number) => hidden(html, { ...list(unsaid), rows: rows(count) });

  it.each([
    '<div class="pagebar" data-total="19" data-size="6"><span>首页</span></div>',
    '<el-pagination layout="prev, pager, next" :total="19"></el-pagination>',
    '<div id="fenye" pagecount="2">1</div>',
    '<input type="hidden" id="totalPage" value="2">',
    "<input name='recordCount' type='hidden' value='19'>",
    '<script>var m_nRecordCount = 19; var m_nPageSize = 6;</script>',
    '<script>var now = 1, pageTotal = 2; draw();</script>',
  ])('stand beside six rows: %s', (html) => {
    expect(of(html, 6)).toMatch(/script/);
  });

  it.each([
    '<p>1/2</p>',
    '<span><b>1</b>/<i>2</i></span>',
    '<p>总条数：19　每页：10</p>',
    '<select onchange="go(this)"><option value="1">1</option><option value="2">2</option></select>',
  ])('may be meant where the page is full: %s', (html) => {
    expect(of(html, 10)).toMatch(/script/);
    expect(of(html, 6)).toBeNull();
  });

  it.each([
    '<div class="pagebar" data-total="6"></div>',
    '<input type="hidden" id="totalPage" value="1">',
    '<div class="visits" data-total="123456">访问总数：123456</div>',
    '<p>2024/1/20 1/2版</p>',
    '<a href="/more/">查看更多</a>',
    '<img class="page-banner" width="1200">',
    '<input type="hidden" id="count" value="15234">',
    '<!-- <div class="pagebar" data-total="19"></div> -->',
    '<script type="text/template"><div class="pagebar" data-total="19"></div></script>',
  ])('are none where %s', (html) => {
    expect(of(html, 6)).toBeNull();
    expect(hidden(html, { ...list({ pages: 1, rows: null }), rows: rows(10) })).toBeNull();
  });
});

describe('a pager at rest, which answers to no click that is seen', () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ url: `${url}${n}.html`, title: '年报', date: '2024-01-10' }));
  const pager = '<a href="javascript:;" class="next">下一页</a>';
  const behind = (html: string, found: ListPage) => hiddenBefore(scanPage({ url, html }), found);

  it.each([
    pager,
    '<a href="javascript:;">查看更多</a>',
    '<div class="more">点击查看更多</div>',
    '<div class="page"></div>',
    '<div id="page_div"> </div><script src="/js/page.js"></script>',
    '<ul class="fr pagination clearfix"><!-- 分页 --></ul>',
    '<div class="list-page"><script>drawPages(conf)</script></div>',
  ])('may be a place that stands empty for a script: %s', (place) => {
    expect(behind(place, { ...list(unsaid), rows: rows(11) })).toBe('2024-01-10');
    expect(behind(place, { ...list(unsaid), rows: rows(6) })).toBe('2024-01-10');
    expect(behind(place, { ...list({ pages: 1, rows: null }), rows: rows(11) })).toBeNull();
    expect(hidden(place, { ...list(unsaid), rows: rows(11) })).toBeNull();
  });

  it.each([
    '<div class="page"><p>主办：示例局</p></div>',
    '<div class="page-content"></div>',
    '<div class="homepage"></div>',
    '<div class="pages">1</div>',
  ])('is not meant by %s', (html) => {
    expect(behind(html, { ...list(unsaid), rows: rows(9) })).toBeNull();
  });

  it.each([
    '<div id="kkpager"></div>',
    '<div class="tcdPageCode"></div>',
    '<div class="zxf_pagediv"></div>',
    '<div class="M-box3"></div>',
    '<div class="m-pagination"></div>',
    '<ul id="barcon"></ul>',
    '<div class="fanye"></div>',
  ])('has the places of plugins: %s', (place) => {
    expect(behind(place, { ...list(unsaid), rows: rows(11) })).toBe('2024-01-10');
  });

  it('counts rows without a day by their titles', () => {
    const bare = Array.from({ length: 12 }, (_, n) => ({
      ...{ url: `${url}${n}.html`, date: null },
      title: `${2024 - n}年政府信息公开工作年度报告`,
    }));
    expect(behind(pager, { ...list(unsaid), rows: bare })).toBe('2014-01-01');
  });

  it('is at its end where it is switched off', () => {
    expect(behind('<a class="next disabled">下一页</a>', { ...list(unsaid), rows: rows(11) })).toBeNull();
  });
});

describe('what may lie behind the rows of a page that does not say that it has more', () => {
  const place = '<div class="page"></div>';
  const rows = (days: readonly (string | null)[], from = 2024) =>
    days.map((date, n) => ({ url: `${url}${n}.html`, title: `${from - n}年政府信息公开工作年度报告`, date }));
  const falling = Array.from({ length: 8 }, (_, n) => `${2025 - n}-01-10`);
  const hides = (html: string, found: ListPage['rows'], announced: ListPage['announced'] = unsaid) =>
    hiddenBefore(scanPage({ url, html }), { ...list(announced), rows: found });

  it('may hide what is older than the last row, also where a report is held on top', () => {
    expect(hides(place, rows(falling))).toBe('2018-01-10');
    expect(hides(place, rows(['2019-05-01', ...falling.slice(0, 7)], 2025))).toBe('2019-01-10');
    expect(hides(place, rows(falling.map(() => null)))).toBe('2018-01-01');
  });

  it('may hide any row of a list in no order', () => {
    const mixed = ['2020-01-10', '2024-01-10', '2019-01-10', '2025-01-10', '2018-01-10', '2023-01-10'];
    expect(hides(place, rows(mixed))).toBe('9999-12-31');
  });

  it('hides nothing of four rows, of a list that tells its length, and where there is none', () => {
    expect(hides(place, rows(falling.slice(0, 4)))).toBeNull();
    expect(hides(place, rows(falling), { pages: 1, rows: null })).toBeNull();
    expect(hides('<p>主办：示例局</p>', rows(falling))).toBeNull();
  });

  const many = (count: number) => rows(Array.from({ length: count }, (_, n) => `${2025 - n}-01-10`));

  it.each([
    ['a full page that says nothing', '<p>主办：示例局</p>', 10],
    ['the same with any other number of rows', '<p>主办：示例局</p>', 12],
    ['pictures that count themselves', '<div class="banner"><span>1/1</span></div>', 12],
    ['a pager in words of its own', '<div>总页数：3 当前页：1</div>', 12],
    ['a pager of numbers that are no links', '<p><a href="#1">1</a><a href="#2">2</a></p>', 12],
    ['a page that grows as one scrolls', '<script>window.onscroll = function () { load(++n); };</script>', 12],
  ])('is older than the last of %s', (_, html, count) => {
    expect(hides(html, many(count))).toBe(`${2026 - count}-01-10`);
  });

  it.each([
    ['a page that is not full', '<p>主办：示例局</p>', 9],
    ['a full page that says 1/1', '<div class="fy">1/1页</div>', 10],
    ['a full page whose pager is switched off', '<a class="next disabled">下一页</a>', 12],
  ])('is nothing where there is %s', (_, html, count) => {
    expect(hides(html, many(count))).toBeNull();
  });

  it('is older than its last row, not than its last report, where all rows are in order', () => {
    const news = { url: `${url}x.html`, title: '通知公告', date: '2013-05-01' };
    expect(hides('', [...many(11), news])).toBe('2013-05-01');
  });

  it('is told by the column where the list is that of a folder', () => {
    const page = { ...list(unsaid), rows: many(12) };
    expect(hiddenBefore(scanPage({ url, html: '' }), page, true)).toBeNull();
  });

  it('is anything where a few reports stand among rows in no order', () => {
    const [report] = rows(['2024-01-10']);
    const news = [3, 1, 4, 1, 5, 9, 2, 6, 5].map((day, n) => {
      return { url: `${url}x${n}.html`, title: '通知公告', date: `2023-05-0${day}` };
    });
    expect(hides(place, [report!, ...news])).toBe('9999-12-31');
  });
});

describe('the length of a list that only its script tells', () => {
  it.each([
    ["laypage.render({elem: 'page', count: 26, limit: 10})", 10, { pages: null, rows: 26 }],
    ["$('.M-box').pagination({ pageCount: 3, current: 1 })", 8, { pages: 3, rows: null }],
    ['laypage({cont: "p", total: 3})', 8, { pages: 3, rows: null }],
    ['var totalPage = "4"; var x = 1;', 8, { pages: 4, rows: null }],
    ['track({ count: 9 }); menu.open();', 8, { pages: null, rows: null }],
    [
      `Ls.pagination("#p", function (n) { Ls.ajax({ url: "/l", data: { ${'a: 1, '.repeat(60)} } }); }, { currPage: 1, pageCount:3 });`,
      8,
      { pages: 3, rows: null },
    ],
    ['slides({ pageCount: 3 });', 8, { pages: null, rows: null }],
  ])('%s', (script, shown, said) => {
    expect(announcedByScript(script, shown)).toEqual(said);
  });
});
