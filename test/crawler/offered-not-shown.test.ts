import { describe, expect, it } from 'vitest';
import type { VisitedAgency } from '../../src/crawler/visit.ts';
import { base, driveSearch } from './drive-search.ts';

const visited: VisitedAgency = {
  ownsAddress: true,
  agency: {
    ...{ id: 'cz', name: '示例县财政局', aliases: [], level: 'county_dept', regionCode: '', parent: '' },
    ...{ portalUrl: `${base}/`, reportColumnUrl: `${base}/zwgk/nb/`, firstYear: null, lastYear: null, extra: {} },
  },
};
const title = (year: number) => `示例县财政局${year}年政府信息公开工作年度报告`;
const row = (year: number, href = `${year}.html`) =>
  `<li><a href="${href}">${title(year)}</a><span>${year + 1}-01-15</span></li>`;
const rows = (...years: number[]) => `<ul>${years.map((year) => row(year)).join('')}</ul>`;
const column = (body: string, more: Record<string, string> = {}) =>
  driveSearch({ '/zwgk/nb/': `<title>政府信息公开年报</title><a href="/">首页</a>${body}`, ...more }, visited);
const options = (...years: number[]) =>
  `<select onchange="query(this.value)">${years.map((year) => `<option value="${year}">${year}年</option>`).join('')}</select>`;

describe('what a column offers and does not show', () => {
  it.each([
    ['a choice of many years', `${options(2024, 2023, 2022, 2021)}${rows(2024, 2023)}`, /years that it does not show/],
    [
      'a title without a link',
      `${rows(2024, 2022)}<ul><li>${title(2023)}<span>2024-01-15</span></li></ul>`,
      /2023.*without a link/,
    ],
    [
      'reports at one address',
      `<ul>${row(2024, 'd.html#/1')}${row(2023, 'd.html#/2')}</ul>`,
      /several reports at one address/,
    ],
    ['more on a click', `${rows(2024, 2023)}<span onclick="more()">更多&gt;&gt;</span>`, /only by a script/],
    ['former years on a click', `${rows(2024, 2023)}<a href="javascript:old()">历年年报</a>`, /only by a script/],
  ])('keeps it from being whole: %s', (_, body, why) => {
    const { whole, gaps } = column(body);
    expect(whole).toBe(false);
    expect(gaps.join('\n')).toMatch(why);
  });

  it('leaves open what is older than its last row: a field for the number of a page', () => {
    const years = Array.from({ length: 11 }, (_, n) => 2024 - n);
    const { whole, seen } = column(`${rows(...years)}第<input name="pageNo" value="1">页`);
    expect(whole).toBe(true);
    expect(seen?.hiddenBefore).toBe('2015-01-15');
  });

  it.each([
    ['a filter by year above all of them', `${options(2024, 2023, 2022, 2021)}${rows(2024, 2022, 2021)}`],
    ['a title that is linked too', `<h4>${title(2024)}</h4>${rows(2024, 2023)}`],
    ['another body’s title', `${rows(2024, 2023)}<p>示例县教育局2022年政府信息公开工作年度报告</p>`],
    ['a report and its file', `<ul>${row(2024)}<li><a href="2024.html">下载</a></li></ul>${rows(2023)}`],
    ['a search form', `<form action="/s"><input type="hidden" name="page" value="1"></form>${rows(2024, 2023)}`],
  ])('is whole where there is nothing more: %s', (_, body) => {
    expect(column(body)).toMatchObject({ whole: true, gaps: [] });
  });
});

describe('a frame in a column', () => {
  const frame = '<iframe src="list.html"></iframe>';
  const inFrame = { '/zwgk/nb/list.html': rows(2022, 2021) };

  it('is read beside news, and beside reports where its address is of the column', () => {
    const news = '<li><a href="/xw/1.html">今年的一条新闻标题</a><span>2025-02-01</span></li>';
    expect(column(`${news}${frame}`, inFrame)).toMatchObject({ whole: true, yearsListed: [2022, 2021] });
    expect(column(`${rows(2024)}${frame}`, inFrame)).toMatchObject({ whole: true, yearsListed: [2024, 2022, 2021] });
  });

  it('is not asked for beside reports where it lies elsewhere', () => {
    const { asked, whole } = column(`${rows(2024)}<iframe src="/tools/count.html"></iframe>`);
    expect(asked).toHaveLength(1);
    expect(whole).toBe(true);
  });
});

describe('a choice of bodies in a shared column', () => {
  const names = ['示例县财政局', '示例县教育局', '示例县民政局', '示例县水利局'];
  const choice = `<form method="post"><select name="dept">${names.map((name, n) => `<option value="${n}">${name}</option>`).join('')}</select></form>`;
  const shared = (body: string, ownsAddress = false) =>
    driveSearch(
      { '/zwgk/nb/': `<title>政府信息公开年报</title><a href="/">首页</a>${choice}${body}` },
      { ...visited, ownsAddress },
    );

  it('that shows few of them is not whole', () => {
    const { whole, gaps, yearsListed } = shared(rows(2024, 2023));
    expect({ whole, yearsListed }).toEqual({ whole: false, yearsListed: [2024, 2023] });
    expect(gaps).toEqual(['offers bodies that it does not show']);
  });

  it('only sifts a list that shows most of them, and says nothing of a column of one body', () => {
    const all = names.map(
      (name, n) => `<li><a href="x${n}.html">${name}2024年政府信息公开工作年度报告</a>2025-01-15</li>`,
    );
    expect(shared(`<ul>${all.join('')}</ul>`).whole).toBe(true);
    expect(shared(rows(2024, 2023), true).whole).toBe(true);
  });
});
