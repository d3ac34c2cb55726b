import { describe, expect, it } from 'vitest';
import { adapterFor } from '../../../src/crawler/portals/index.ts';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const row = (year: number) =>
  `<li><a href="/_s12/${year + 1}/0118/c4127a${year}/page.htm">示例局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const pager = (total: number, pages: number) =>
  `<div id="wp_paging_w6">每页 2 记录 总共 ${total} 记录 <a href="/nb/list1.htm">首页</a><a href="/nb/list2.htm">下一页</a><a href="/nb/list${pages}.htm">尾页</a> 页码 1/${pages}</div>`;
const page = (rows: string, more = '') => `<title>政府信息公开年报</title><ul>${rows}</ul>${more}`;

describe('webplus', () => {
  it('names its further pages by the number in its pager', () => {
    const context = { url: `${base}/nb/list.htm`, html: page(row(2023) + row(2022), pager(5, 3)) };
    const adapter = adapterFor(context);
    expect(adapter.family).toBe('webplus');
    const list = adapter.readList(context);
    expect(list.next).toEqual([`${base}/nb/list2.htm`, `${base}/nb/list3.htm`]);
    expect(list.announced).toEqual({ pages: 3, rows: null });
    expect(list.rows.map((found) => found.date)).toEqual(['2024-01-18', '2023-01-18']);
  });

  it('says how many rows a list of one page has', () => {
    const context = {
      url: `${base}/nb/list.htm`,
      html: page(row(2023), '<div class="wp_paging">总共 3 记录 页码 1/1</div>'),
    };
    expect(adapterFor(context).readList(context).announced).toEqual({ pages: 1, rows: 3 });
  });

  it('is read to its last page, and is incomplete where one is gone or is the first again', () => {
    const first = page(row(2023) + row(2022), pager(4, 2));
    const at = { base, column: '/nb/list.htm' };
    const read = (second: string) => readPortal({ '/nb/list.htm': first, '/nb/list2.htm': second }, at);
    expect(read(page(row(2021)))).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
    expect(read('fetch.timeout').outcome).toBe('column_incomplete');
    expect(read(first).outcome).toBe('column_incomplete');
  });
});
