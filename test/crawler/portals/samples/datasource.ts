import type { PortalSample } from '../../../contracts/portal.ts';

const origin = 'https://www.example.gov.cn';
const url = `${origin}/zfxxgk/gknb/index.html`;
const id = '0123456789abcdef0123456789abcdef';
const file = `${origin}/zfxxgk/gknb/ds_${id}.json`;
const title = (year: number) => `示例局${year}年政府信息公开工作年度报告`;
const address = (year: number) => `../../${year + 1}0120/${String(year).padStart(32, 'a')}/c.html`;
const row = (year: number) => `<li><a href="${address(year)}">${title(year)}</a><span>${year + 1}-01-20</span></li>`;
const expected = (year: number) => [new URL(address(year), url).href, title(year), `${year + 1}-01-20`] as const;
const item = (year: number) => ({
  ...{ contentId: `${year}`, publishUrl: address(year), publishTime: `${year + 1}-01-20 09:00:00`, author: '' },
  title: `<a href='${address(year)}' target='_blank'>${title(year)}</a>`,
});
const page = (rows: string) =>
  `<title>政府信息公开年报</title><ul id="showData0" data="datasource:${id}" datatype="ds" preview="ds_">${rows}</ul><div id="page"></div><script src="dw.js"></script>`;

export const samples: readonly PortalSample[] = [
  { name: 'a list that names its source and is empty', page: { url, html: page('') }, rows: [], next: [file] },
  {
    name: 'a list with its first rows in the markup',
    page: { url, html: page(row(2023) + row(2022)) },
    rows: [expected(2023), expected(2022)],
    next: [file],
  },
  {
    name: 'the file with all rows',
    page: {
      url: file,
      html: JSON.stringify({ categoryName: '年报', datasource: [item(2023), item(2022), item(2021)] }),
    },
    rows: [expected(2023), expected(2022), expected(2021)],
    next: [],
  },
];
