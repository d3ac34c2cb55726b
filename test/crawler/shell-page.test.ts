import { describe, expect, it } from 'vitest';
import { scanPage } from '../../src/crawler/portals/scan-page.ts';
import { asShown, shellOf } from '../../src/crawler/shell-page.ts';
import { processorMs } from '../processor-time.ts';

const shell = (html: string, rows = 0) => shellOf(scanPage({ url: 'https://www.shili.gov.cn/nb/', html }), html, rows);

describe('a page that needs its scripts', () => {
  it.each([
    [
      '<title>年报</title><div id="app"></div><script src="/js/app.js"></script>',
      'an empty mount of a script framework',
    ],
    ['<div id=root></div><script>boot()</script>', 'an empty mount of a script framework'],
    [
      '<ul><li v-for="row in rows">{{ row.title }}</li></ul><script src="a.js"></script>',
      'a template that a script fills',
    ],
    [
      '<ul ms-visible="!showStatic"><li ms-for="($index, el) in list">{{el.doctitle}}</li></ul><script>avalon.define({})</script>',
      'a template that a script fills',
    ],
    ['<p>数据加载中…</p><script src="/list.js"></script>', 'a page that says it is loading'],
    ['<script>require(["list"])</script>', 'scripts and nothing else'],
  ])('is known by what it is: %s', (html, why) => expect(shell(html)).toBe(why));

  it.each([
    ['a page with rows', '<div id="app"></div><script src="a.js"></script>', 5],
    [
      'a page with links of its own',
      `<div id="app"></div>${'<a href="/a">目录</a>'.repeat(6)}<script src="a.js"></script>`,
      0,
    ],
    [
      'a page that says that it is empty',
      '<div>政府信息公开年报</div><p>暂无相关信息，请查看其他栏目，或者拨打电话咨询。</p><script>hit()</script>',
      0,
    ],
    ['a page without scripts', '<div id="app"></div>', 0],
    ['a jump', '<script>location.replace("./jbxxgk/")</script>', 0],
    ['a frame', '<div id="app"></div><iframe src="/list"></iframe><script src="a.js"></script>', 0],
  ])('is not %s', (_what, html, rows) => expect(shell(html, rows)).toBeNull());

  it('is judged in no time, however it is made', () => {
    const started = processorMs();
    for (const html of ['{{'.repeat(200_000), '<script '.repeat(50_000), '<%'.repeat(200_000)]) shell(html);
    expect(processorMs() - started).toBeLessThan(8_000);
  });
});

describe('a list as a browser shows it', () => {
  const rows = [{ url: 'https://www.shili.gov.cn/nb/1.html', title: '年报', date: null }];
  const list = (announced: { pages: number | null; rows: number | null }) => ({ rows, next: [], announced });

  it.each([
    '<ul class="el-pagination"><li>1</li><li>2</li></ul>',
    '<span>下一页</span>',
    '<div class="list pagination-wrap">1 2 3</div>',
    '<button>加载更多</button>',
  ])('is not whole where its further pages come by a click: %s', (html) => {
    expect(asShown(list({ pages: null, rows: null }), html).partial).toBe('further pages only by a click');
  });

  it('is whole without a pager, or where it says that it has one page or as many rows', () => {
    expect(asShown(list({ pages: null, rows: null }), '<ul><li>年报</li></ul>')).not.toHaveProperty('partial');
    expect(asShown(list({ pages: 1, rows: null }), '<span>下一页</span>')).not.toHaveProperty('partial');
    expect(asShown(list({ pages: null, rows: 1 }), '<span>下一页</span>')).not.toHaveProperty('partial');
  });
});
