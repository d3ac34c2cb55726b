import { describe, expect, it } from 'vitest';
import { scanPage } from '../../src/crawler/portals/scan-page.ts';
import { hiddenPages } from '../../src/crawler/script-pager.ts';

const url = 'http://www.example.gov.cn/zwgk/nb/';
const list = (announced: { pages: number | null; rows: number | null }, next: string[] = []) => ({
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
    '<a href="javascript:print()">打印</a>',
  ])('is not meant by %s', (html) => {
    expect(hidden(html)).toBeNull();
  });
});
