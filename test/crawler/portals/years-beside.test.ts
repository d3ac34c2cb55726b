import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const base = 'http://www.example.gov.cn';
const at = (year: number) => `/col/col${year}/index.html`;
const row = (year: number) =>
  `<li><a href="/art/${year + 1}/1/18/art_9_${year}.html">示例局${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const tabs = (...years: number[]) => years.map((year) => `<a href="${at(year)}">${year}年</a>`).join('\n');
const page = (list: string, name = '政府信息公开年报') =>
  `<title>${name}</title><div class="tabs">${tabs(2023, 2022, 2021)}</div><ul>${list}</ul>`;
const portal = {
  '/col/col9/index.html': page(row(2023)),
  [at(2023)]: page(row(2023)),
  [at(2022)]: page(row(2022)),
  [at(2021)]: page(row(2021)),
};
const column = { base, column: '/col/col9/index.html' };

describe('lists of single years that lie beside the column', () => {
  it('are read with it', () => {
    const result = readPortal(portal, column);
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022, 2021], gaps: [] });
  });

  it('may carry names of their own', () => {
    const named = { [at(2022)]: page(row(2022), '2022年'), [at(2021)]: page(row(2021), '2021年') };
    expect(readPortal({ ...portal, ...named }, column)).toMatchObject({ whole: true, yearsListed: [2023, 2022, 2021] });
  });

  it.each([
    ['one cannot be had', { [at(2021)]: 'fetch.timeout' }],
    ['one of its name holds nothing', { [at(2021)]: page('') }],
  ])('leave it not whole where %s', (_, changes) => {
    expect(readPortal({ ...portal, ...changes }, column)).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });

  it('may be of another column in the menu: then they say nothing', () => {
    const budget = (year: number) =>
      page(`<li><a href="/b${year}.html">${year}年部门预算</a>${year}-02-01</li>`, '财政预算');
    const others = { [at(2023)]: budget(2023), [at(2022)]: budget(2022), [at(2021)]: budget(2021) };
    const result = readPortal({ ...portal, ...others, '/col/col9/index.html': page(row(2023) + row(2022)) }, column);
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022], gaps: [] });
  });

  it('are no more than one link with a year, nor links to reports themselves', () => {
    const one = '<a href="/col/col5/index.html">2024年</a>';
    const reports = [2022, 2021]
      .map((year) => `<a href="/art/${year + 1}/1/18/art_9_${year}.html">${year}年</a>`)
      .join('');
    const result = readPortal(
      { '/nb/': `<title>政府信息公开年报</title>${one}<p>${row(2023)}</p>${reports}` },
      { base, column: '/nb/' },
    );
    expect(result.asked).toEqual(['/nb/']);
    expect(result.yearsListed).toEqual([2023, 2022, 2021]);
  });
});
