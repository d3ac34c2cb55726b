import { describe, expect, it } from 'vitest';
import { readPortal } from './read-portal.ts';

const at = { base: 'http://www.example.gov.cn', column: '/zfxxgk/zfxxgknb/' };
const row = (year: number) =>
  `<li><a href="/zfxxgk/nbwj/${year}.html">示例局${year}年政府信息公开工作年度报告</a>${year + 1}-01-18</li>`;
const page = (body: string) => `<title>政府信息公开年报</title><ul>${body}</ul>`;
const rows = (...years: number[]) => years.map(row).join('');
const read = (first: string, further: Record<string, string> = {}) =>
  readPortal({ '/zfxxgk/zfxxgknb/': page(first), ...further }, at);

describe('a column that shows its newest reports and leads to the others', () => {
  it('by “更多” is read behind it', () => {
    const result = read(`${rows(2023, 2022)}<a href="/zfxxgk/nbwj/">更多&gt;&gt;</a>`, {
      '/zfxxgk/nbwj/': page(rows(2023, 2022, 2021)),
    });
    expect(result).toMatchObject({ outcome: 'column_read', yearsListed: [2023, 2022, 2021] });
  });

  it('by “更多” of other blocks is not led away', () => {
    const blocks = `${rows(2023)}<a href="/zfxxgk/nbwj/">更多</a><a href="/xw/tz/">更多</a>`;
    expect(read(blocks, { '/zfxxgk/nbwj/': page(rows(2023, 2022)) }).asked).not.toContain('/xw/tz/');
  });

  it('by the “more” of each of its boxes is read behind those that show reports, above or below their rows', () => {
    const other = '<li><a href="/zn/1.html">示例局政府信息公开指南（2023年修订）</a>2023-05-01</li>';
    const [more, far] = ['<a href="/list/12.html">更多</a>', '<a href="/list/13.html">更多</a>'];
    const further = { '/list/12.html': page(rows(2023, 2022, 2021)) };
    const result = { whole: true, yearsListed: [2023, 2022, 2021] };
    for (const boxes of [more + rows(2023, 2022) + far + other, rows(2023, 2022) + more + other + far]) {
      const found = read(boxes, further);
      expect(found).toMatchObject(result);
      expect(found.asked).not.toContain('/list/13.html');
    }
  });

  it('by a link to the site that was before leaves what is older than its reports open', () => {
    const link = '<a href="http://old.example.gov.cn/">旧版网站</a>';
    expect(read(rows(2023, 2022) + link).seen?.hiddenBefore).toBe('2023-01-18');
    expect(read(`<li>暂无数据</li>${link}`).seen?.hiddenBefore).toBe('9999-12-31');
    expect(read(`${rows(2023)}<a href="/old.html">旧城改造网站建设情况</a>`).seen?.hiddenBefore).toBeUndefined();
  });

  it('by the years before is read there too, and is not whole where that cannot be had', () => {
    for (const words of ['历年年报', '往年政府信息公开年报', '2022年以前年报', '2022年及以前', '2008-2022年年报']) {
      const first = `${rows(2023)}<a href="/old/nb_31/">${words}</a>`;
      expect(read(first, { '/old/nb_31/': page(rows(2021)) }).yearsListed, words).toEqual([2023, 2021]);
      expect(read(first, { '/old/nb_31/': 'fetch.timeout' }).whole, words).toBe(false);
    }
  });

  it('whose lead holds nothing new is whole as it is; one whose lead is gone or shows no rows is not', () => {
    const first = `${rows(2023, 2022)}<a href="/zfxxgk/nbwj/">更多</a>`;
    expect(read(first, { '/zfxxgk/nbwj/': page(rows(2023, 2022)) }).whole).toBe(true);
    expect(read(first, { '/zfxxgk/nbwj/': page('<div id="list"></div>') }).whole).toBe(false);
    expect(read(first).whole).toBe(false);
  });
});

describe('a collection of the reports of several years', () => {
  const packed = '<li><a href="/zfxxgk/nbwj/old.zip">2017-2019年政府信息公开年报打包下载.zip</a></li>';

  it('is no report of one of them, and leaves those years open, but not the years behind them', () => {
    const { whole, yearsListed, seen } = read(rows(2023, 2022) + packed);
    expect(yearsListed).toEqual([2023, 2022]);
    expect(whole).toBe(true);
    expect(seen?.hiddenBefore).toBe('2020-01-01');
  });

  it('is not meant by a school year', () => {
    const school = '<li><a href="/zfxxgk/nbwj/s.html">2018—2019学年信息公开工作年度报告</a>2019-10-20</li>';
    expect(read(rows(2023) + school)).toMatchObject({ yearsListed: [2023, 2018] });
  });
});

it('the index number of a row does not run into the year of its title', () => {
  const body = `<a href="/zfxxgk/nbwj/1.html"><span>640000/2024-00012</span><span>2019年政府信息公开工作年度报告</span></a>2020-01-18`;
  expect(read(`<li>${body}</li>`).yearsListed).toEqual([2019]);
});

describe('the reports of many bodies in one article', () => {
  const collected = (year: number, tail = '') =>
    `<li><a href="/zfxxgk/nbwj/c${year}${tail || '.html'}">示例县${year}年各部门信息公开年报汇总${tail}</a>${year + 1}-01-18</li>`;
  const article = (...names: string[]) =>
    `<h1>汇总</h1>${names.map((name, n) => `<p><a href="/zfxxgk/nbwj/f${n}.pdf">${name}</a></p>`).join('')}`;

  it('are looked for there, by their titles or by their names alone', () => {
    const both = collected(2023) + collected(2022);
    const result = read(both, {
      '/zfxxgk/nbwj/c2023.html': article(
        '示例局2023年政府信息公开工作年度报告.pdf',
        '别的局2023年政府信息公开工作年度报告.pdf',
      ),
      '/zfxxgk/nbwj/c2022.html': article('别的局', '示例局').replaceAll('/f', '/g'),
    });
    expect(result).toMatchObject({ whole: true, yearsListed: [2023, 2022] });
  });

  it('leave a column open where the article cannot be had or shows none, or is a file', () => {
    const first = rows(2023) + collected(2022);
    expect(read(first).whole).toBe(false);
    expect(read(first, { '/zfxxgk/nbwj/c2022.html': '<h1>汇总</h1><p>见附件</p>' }).whole).toBe(false);
    expect(read(rows(2023) + collected(2022, '.zip')).seen?.hiddenBefore).toBe('2023-01-01');
  });
});

describe('a column that shows one year and leaves the others to a script', () => {
  const choices: [string, string][] = [
    ['options', '<select><option value="2023">2023年</option><option value="2022">2022</option></select>'],
    ['tabs', '<ul><li class="on" data-year="2023">2023</li><li data-year="2022"><span>2022年</span></li></ul>'],
    ['links', '<a href="javascript:query(2023)">2023年</a><a href="javascript:query(2022)">2022年</a>'],
  ];
  it.each(choices)('by %s proves no absence', (_, choice) => {
    expect(read(choice + rows(2023))).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });

  it.each(choices)('by %s beside a list of several years is whole', (_, choice) => {
    expect(read(choice + rows(2023, 2022, 2021)).whole).toBe(true);
  });
});

describe('archives beside the column', () => {
  const margin = [2024, 2023].map((year) => `<a href="/zfxxgk/zfxxgknb${year}/">${year}</a>`).join('');
  const archive = (year: number) => `/zfxxgk/zfxxgknb${year}/`;

  it('are read, and the newest may be what the column shows', () => {
    const further = { [archive(2024)]: page(margin + row(2023)), [archive(2023)]: page(margin + row(2022)) };
    expect(read(margin + row(2023), further)).toMatchObject({ whole: true, yearsListed: [2023, 2022] });
  });

  it('that show the column’s own rows for an older year, or none for the newest, prove nothing', () => {
    const repeated = { [archive(2024)]: page(margin + row(2023)), [archive(2023)]: page(margin + row(2023)) };
    expect(read(margin + row(2023), repeated).whole).toBe(false);
    const empty = { [archive(2024)]: page(margin), [archive(2023)]: page(margin + row(2022)) };
    expect(read(margin + row(2023), empty).whole).toBe(false);
  });
});

describe('a folder of a year whose links are short names of bodies', () => {
  it('is read', () => {
    const result = read('<li><a href="2023n/">2023年</a></li>', {
      '/zfxxgk/zfxxgknb/2023n/': page(
        '<li><a href="xz/slj.htm">示例局</a></li><li><a href="xz/kjj.htm">科技局</a></li>',
      ),
    });
    expect(result.yearsListed).toEqual([2023]);
  });
});
