import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const column = '/zwgk/zfxxgk/zfxxgknb/';
const at = { base, column };
const title = (year: number) => `示例局${year}年度政府信息公开工作年度报告`;
const address = (year: number) => `${column}${year + 1}01/t${year + 1}0110_${year}.htm`;
const page = (script: string, ...years: number[]) =>
  `<title>政府信息公开年报</title>${years
    .map((year) => `<dl><dd><a href="${address(year)}">${title(year)}</a></dd><dd>${year + 1}-01-10</dd></dl>`)
    .join('')}<dl ms-repeat="list"></dl><div ms-controller="list_pagebar"></div><script>${script}</script>`;
const script = 'search({url:"/fjdzapp/search",data:{channelid:"200210",classsql:"chnlid=1813",prepage:10,page:1}})';
const form = (number: number) =>
  `POST /fjdzapp/search channelid=200210&classsql=chnlid%3D1813&prepage=100&page=${number}`;
const answer = (count: number | null, ...years: number[]) =>
  JSON.stringify({
    ...(count === null ? {} : { count }),
    data: years.map((year) => ({
      doctitle: title(year),
      chnldocurl: base + address(year),
      docreltime: `${year + 1}-01-10 09:00:00`,
    })),
  });

describe('the Fujian form of TRS', () => {
  const portal = { [column]: page(script, 2024, 2023), [form(1)]: answer(3, 2024, 2023, 2022) };

  it('is asked for all its rows at once, the older ones by POST', () => {
    const result = readPortal(portal, at);
    expect(result.asked).toEqual([column, form(1)]);
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2024, 2023, 2022], gaps: [] });
  });

  it('is whole where the search brings nothing that the page does not show', () => {
    expect(readPortal({ ...portal, [form(1)]: answer(2, 2024, 2023) }, at)).toMatchObject({ outcome: 'column_read' });
  });

  it('is asked for further pages where the search gives fewer rows than there are', () => {
    const short = { ...portal, [form(1)]: answer(3, 2024, 2023), [form(2)]: answer(3, 2022) };
    expect(readPortal(short, at)).toMatchObject({ outcome: 'column_read', yearsListed: [2024, 2023, 2022] });
  });

  it('keeps a row that only the page shows', () => {
    const result = readPortal({ ...portal, [form(1)]: answer(2, 2023, 2022) }, at);
    expect(result.yearsListed).toEqual([2024, 2023, 2022]);
  });

  it.each([
    ['the search is not in the page', { [column]: page('', 2024, 2023) }],
    ['the search is that of another column', { [column]: `<meta name="ChnlId" content="99">${page(script, 2024)}` }],
    ['the search refuses', { [form(1)]: 'fetch.blocked' }],
    ['the search answers with a page', { [form(1)]: page('', 2022) }],
    ['the search announces more than it gives', { [form(1)]: answer(9, 2024, 2023, 2022) }],
    [
      'the search lies on another government’s host',
      { [column]: page(script.replace('"/', '"http://a.gov.cn/'), 2024) },
    ],
  ])('is not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, at)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});
