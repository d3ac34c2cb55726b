import { describe, expect, it } from 'vitest';
import { readPortal } from './portals/read-portal.ts';

const at = { base: 'http://www.example.gov.cn', column: '/nb/' };
const rows = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => {
    const year = 2024 - from - i;
    const title = year >= 2004 ? `示例局${year}年政府信息公开工作年度报告` : `某条新闻的标题文字第${from + i}条`;
    return `<li><a href="./t${from + i}.html">${title}</a><span>2020-01-18</span></li>`;
  }).join('');
const page = (list: string, pages: number) =>
  `<title>政府信息公开年报</title><ul>${list}</ul><script>createPageHTML(${pages}, 0, "index", "html");</script>`;
const stub = '<html><head></head><body><div class="list"></div></body></html>';
const portal = (second: number, third: string) => ({
  '/nb/': page(rows(10, 0), 5),
  '/nb/index_1.html': page(rows(second, 10), 5),
  '/nb/index_2.html': third,
  '/nb/index_3.html': stub,
  '/nb/index_4.html': stub,
});

describe('a list of TRS whose script counts more pages than there are', () => {
  it.each([
    ['is a stub', stub],
    ['is not there', 'fetch.not-found'],
  ])('ends behind a page that is not full, where the next %s; and the others are not asked for', (_, third) => {
    const result = readPortal(portal(4, third), at);
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, gaps: [] });
    expect(result.asked).toEqual(['/nb/', '/nb/index_1.html', '/nb/index_2.html']);
  });

  it.each([
    ['a stub stands behind a full page', portal(10, stub)],
    ['a stub stands behind a page that lacks only what may be held on top of the first', portal(8, stub)],
    ['the next page cannot be had', portal(4, 'fetch.timeout')],
    ['the next page is a long one without rows', portal(4, `${stub}${' '.repeat(2_000)}`)],
  ])('is not whole where %s', (_, pages) => {
    expect(readPortal(pages, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });

  it('is not asked for more pages where each shows the first again', () => {
    const first = page(rows(10, 0), 5);
    const result = readPortal({ '/nb/': first, '/nb/index_1.html': first, '/nb/index_2.html': first }, at);
    expect(result.asked).toEqual(['/nb/', '/nb/index_1.html']);
    expect(result).toMatchObject({ outcome: 'column_incomplete' });
  });
});
