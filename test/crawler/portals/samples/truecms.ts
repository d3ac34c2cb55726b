import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const service = `${origin}/truecms/messageController/getMessage.do`;
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const item = (year: number) =>
  `<li><a href="/zwgk/nb/content/${year}.html">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const expected = (year: number) =>
  [`${origin}/zwgk/nb/content/${year}.html`, title(year), `${year + 1}-01-18`] as const;
const query = (start: number, end: number) =>
  `startrecord=${start}&endrecord=${end}&perpage=1&contentTemplate=&columnId=754f6db5-d294`;

export const samples: readonly PortalSample[] = [
  {
    name: 'a column whose first group stands in the markup',
    page: {
      url: `${origin}/zwgk/nb/nb.html`,
      html: `<title>政府信息公开年报</title><div id="initData" style="display:none"><ul>${item(2023)}</ul><ul>${item(2022)}</ul></div>
<script>var initData = '<datastore><totalrecord>5</totalrecord><recordset>';
$('#initData ul').each(function(){ initData += '<record><![CDATA[' + $(this).html() + ']]></record>'; });
$('#msgList').jpage({ dataStore:initData, totalRecord:5, proxyUrl:'/truecms/messageController/getMessage.do', perPage:1, groupSize:2,
ajaxParam:{ columnId:'754f6db5-d294' } });</script>`,
    },
    rows: [expected(2023), expected(2022)],
    next: [`${service}?${query(3, 4)}`, `${service}?${query(5, 5)}`],
  },
  {
    name: 'an answer, XML in a field of JSON',
    page: {
      url: `${service}?${query(3, 4)}`,
      html: JSON.stringify({
        result: `<datastore><totalrecord>5</totalrecord><recordset><record><![CDATA[${item(2021)}]]></record><record><![CDATA[${item(2020)}]]></record></recordset></datastore>`,
      }),
    },
    rows: [expected(2021), expected(2020)],
    next: [],
  },
];
