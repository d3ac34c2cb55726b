import { describe, expect, it } from 'vitest';
import { adapterFor, PORTAL_ADAPTERS } from '../../../src/crawler/portals/index.ts';
import { scanPage } from '../../../src/crawler/portals/scan-page.ts';
import { processorMs } from '../../processor-time.ts';

const url = 'http://www.example.gov.cn/zwgk/xxgknb/';
const read = (html: string, at = url) => {
  const adapter = adapterFor({ url: at, html });
  return { family: adapter.family, ...adapter.readList({ url: at, html }) };
};
const rows =
  '<ul><li><a href="./202401/t20240118_1.html">示例局2023年政府信息公开工作年度报告</a><span>2024-01-18</span></li></ul>';

describe('TRS', () => {
  it.each([
    ['createPageHTML(3, 0, "index", "html");', ['index_1.html', 'index_2.html']],
    ["createPageHTML('page_div', 2, 0, 'index', 'shtml', 17);", ['index_1.shtml']],
    ['createPageHTML(1, 0, "index", "html");', []],
    ["createPageHTML('paging', 3, 1, 'index', 'html', 27);", ['index_2.html', 'index_3.html']],
    ['var currentPage = 0; var countPage = 2//共多少页\n', ['index_1.html']],
  ])('names its further pages: %s', (script, next) => {
    const list = read(`${rows}<script>${script}</script>`);
    expect(list.family).toBe('trs');
    expect(list.next).toEqual(next.map((page) => url + page));
    expect(list.rows).toEqual([
      { url: `${url}202401/t20240118_1.html`, title: '示例局2023年政府信息公开工作年度报告', date: '2024-01-18' },
    ]);
  });

  it('follows at most a hundred pages, and announces what the script says', () => {
    const list = read(`${rows}<script>createPageHTML(99999, 0, "index", "html");</script>`);
    expect(list.next.length).toBe(99);
    expect(list.announced.pages).toBe(99_999);
  });

  it('names no page on a further one, nor takes the number of a column for that of a page', () => {
    const script = "<script>createPageHTML('paging', 3, 1, 'nb_12', 'html', 27);</script>";
    expect(read(rows + script, `${url}nb_12_2.html`).next).toEqual([]);
    expect(read(rows + script, `${url}nb_12.html`).next).toEqual([`${url}nb_12_2.html`, `${url}nb_12_3.html`]);
  });

  it('does not take the definition of the function for its call', () => {
    expect(
      read(`${rows}<script>function createPageHTML(_nPageCount, _nCurrIndex, _sPageName, html){}</script>`).next,
    ).toEqual([]);
  });
});

describe('Hanweb', () => {
  const store = (inner: string) => `<html><script type="text/xml"><datastore>${inner}</datastore></script></html>`;
  const record =
    '<record><![CDATA[<li><a href="/art/2024/1/18/art_1_2.html" title="示例局2023年政府信息公开工作年度报告">示例局…</a><span>2024-01-18</span></li>]]></record>';

  it('reads the rows that stand as XML in a script, and the link to the next group', () => {
    const group = '<nextgroup><![CDATA[<a href="./dataproxy.jsp?page=2&appid=1&webid=3095&path=/"></a>]]></nextgroup>';
    const list = read(
      store(`<totalrecord>20</totalrecord><totalpage>2</totalpage>${group}<recordset>${record}</recordset>`),
    );
    expect(list.family).toBe('hanweb');
    expect(list.rows).toEqual([
      {
        url: 'http://www.example.gov.cn/art/2024/1/18/art_1_2.html',
        title: '示例局2023年政府信息公开工作年度报告',
        date: '2024-01-18',
      },
    ]);
    expect(list.next).toEqual([
      'http://www.example.gov.cn/module/web/jpage/dataproxy.jsp?page=2&appid=1&webid=3095&path=/',
    ]);
    expect(list.announced).toEqual({ pages: 2, rows: 20 });
  });

  it('asks for the rest by number where no next group is named', () => {
    const script = "<script>var p={columnid:'123', unitid:'456', webid:'7', appid:'1'}</script>";
    const list = read(store(`<totalrecord>20</totalrecord><recordset>${record}</recordset>`) + script);
    expect(list.next[0]).toContain('/module/web/jpage/dataproxy.jsp?startrecord=2&endrecord=20');
    expect(list.next[0]).toContain('columnid=123&unitid=456&webid=7&appid=1');
  });

  it('puts no request together where the page draws several lists', () => {
    const script = "<script>var p={columnid:'123', unitid:'456', webid:'7', appid:'1'}</script>";
    const inner = `<totalrecord>20</totalrecord><recordset>${record}</recordset>`;
    const list = read(store(inner) + store(inner.replace('/art_1_2', '/art_1_3')) + script);
    expect(list).toMatchObject({ next: [], partial: expect.stringContaining('several lists') });
  });

  it('reads the same XML as an answer of its own', () => {
    const hanweb = PORTAL_ADAPTERS.find((adapter) => adapter.family === 'hanweb');
    const more = hanweb!.readMore!({
      url: 'http://www.example.gov.cn/module/web/jpage/dataproxy.jsp?page=2',
      body: `<datastore><recordset>${record}</recordset></datastore>`,
    });
    expect(more.rows.length).toBe(1);
  });

  it('reads the rows of the markup where the store is empty', () => {
    const list = read(`${rows}<script>x='/module/web/jpage/dataproxy.jsp'</script>`);
    expect(list.rows.length).toBe(1);
  });

  it('costs no more time than its length, whatever it leaves open', () => {
    const started = processorMs();
    read(`<datastore>${'<record><![CDATA['.repeat(50_000)}`);
    expect(processorMs() - started).toBeLessThan(6_000);
  });
});

describe('any other portal', () => {
  it('is read by its anchors and its pager', () => {
    const html = `<table><tr><td><a href="a.htm">示例局2023年政府信息公开工作年度报告</a></td><td>[2024-01-18]</td></tr>
      <tr><td><a href="b.htm">示例局2022年政府信息公开工作年度报告</a></td><td>[2023/1/9]</td></tr></table>
      <div>共3页 <a href="list_2.htm">2</a> <a href="list_2.htm">下一页</a> <a href="list_3.htm">尾页</a> <a href="/">首页</a></div>`;
    const list = read(html, 'http://www.example.gov.cn/nb/list.htm');
    expect(list.family).toBe('generic');
    expect(list.rows.map((row) => row.date)).toEqual(['2024-01-18', '2023-01-09']);
    expect(list.next).toEqual(['http://www.example.gov.cn/nb/list_2.htm', 'http://www.example.gov.cn/nb/list_3.htm']);
    expect(list.announced.pages).toBe(3);
  });
});

describe('a page', () => {
  it.each([
    ["<script>location.replace('./jbxx/')</script>", 'http://www.example.gov.cn/zwgk/xxgknb/jbxx/'],
    ['<script>window.location.href="/nb/"</script>', 'http://www.example.gov.cn/nb/'],
    ['<meta http-equiv="refresh" content="0; url=../">', 'http://www.example.gov.cn/zwgk/'],
    ['<meta http-equiv="Refresh" content="0;URL=\'/x.html\'">', 'http://www.example.gov.cn/x.html'],
  ])('that only sends the browser on says where to: %s', (html, jump) => {
    expect(scanPage({ url, html }).jump).toBe(jump);
  });

  it('with content of its own sends nobody on', () => {
    const html = `${'<a href="x">栏目名称</a>'.repeat(10)}<script>function go(){location.href='/a'}</script>`;
    expect(scanPage({ url, html }).jump).toBeNull();
  });

  it('shows the longer of text and title attribute, and the alt of a picture', () => {
    const html =
      '<a href="1" title="示例局2023年政府信息公开工作年度报告">示例局2023年政…</a><a href="2" title="点击">政府信息<br>公开年报</a><a href="3"><img alt="政府信息公开"></a>';
    const titles = scanPage({ url, html }).anchors.map((anchor) => anchor.title);
    expect(titles).toEqual(['示例局2023年政府信息公开工作年度报告', '政府信息公开年报', '政府信息公开']);
  });

  it('gives a link the date of its own row only', () => {
    const html =
      '<ul><li><span>2024-01-02</span><a href="1">甲</a></li><li><a href="2">乙</a></li><li><a href="3">丙<em>2023-01-02</em></a></li></ul>';
    expect(scanPage({ url, html }).anchors.map((anchor) => anchor.date)).toEqual(['2024-01-02', null, '2023-01-02']);
  });

  it('leaves out what is no page: scripts, mail, fragments', () => {
    const html =
      '<a href="javascript:;">a</a><a href="mailto:x@y.z">b</a><a href="#top">c</a><a href="http://">d</a><a href="ok.html#x">e</a>';
    expect(scanPage({ url, html }).anchors.map((anchor) => anchor.url)).toEqual([`${url}ok.html`]);
  });

  it('may nest as deep as it likes: what is beyond the limit is cut and said so', () => {
    const scanned = scanPage({ url, html: `<a href="x">甲</a>${'<div>'.repeat(100_000)}<a href="y">乙</a>` });
    expect(scanned.anchors.map((anchor) => anchor.title)).toEqual(['甲']);
    expect(scanned.cut).toBe(true);
  });
});
