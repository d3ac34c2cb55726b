import { describe, expect, it } from 'vitest';
import { adapterFor } from '../../../src/crawler/portals/index.ts';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn/zwgk';
const row = (id: number, year: number) =>
  `<li><a href="../info/1648/${id}.htm">示例局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const pager = (...pages: number[]) =>
  pages.map((n) => `<span class="p_no"><a href="nb/${n}.htm">${n}</a></span>`).join('');
const page = (rows: string, more = '') => `<title>政府信息公开年报</title><ul>${rows}</ul><div>${more}</div>`;
const read = (html: string, url = `${base}/nb.htm`) => {
  const adapter = adapterFor({ url, html });
  return { family: adapter.family, ...adapter.readList({ url, html }) };
};

describe('博达 VSB', () => {
  it('counts its further pages down from the greatest that its pager names', () => {
    const list = read(page(row(1, 2023) + row(2, 2022), `共25条 ${pager(2, 1)}`));
    expect(list.family).toBe('vsb');
    expect(list.next).toEqual([`${base}/nb/2.htm`, `${base}/nb/1.htm`]);
    expect(list.announced).toEqual({ pages: 3, rows: null });
    expect(list.rows[0]).toEqual({
      url: 'http://www.example.gov.cn/info/1648/1.htm',
      title: '示例局2023年政府信息公开工作年度报告',
      date: '2024-01-18',
    });
  });

  it('names no further pages from a further page', () => {
    const html = page(row(3, 2021), '<a href="1.htm">下页</a><a href="../nb.htm">首页</a>');
    expect(read(html.replace('../info', '../../info'), `${base}/nb/2.htm`).next).toEqual([]);
  });

  it('follows at most a hundred pages, and announces them all', () => {
    const list = read(page(row(1, 2023), pager(9999)));
    expect(list.next.length).toBe(100);
    expect(list.announced.pages).toBe(10_000);
  });

  it('is not decided by one link to it on a page of another family', () => {
    const script = '<script>createPageHTML(3, 0, "index", "html");</script>';
    expect(read(page(row(1, 2023), script)).family).toBe('trs');
  });

  it('is read to its last page, and is incomplete where one is gone or more are announced', () => {
    const first = page(row(1, 2023) + row(2, 2022), pager(2, 1));
    const rest = { '/nb/2.htm': page(row(3, 2021)), '/nb/1.htm': page(row(4, 2020)) };
    const at = { base, column: '/nb.htm' };
    expect(readPortal({ '/nb.htm': first, ...rest }, at)).toMatchObject({
      outcome: 'column_read',
      yearsListed: [2023, 2022, 2021, 2020],
    });
    expect(readPortal({ '/nb.htm': first, '/nb/2.htm': rest['/nb/2.htm'] }, at).outcome).toBe('column_incomplete');
    const more = first.replace('<div>', '<div>共9页');
    expect(readPortal({ '/nb.htm': more, ...rest }, at).outcome).toBe('column_incomplete');
  });
});
