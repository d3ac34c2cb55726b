import type { PortalSample } from '../../../contracts/portal.ts';

const url = 'https://www.example.gov.cn/zwgk/zfxxgk/zfxxgknb/';
const title = (year: number) => `示例区${year}年度政府信息公开工作年度报告`;
const row = (year: number) =>
  `<dl><dd><a href="./${year + 1}03/t${year + 1}0313_${year}.htm" title="${title(year)}">${title(year)}</a></dd><dd>${year + 1}-03-10</dd></dl>`;
const expected = (year: number) =>
  [`${url}${year + 1}03/t${year + 1}0313_${year}.htm`, title(year), `${year + 1}-03-10`] as const;
const drawn =
  '<dl ms-if="list.length>0" ms-repeat="list"><dd><a ms-attr-href="el.chnldocurl" ms-text="el.doctitle|html"></a></dd></dl><div ms-controller="list_pagebar"></div>';
const page = (script: string) =>
  `<meta name="ColumnName" content="政府信息公开年报"><meta name="ChnlId" content="1813"><div ms-visible="showStatic">${row(2025)}${row(2024)}</div>${drawn}<script>${script}</script>`;
const search = 'https://www.example.gov.cn/fjdzapp/search';
const form = (number: number) =>
  `channelid=200210&sortfield=-docorderpri%2C-docreltime&classsql=chnlid%3D1813&prepage=100&page=${number}`;
const post = (number: number) => ({ body: form(number), contentType: 'application/x-www-form-urlencoded' }) as const;
const doc = (year: number, docreltime: string | number) => ({
  doctitle: title(year),
  chnldocurl: expected(year)[0],
  docreltime,
});

export const samples: readonly PortalSample[] = [
  {
    name: 'a list whose script names its search',
    page: {
      url,
      html: page(
        'avalon.define({$id:"list", search:{url:"/fjdzapp/search", data:{channelid:"200210",sortfield:"-docorderpri,-docreltime",classsql:"chnlid=1813",prepage:10,page:1}}});',
      ),
    },
    rows: [expected(2025), expected(2024)],
    next: [`POST ${search} ${form(1)}`],
  },
  {
    name: 'a list whose script puts the number of its column together',
    page: {
      url,
      html: page(
        "var chnlId = getMeta('ChnlId'); $.post('/fjdzapp/search', { channelid: 200210, sortfield: '-docorderpri,-docreltime', classsql: 'chnlid=' + chnlId });",
      ),
    },
    rows: [expected(2025), expected(2024)],
    next: [`POST ${search} ${form(1)}`],
  },
  {
    name: 'a list whose search is not in the page',
    page: { url, html: page('var paths = location.pathname.split("/");') },
    rows: [expected(2025), expected(2024)],
    next: [],
  },
  {
    name: 'the first answer of the search, of more than it gives at once',
    page: {
      url: search,
      post: post(1),
      html: JSON.stringify({ count: 3, data: [doc(2025, '2026-03-10 10:00:00'), doc(2024, 1_741_564_800_000)] }),
    },
    rows: [expected(2025), expected(2024)],
    next: [`POST ${search} ${form(2)}`],
  },
  {
    name: 'its last answer',
    page: { url: search, post: post(2), html: JSON.stringify({ count: 3, docs: [doc(2023, '2024-03-10')] }) },
    rows: [expected(2023)],
    next: [],
  },
];
