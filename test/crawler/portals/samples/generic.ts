import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'http://www.example.gov.cn';
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const expected = (year: number, url: string) => [`${origin}/${url}`, title(year), `${year + 1}-01-18`] as const;

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
];
