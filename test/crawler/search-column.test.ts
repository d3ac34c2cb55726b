import { describe, expect, it } from 'vitest';
import type { Answer, Ask } from '../../src/crawler/open-page.ts';
import { type SearchResult, searchColumn } from '../../src/crawler/search-column.ts';
import type { VisitedAgency } from '../../src/crawler/visit.ts';
import { nearMatcher } from '../../src/registry/match-near.ts';
import type { Agency } from '../../src/report/agency.ts';

const base = 'http://www.example.gov.cn';
const agency = (changes: Partial<Agency> = {}): Agency => ({
  ...{ id: 'kj', name: '示例县科学技术局', aliases: [], level: 'county_dept', regionCode: '', parent: '' },
  ...{ portalUrl: `${base}/`, reportColumnUrl: '', firstYear: null, lastYear: null, extra: {}, ...changes },
});

/** Drives a search over a portal that is a table of path → page or failure code; what is not in it is not found. */
function search(
  portal: Record<string, string>,
  visited: Partial<VisitedAgency> = {},
  others: Agency[] = [],
): SearchResult & { asked: string[] } {
  const target: VisitedAgency = { agency: agency(), ownsAddress: true, ...visited };
  const match = nearMatcher(target.agency, others);
  const steps = searchColumn(target, { match });
  const asked: string[] = [];
  let state = steps.next();
  while (!state.done) {
    asked.push(`${state.value.role} ${state.value.url.replace(base, '')}`);
    if (asked.length > 200) throw new Error('the search does not end');
    state = steps.next(answer(portal, state.value));
  }
  return { ...state.value, asked };
}

function answer(portal: Record<string, string>, ask: Ask): Answer {
  const page = portal[ask.url.replace(base, '')] ?? 'fetch.not-found';
  const isCode = page.startsWith('fetch.');
  return { finalUrl: ask.url, outcome: isCode ? page : 'ok', text: isCode ? null : page };
}

const report = (year: number, name = '示例县科学技术局') =>
  `<li><a href="./t${year + 1}0118_${year}${name === '示例县科学技术局' ? '' : name.length}.html">${name}${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const column = (rows: string, more = '') =>
  `<html><title>政府信息公开年报_示例县</title><body>您的位置：首页 > 政府信息公开年报<ul>${rows}</ul>${more}</body></html>`;
const home = '<html><title>示例县科学技术局</title><a href="/xw/">新闻</a><a href="/zwgk/">政府信息公开</a></html>';
const menu =
  '<html><title>政府信息公开</title><a href="/zwgk/zn/">政府信息公开指南</a><a href="/zwgk/nb/">政府信息公开年报</a></html>';
const known = { agency: agency({ reportColumnUrl: `${base}/nb/` }) };

describe('a column that is known', () => {
  it('is read, and the home page is left alone', () => {
    const result = search({ '/nb/': column(report(2023) + report(2022)) }, known);
    expect(result).toMatchObject({
      outcome: 'column_read',
      whole: true,
      columnUrl: `${base}/nb/`,
      yearsListed: [2023, 2022],
    });
    expect(result.pages.map((page) => [page.year, page.url, page.listedDate])).toEqual([
      [2023, `${base}/nb/t20240118_2023.html`, '2024-01-18'],
      [2022, `${base}/nb/t20230118_2022.html`, '2023-01-18'],
    ]);
    expect(result.asked).toEqual(['column /nb/']);
    expect(result.readings).toEqual([{ links: 2, candidates: 2 }]);
  });

  it('is looked for from the home page where it is gone', () => {
    const result = search({ '/': home, '/zwgk/': menu, '/zwgk/nb/': column(report(2023)) }, known);
    expect(result).toMatchObject({ outcome: 'column_read', columnUrl: `${base}/zwgk/nb/` });
    expect(result.asked).toEqual(['column /nb/', 'home /', 'menu /zwgk/', 'column /zwgk/nb/']);
  });

  it('is not taken for read where the home page comes in its place', () => {
    const soft = `<html><title>示例县科学技术局</title><a href="/zwgk/">政府信息公开</a>${report(2021)}${'<li><a href="/n1">某条新闻的标题文字</a>2024-01-01</li>'.repeat(9)}</html>`;
    const result = search(
      { '/column/': soft, '/': soft, '/zwgk/': '<html></html>' },
      { agency: agency({ reportColumnUrl: `${base}/column/` }) },
    );
    expect(result).toMatchObject({ outcome: 'column_not_found', whole: false, columnUrl: null });
  });

  it('is read, and empty, where it is named and says so', () => {
    expect(search({ '/nb/': column('', '<p>暂无信息</p>') }, known)).toMatchObject({
      outcome: 'column_read',
      yearsListed: [],
    });
  });

  it('is incomplete where no rows are in the markup', () => {
    expect(search({ '/nb/': column('', '<div id="list"></div><script>load()</script>') }, known)).toMatchObject({
      outcome: 'column_incomplete',
      whole: false,
    });
  });
});

describe('a list of several pages', () => {
  const pager = '<script>createPageHTML(3, 0, "index", "html");</script>';
  const first = column(report(2023) + report(2022), pager);

  it('is read to its last page', () => {
    const pages = { '/nb/index_1.html': column(report(2021)), '/nb/index_2.html': column(report(2020)) };
    const result = search({ '/nb/': first, ...pages }, known);
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022, 2021, 2020] });
    expect(result.asked).toEqual(['column /nb/', 'list_page /nb/index_1.html', 'list_page /nb/index_2.html']);
  });

  it.each([
    ['is out of reach', 'fetch.timeout'],
    ['is not there', 'fetch.not-found'],
    ['is a stub', '<html></html>'],
    ['is the first page again', first],
  ])('is incomplete where one of them %s', (_, page) => {
    const result = search({ '/nb/': first, '/nb/index_1.html': column(report(2021)), '/nb/index_2.html': page }, known);
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false, yearsListed: [2023, 2022, 2021] });
  });

  it('is incomplete where more rows are announced than are seen', () => {
    const result = search({ '/nb/': column(report(2023), '<div>共 12 条</div>') }, known);
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });

  it('is incomplete also where links of the menu would make up the number', () => {
    const menuLinks =
      '<a href="/m1">机构概况介绍</a><a href="/m2">法定主动公开内容</a><a href="/m3">政府信息公开制度</a>';
    const result = search({ '/nb/': column(report(2023), `${menuLinks}<div>共 3 条</div>`) }, known);
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });

  it('is incomplete where the page shows that rows come by script', () => {
    const result = search({ '/nb/': column(report(2023), '<dl ms-repeat="list"></dl>') }, known);
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false, yearsListed: [2023] });
  });

  it('is incomplete where the budget ends first', () => {
    const result = search({ '/nb/': first, '/nb/index_1.html': 'fetch.budget' }, known);
    expect(result).toMatchObject({ outcome: 'column_incomplete' });
    expect(result.asked.length).toBe(2);
  });

  it('may lie in folders of years, and within them of kinds of agencies', () => {
    const result = search(
      {
        '/nb/': column('<li><a href="2023n/">2023年</a></li><li><a href="2022n/">2022年</a></li>'),
        '/nb/2023n/': column('<li><a href="bm/">部门</a></li><li><a href="xz/">乡镇街道</a></li>'),
        '/nb/2023n/bm/': column(report(2023)),
        '/nb/2023n/xz/': column(report(2023, '示例县前进镇')),
        '/nb/2022n/': column('<li><a href="kjj.html">示例县科学技术局</a></li>'),
      },
      known,
    );
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022] });
    expect(result.pages.find((page) => page.year === 2022)?.url).toBe(`${base}/nb/2022n/kjj.html`);
  });
});

describe('a column that says nothing about the agency', () => {
  it('is one that lists only other bodies, although it was found on the agency’s portal', () => {
    const portal = { '/': home, '/zwgk/': menu, '/zwgk/nb/': column(report(2023, '示例县审计局')) };
    expect(search(portal)).toMatchObject({ outcome: 'column_not_found', columnUrl: null });
  });

  it('is one of a portal that several agencies share, where it never listed this one', () => {
    const portal = {
      '/': home,
      '/zwgk/': menu,
      '/zwgk/nb/': column('<li><a href="a">示例县政府信息公开指南</a>2020-01-01</li>'),
    };
    expect(search(portal, { ownsAddress: false })).toMatchObject({ outcome: 'column_not_found' });
    // The dated row may be of a box beside a list that a script draws: no report among the rows proves nothing.
    expect(search(portal, { ownsAddress: true })).toMatchObject({ outcome: 'column_incomplete', whole: false });
  });
});

describe('a column that agencies share', () => {
  const finance: Agency = { ...agency(), id: 'cz', name: '示例县财政局' };
  const rows = report(2023, '示例县财政局') + report(2022) + report(2022, '示例县审计局');

  it('gives each its own by name, and proves the absence of the rest', () => {
    const result = search({ '/nb/': column(rows) }, { ...known, ownsAddress: false }, [finance]);
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2022] });
    expect(result.pages.map((page) => [page.agencyId, page.year])).toEqual([
      ['cz', 2023],
      ['kj', 2022],
    ]);
  });
});

describe('an agency’s own column in which another name goes on', () => {
  it('proves no absence: the agency may have been renamed', () => {
    const rows = report(2023, '示例县数据局') + report(2022) + report(2021);
    const result = search({ '/nb/': column(rows) }, known);
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false, yearsListed: [2022, 2021] });
    expect(result.gaps).toEqual(['示例县数据局 goes on where its reports end: renamed?']);
  });

  it('is read whole where the other body publishes beside it', () => {
    const rows = report(2023, '示例县数据局') + report(2022) + report(2022, '示例县数据局');
    expect(search({ '/nb/': column(rows) }, known)).toMatchObject({
      outcome: 'column_read',
      whole: true,
      yearsListed: [2022],
    });
  });
});

describe('a row that cannot be told', () => {
  it.each([
    ['without year and date', '<li><a href="x.html">示例县科学技术局政府信息公开工作年度报告</a></li>'],
    [
      'on a foreign host',
      '<li><a href="http://copy.example.com/x.html">示例县科学技术局2023年政府信息公开工作年度报告</a></li>',
    ],
  ])('%s leaves the column incomplete', (_, row) => {
    const result = search({ '/nb/': column(report(2022) + row) }, known);
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false, yearsListed: [2022] });
  });
});

describe('a portal that could not be looked at', () => {
  it.each([
    ['fetch.connect', 'unreachable'],
    ['fetch.dns', 'unreachable'],
    ['fetch.timeout', 'unreachable'],
    ['fetch.tls', 'unreachable'],
    ['fetch.http-error', 'unreachable'],
    ['fetch.rate-limited', 'unreachable'],
    ['fetch.blocked', 'blocked'],
    ['fetch.robots', 'robots'],
    ['fetch.robots-unavailable', 'robots'],
    ['fetch.not-found', 'column_not_found'],
    ['fetch.gone', 'column_not_found'],
  ])('%s is %s', (code, outcome) => {
    expect(search({ '/': code })).toMatchObject({ outcome, whole: false, columnUrl: null });
    expect(search({ '/nb/': code, '/': code }, known)).toMatchObject({ outcome });
  });

  it('is unreachable, not without a column, where only the known column failed', () => {
    expect(search({ '/nb/': 'fetch.timeout', '/': '<html><title>首页</title></html>' }, known).outcome).toBe(
      'unreachable',
    );
  });

  it('is unreachable where a menu on the way failed', () => {
    expect(search({ '/': home, '/zwgk/': 'fetch.timeout' }).outcome).toBe('unreachable');
  });

  it('has no address where the registry has none', () => {
    const nowhere = agency({ portalUrl: '', reportColumnUrl: 'n/a' });
    expect(search({}, { agency: nowhere })).toMatchObject({ outcome: 'no_address', readings: [] });
  });
});

describe('the way from the home page', () => {
  it('follows jump shells and frames', () => {
    const portal = {
      '/': "<script>location.replace('/index/')</script>",
      '/index/': '<html><a href="/zwgk/">政务公开</a></html>',
      '/zwgk/': '<html><frameset><frame src="/frame/menu.html"></frameset></html>',
      '/frame/menu.html': '<html><a href="/nb/">公开年报</a></html>',
      '/nb/': column(report(2023)),
    };
    expect(search(portal)).toMatchObject({ outcome: 'column_read', yearsListed: [2023] });
  });

  it('ends, however much a portal leads on', () => {
    const endless = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [
        `/m${i}/`,
        `<html><a href="/m${i + 1}/">政府信息公开</a><a href="/m${i + 2}/">政务公开</a></html>`,
      ]),
    );
    const result = search({ ...endless, '/': '<html><a href="/m0/">政府信息公开</a></html>' });
    expect(result.outcome).toBe('column_not_found');
    expect(result.asked.length).toBeLessThanOrEqual(12);
  });

  it('does not leave for other hosts than governments’', () => {
    const portal = { '/': '<html><a href="http://evil.example.com/nb/">政府信息公开年报</a></html>' };
    expect(search(portal).asked).toEqual(['home /', 'sitemap /sitemap.xml']);
  });

  it('goes through the list of departments to the agency’s own menu', () => {
    const portal = {
      '/': '<html><a href="/zwgk/">政府信息公开</a></html>',
      '/zwgk/': '<html><a href="/nb/">政府信息公开年报</a><a href="/bm/">政府部门</a></html>',
      '/nb/': column(report(2023, '示例县')),
      '/bm/': '<html><a href="/bm/czj/">县财政局</a><a href="/bm/kjj/">县科技局</a></html>',
      '/bm/kjj/': '<html><a href="/bm/kjj/nb/">政府信息公开年报</a></html>',
      '/bm/kjj/nb/': column(report(2022)),
    };
    const result = search(portal, { ownsAddress: false });
    expect(result).toMatchObject({ outcome: 'column_read', columnUrl: `${base}/bm/kjj/nb/`, yearsListed: [2022] });
  });
});

describe('a column whose reports end years ago', () => {
  const memory = {
    ...{ recipe: null, oldColumns: [], reports: [], awaitedYears: [], isLean: false },
    openYears: [2018, 2019, 2020, 2021, 2022, 2023],
  };
  const both = home.replace('<a href="/xw/">', '<a href="/old/">政府信息公开年报</a><a href="/xw/">');
  const portal = { '/': both, '/old/': column(report(2019) + report(2018)), '/zwgk/': menu };

  it('is read together with the one that goes on', () => {
    const result = search(
      { ...portal, '/zwgk/nb/': column([2023, 2022, 2021].map((year) => report(year)).join('')) },
      { memory },
    );
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, columnUrl: `${base}/zwgk/nb/` });
    expect(result.yearsListed).toEqual([2023, 2022, 2021, 2019, 2018]);
    expect(result.pages).toHaveLength(5);
  });

  it('is all there is where the portal has no other, and is not where one cannot be had', () => {
    const alone = search({ ...portal, '/zwgk/nb/': 'fetch.not-found' }, { memory });
    expect(alone).toMatchObject({ whole: true, yearsListed: [2019, 2018], columnUrl: `${base}/old/` });
    expect(search({ ...portal, '/zwgk/nb/': 'fetch.timeout' }, { memory }).whole).toBe(false);
  });

  it('is looked beyond only then', () => {
    const recent = { ...portal, '/old/': column(report(2022)) };
    expect(search(recent, { memory }).asked).toEqual(['home /', 'column /old/']);
  });
});

describe('a page that stands in the place of another', () => {
  it('of the home page behind a list proves nothing', () => {
    const pager = '<a href="index_1.html">下一页</a>';
    const portal = { '/nb/': column(report(2023), pager), '/nb/index_1.html': home };
    expect(search(portal, known)).toMatchObject({ whole: false, yearsListed: [2023] });
    expect(search({ ...portal, '/nb/index_1.html': column(report(2022)) }, known).whole).toBe(true);
  });

  it('of the column of the government above gives its nameless reports to nobody', () => {
    const city = 'http://www.city.gov.cn/nb/';
    const nameless = (site: string) => column(report(2023, ''), '').replace('_示例县<', `_${site}<`);
    const at = (site: string) => ({ '/': `<a href="${city}">政府信息公开年报</a>`, [city]: nameless(site) });
    expect(search(at('示例市人民政府'))).toMatchObject({ outcome: 'column_not_found', pages: [] });
    expect(search(at('示例县科学技术局')).yearsListed).toEqual([2023]);
  });
});

describe('a row that is called something like a report', () => {
  const odd = (year: number, words: string) =>
    `<li><a href="o${year}.html">${year}年${words}</a>${year + 1}-01-18</li>`;
  const text = (year: number) =>
    `<p>自${year}年1月1日起至${year}年12月31日止</p><p>一、总体情况</p><p>三、收到和处理政府信息公开申请情况</p><p>五、存在的主要问题</p>`;

  it('is one where its page shows one of that year, and the column lists no other', () => {
    const rows = [
      odd(2022, '政府信息公开工作总结'),
      odd(2021, '政府信息公开工作情况'),
      odd(2020, '政府信息公开情况说明'),
    ];
    const portal = {
      '/nb/': column(report(2023) + odd(2023, '政府信息公开工作总结') + rows.join('')),
      '/nb/o2022.html': text(2022),
      '/nb/o2021.html': text(2020),
      '/nb/o2020.html': '<p>情况说明如下。</p>',
    };
    const { asked, ...result } = search(portal, known);
    expect(result).toMatchObject({ whole: true, yearsListed: [2023, 2022] });
    expect(asked).not.toContain('report /nb/o2023.html');
  });

  it('may be one where its page cannot be had', () => {
    const rows = report(2023) + odd(2022, '政府信息公开工作总结');
    expect(search({ '/nb/': column(rows), '/nb/o2022.html': 'fetch.timeout' }, known).whole).toBe(false);
  });
});
