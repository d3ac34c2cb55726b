import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const url = `${origin}/col/col13008/index.html`;
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const address = (year: number) => `${origin}/art/${year + 1}/1/20/art_13008_${year}.html`;
const row = (year: number) =>
  `<tr class="tr_main_value_odd"><td><a href="${address(year)}" title="${title(year)}" class="bt_link">${title(year)}</a></td><td>${year + 1}-01-20</td></tr>`;
const expected = (year: number) => [address(year), title(year), `${year + 1}-01-20`] as const;
const load = (address: string, rest: string) =>
  `<script>function find(a, b, c) { loadDynamic(${address}, ${rest}); }</script>`;
const search = '/module/xxgk/search.jsp';
const written = `${origin}${search}?standardXxgk=1&infotypeId=&vc_title=&vc_number=&area=113301`;
const form = (page: number, infotypeId: string) =>
  `vc_title=&vc_number=&vc_filenumber=&vc_all=&texttype=&fbtime=&standardXxgk=1&infotypeId=${infotypeId}&area=113301&jdid=950&divid=div4&currpage=${page}`;

export const samples: readonly PortalSample[] = [
  {
    name: 'a page whose script puts the address together',
    page: {
      url,
      html: `<title>政府信息公开年报</title><div id="div4"></div>${load(`'${search}?standardXxgk=1&infotypeId='+a+'&vc_title='+encodeURI(b)+'&vc_number='+encodeURI(c)+'&area=113301'`, "'div4', 'A06', '0', '0', '950', '', ''")}`,
    },
    rows: [],
    next: [`POST ${written} ${form(1, 'A06')}`],
  },
  {
    name: 'the first answer',
    page: {
      url: written,
      html: `<table>${row(2023)}${row(2022)}</table><div>每页&nbsp;2&nbsp;条记录&nbsp;第&nbsp;1&nbsp;页/共&nbsp;2&nbsp;页</div>`,
      post: { body: form(1, 'A06'), contentType: 'application/x-www-form-urlencoded' },
    },
    rows: [expected(2023), expected(2022)],
    next: [`POST ${written} ${form(2, 'A06')}`],
  },
  {
    name: 'a further answer',
    page: {
      url: written,
      html: `<table>${row(2021)}</table>第&nbsp;2&nbsp;页/共&nbsp;2&nbsp;页`,
      post: { body: form(2, 'A06'), contentType: 'application/x-www-form-urlencoded' },
    },
    rows: [expected(2021)],
    next: [],
  },
];
