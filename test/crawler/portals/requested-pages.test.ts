import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const column = '/public/column/6596?type=4&action=list&nav=2';
const at = { base, column };
const row = (year: number) =>
  `<li><a href="/public/6596/${year}.html" title="示例局${year}年政府信息公开工作年度报告">示例局…</a><span>${year + 1}-01-18</span></li>`;
const data = 'siteId: "678", pageSize: "2", pageIndex: n, action: "list", catId: "6718758"';
const pager = (pages: number, more = '') =>
  `<div id="page_public_info"></div><script>Ls.pagination("#page_public_info", function (n) {
  Ls.ajax({ dataType: "html", url: "/site/label/8888", data: { ${data} } }).done(function (html) { show(html); });${more}
}, { currPage: 1, pageCount:${pages} });</script>`;
const page = (list: string) => `<title>政府信息公开年报</title><ul>${list}</ul>`;
const label = (n: number) => `/site/label/8888?siteId=678&pageSize=2&action=list&catId=6718758&pageIndex=${n}`;
const portal = {
  [column]: page(row(2023) + row(2022) + pager(2)),
  [label(2)]: `<ul>${row(2021)}</ul>${pager(2)}`,
};

describe('a list whose script asks for further pages by their number', () => {
  it('is asked for all that there are', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual([column, label(2)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021], gaps: [] });
  });

  it('may tell its rows rather than its pages, and be a plain list', () => {
    // What stands in other calls is no field of the request.
    const script = `<script>$.get("/list?columnId=7&pageNo=" + n, show); laypage.render({ count: 3, limit: 2 });</script>`;
    const plain = { '/nb/': page(row(2023) + row(2022) + script), '/list?columnId=7&pageNo=2': row(2021) };
    const result = readPortal(plain, { base, column: '/nb/' });
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
  });

  it.each([
    ['the number is not heeded', { [label(2)]: portal[column]! }],
    ['the service refuses', { [label(2)]: 'fetch.blocked' }],
    [
      'its script asks for several lists',
      { [column]: page(row(2023) + row(2022) + pager(2, ' $.get("/other?columnId=7&page=" + n);')) },
    ],
    [
      'its script names no request',
      { [column]: page(row(2023) + row(2022) + pager(2).replace('Ls.ajax({', 'f({')).replace('url:', 'u:') },
    ],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});
