import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const expected = (year: number, url: string) => [`${origin}/${url}`, title(year), `${year + 1}-01-18`] as const;

const rows = [expected(2023, 'nb/x2023.htm'), expected(2022, 'nb/x2022.htm')];
const page = (name: string, body: string): PortalSample => ({
  name,
  page: { url: `${origin}/nb/`, html: `<title>年报</title>${body}` },
  rows,
  next: [],
});
const both = (row: (year: number) => string) => row(2023) + row(2022);

export const samples: readonly PortalSample[] = [
  {
    name: 'a table with links to its further pages',
    page: {
      url: `${origin}/nb/list.htm`,
      html: `<title>年报</title><table><tr><td><a href="a.htm">${title(2023)}</a></td><td>[2024-01-18]</td></tr></table>
<div>共3页 <a href="list_2.htm">2</a> <a href="list_2.htm">下一页</a> <a href="list_3.htm">尾页</a> <a href="/">首页</a></div>`,
    },
    rows: [expected(2023, 'nb/a.htm')],
    next: [`${origin}/nb/list_2.htm`, `${origin}/nb/list_3.htm`],
  },
  page(
    'a list whose links open a window',
    `<ul>${both((year) => `<li><a href="javascript:void(0)" onclick="window.open('x${year}.htm')">${title(year)}</a>${year + 1}-01-18</li>`)}</ul>`,
  ),
  page(
    'a list whose rows lead on by a click',
    `<ul>${both((year) => `<li onclick="location.href=encodeURI('./x${year}.htm')"><p>${title(year)}</p><i>${year + 1}-01-18</i></li>`)}</ul>`,
  ),
  page(
    'a list whose rows carry their address as data',
    both((year) => `<div><span data-url="/nb/x${year}.htm">${title(year)}</span><em>${year + 1}年1月18日</em></div>`),
  ),
  page(
    'a list of javascript: addresses',
    `<ul>${both((year) => `<li><a href="javascript:openUrl('/nb/x${year}.htm', 1)">${title(year)}</a>(${year + 1}/1/18)</li>`)}</ul>`,
  ),
  page(
    'a list in strings of a script',
    `<script>var data = [${both((year) => `'<li><a href=\\"/nb/x${year}.htm\\" title=\\"${title(year)}\\">…</a><b>${year + 1}-01-18</b></li>',`)}];</script>`,
  ),
  page(
    'a list in JSON with escaped marks',
    `<script>var html = "${both((year) => `\\u003cli\\u003e\\u003ca href=\\"x${year}.htm\\"\\u003e${title(year)}\\u003c\\/a\\u003e ${year + 1}-01-18\\u003c\\/li\\u003e`)}";</script>`,
  ),
  page(
    'a list in CDATA sections of a script',
    `<script type="text/xml">${both((year) => `<item><![CDATA[<li><a href='x${year}.htm'>${title(year)}</a><span>${year + 1}-01-18</span></li>]]></item>`)}</script>`,
  ),
  page(
    'a list of objects in a script',
    `<script>var list = [${both((year) => `{"id":${year},"title":"${title(year)}","linkUrl":"\\/nb\\/x${year}.htm","publishTime":"${year + 1}-01-18 09:00"},`)}]; draw(list);</script>`,
  ),
  {
    name: 'a list of jeecms, whose pager goes on by a click',
    page: {
      url: `${origin}/c/www/bmnb.jhtml`,
      html: `<title>部门年报</title><ul><li><a href="/c/www/bmnb/166938.jhtml">${title(2023)}</a><span>2024-01-18</span></li></ul>
<div>共13条记录 1/2页 <a disabled="disabled">上一页</a> <a href="javascript:void(0);" onclick="location.href=encodeURI('bmnb_2.jhtml');">下一页</a></div>`,
    },
    rows: [expected(2023, 'c/www/bmnb/166938.jhtml')],
    next: [`${origin}/c/www/bmnb_2.jhtml`],
  },
  {
    name: 'a list of Shanghai, its second page index_2',
    page: {
      url: `${origin}/nw12344/index.html`,
      html: `<title>政府信息公开年报</title><ul class="list-date"><li><a href="/nw12344/20240118/${'a'.repeat(32)}.html" title="${title(2023)}">${title(2023)}</a><span class="time">2024-01-18</span></li></ul>
<ul class="pagination"><li class="active"><a>1</a></li><li><a href="/nw12344/index_2.html">2</a></li><li><a href="/nw12344/index_2.html">&raquo;</a></li></ul>`,
    },
    rows: [expected(2023, `nw12344/20240118/${'a'.repeat(32)}.html`)],
    next: [`${origin}/nw12344/index_2.html`],
  },
  {
    name: 'a list of Hebei, column and articles under uuids',
    page: {
      url: `${origin}/columns/6a0e7b8c-1111-4222-8333-444455556666/index.html`,
      html: `<title>政府信息公开年报</title><ul><li><a href="/columns/6a0e7b8c-1111-4222-8333-444455556666/202401/18/0b1c2d3e-1111-4222-8333-444455556666.html">${title(2023)}</a><span>2024-01-18</span></li></ul>
<a href="/columns/6a0e7b8c-1111-4222-8333-444455556666/index_1.html">下一页</a>`,
    },
    rows: [
      expected(
        2023,
        'columns/6a0e7b8c-1111-4222-8333-444455556666/202401/18/0b1c2d3e-1111-4222-8333-444455556666.html',
      ),
    ],
    next: [`${origin}/columns/6a0e7b8c-1111-4222-8333-444455556666/index_1.html`],
  },
  {
    name: 'a list whose articles are folders, pages chosen in a select',
    page: {
      url: `${origin}/web/zfxxgknb/index.shtml`,
      html: `<title>政府信息公开年报</title><dl><dd><a href="/web/zfxxgknb/202401180930123/index.shtml">${title(2023)}</a> [2024-01-18]</dd></dl>
<select onchange="location.href=this.value"><option value="index.shtml">第1页</option><option value="index_2.shtml">第2页</option></select>`,
    },
    rows: [expected(2023, 'web/zfxxgknb/202401180930123/index.shtml')],
    next: [`${origin}/web/zfxxgknb/index_2.shtml`],
  },
];
