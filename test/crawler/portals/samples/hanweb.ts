import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const url = `${origin}/col/col1102/index.html`;
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const record = (year: number) =>
  `<record><![CDATA[<li><a href="${origin}/art/${year + 1}/1/18/art_1102_${year}.html" title="${title(year)}">${title(year).slice(0, 9)}…</a><span>${year + 1}-01-18</span></li>]]></record>`;
const expected = (year: number) =>
  [`${origin}/art/${year + 1}/1/18/art_1102_${year}.html`, title(year), `${year + 1}-01-18`] as const;
const store = (inner: string) => `<script type="text/xml"><datastore>${inner}</datastore></script>`;
const page = (body: string, script = '') =>
  `<title>政府信息公开年报</title><div>${body}</div><script>${script}</script>`;
const group =
  '<nextgroup><![CDATA[<a href="./dataproxy.jsp?page=2&appid=1&webid=3095&path=/&columnid=1102&unitid=7"></a>]]></nextgroup>';
const plugin = (ids: string) =>
  `$('#7').jpage({showMode:'full',totalRecord:4,dataStore:'',groupSize:3,proxyUrl:'/module/jpage/dataproxy.jsp',perPage:2,ajaxParam:{col:1,webid:60,path:'/',${ids},webname:'示例市',permissiontype:0}});`;
const body = 'col=1&webid=60&path=%2F&columnid=1102&unitid=7&webname=%E7%A4%BA%E4%BE%8B%E5%B8%82&permissiontype=0';
const post = { body, contentType: 'application/x-www-form-urlencoded' } as const;
const proxy = (from: number, perPage = 2) =>
  `${origin}/module/jpage/dataproxy.jsp?startrecord=${from}&endrecord=4&perpage=${perPage}`;

export const samples: readonly PortalSample[] = [
  {
    name: 'a column with its rows in a script and a link to the next group',
    page: {
      url,
      html: page(
        store(`<totalrecord>20</totalrecord><totalpage>2</totalpage>${group}<recordset>${record(2023)}</recordset>`),
      ),
    },
    rows: [expected(2023)],
    next: [`${origin}/module/web/jpage/dataproxy.jsp?page=2&appid=1&webid=3095&path=/&columnid=1102&unitid=7`],
  },
  {
    name: 'a column whose script posts for the rows behind the first',
    page: {
      url,
      html: page(store(`<recordset>${record(2023)}${record(2022)}</recordset>`), plugin("columnid:1102,unitid:'7'")),
    },
    rows: [expected(2023), expected(2022)],
    next: [`POST ${proxy(3)} ${body}`],
  },
  {
    name: 'a column whose identifiers are encrypted',
    page: {
      url,
      html: page(
        store(`<recordset>${record(2023)}</recordset>`),
        plugin("columnid:'U2FsdGVkX1+a/b==',unitid:'U2FsdGVk'"),
      ),
    },
    rows: [expected(2023)],
    next: [],
  },
  {
    name: 'a column with an empty store and its rows in the markup',
    page: {
      url,
      html: `<li><a href="/art/2024/1/18/art_1102_2023.html" title="${title(2023)}">${title(2023)}</a>2024-01-18</li>${page(store(''), "var u='/module/web/jpage/dataproxy.jsp'")}`,
    },
    rows: [expected(2023)],
    next: [],
  },
  {
    name: 'a column of the older form, with its rows in an array of the script',
    page: {
      url,
      html: page(
        '',
        `var InitData7=['<li><a href="/art/2024/1/18/art_1102_2023.html" title="${title(2023)}">x</a><b>2024-01-18</b></li>','<li><a href="/art/2023/1/18/art_1102_2022.html" title="${title(2022)}">x</a><b>2023-01-18</b></li>'];${plugin("columnid:1102,unitid:'7'").replace("dataStore:''", 'dataStore:InitData7')}`,
      ),
    },
    rows: [expected(2023), expected(2022)],
    next: [`POST ${proxy(3)} ${body}`],
  },
  {
    name: 'an answer with fewer rows than were asked for',
    page: {
      url: proxy(3),
      post,
      html: `<?xml version="1.0"?><datastore><recordset>${record(2021)}</recordset></datastore>`,
    },
    rows: [expected(2021)],
    next: [`POST ${proxy(4)} ${body}`],
  },
  {
    name: 'an empty answer',
    page: { url: proxy(3), post, html: '<?xml version="1.0" encoding="UTF-8"?><datastore></datastore>' },
    rows: [],
    next: [],
  },
];
