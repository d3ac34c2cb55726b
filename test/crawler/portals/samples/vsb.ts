import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const title = (year: number) => `示例县${year}年政府信息公开工作年度报告`;
const row = (year: number) =>
  `<li id="line_u8_${year}"><a href="../info/1648/${year}.htm" title="${title(year)}">${title(year)}</a><span>${year + 1}-01-18</span></li>`;
const expected = (year: number) => [`${origin}/info/1648/${year}.htm`, title(year), `${year + 1}-01-18`] as const;

export const samples: readonly PortalSample[] = [
  {
    name: 'the first of three pages, which count down',
    page: {
      url: `${origin}/zwgk/nb.htm`,
      html: `<title>政府信息公开年报</title><ul>${row(2023)}${row(2022)}</ul><span>共5条</span><a href="nb/2.htm">下页</a><a href="nb/1.htm">尾页</a>`,
    },
    rows: [expected(2023), expected(2022)],
    next: [`${origin}/zwgk/nb/2.htm`, `${origin}/zwgk/nb/1.htm`],
  },
];
