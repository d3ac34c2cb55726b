import { describe, expect, it } from 'vitest';
import { columnsAround, knownColumns, sameColumn } from '../../src/crawler/known-columns.ts';
import { nextRecipe } from '../../src/crawler/recipe.ts';
import type { SearchResult } from '../../src/crawler/search-column.ts';
import type { Memory, VisitedAgency } from '../../src/crawler/visit.ts';
import type { Agency } from '../../src/report/agency.ts';
import { base, driveSearch } from './drive-search.ts';

const agency = (changes: Partial<Agency> = {}): Agency => ({
  ...{ id: 'kj', name: '示例县科学技术局', aliases: [], level: 'county_dept', regionCode: '', parent: '' },
  ...{ portalUrl: `${base}/`, reportColumnUrl: '', firstYear: null, lastYear: null, extra: {}, ...changes },
});
const rowOf = (year: number, name = '示例县科学技术局') =>
  `<li><a href="./${year + 1}01/t${year + 1}0118_${year}.html">${name}${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-18</span></li>`;
const column = (years: readonly number[], more = '', name?: string) =>
  `<html><title>政府信息公开年报_示例县</title><body>您的位置：首页 > 政府信息公开年报<ul>${years.map((year) => rowOf(year, name)).join('')}</ul>${more}</body></html>`;
const leads = (...links: string[]) =>
  `<html><title>示例县科学技术局</title>${links.map((to) => `<a href="${to}">政府信息公开年报</a>`).join('')}<p>${'首页的文字。'.repeat(60)}</p></html>`;
const memory = (changes: Partial<Memory> = {}): Memory => ({
  ...{ recipe: null, oldColumns: [], reports: [], awaitedYears: [], openYears: [], isLean: false, ...changes },
});
const visited = (of: Memory, changes: Partial<Agency> = {}, ownsAddress = true): VisitedAgency => ({
  agency: agency(changes),
  ownsAddress,
  memory: of,
});
/** The recipe that a look leaves. */
function recipeAfter(result: SearchResult) {
  const { learned, whole, lost } = result;
  const news = { agencyId: 'kj', at: '2025-02-02T02:00:00.000Z', learned, whole, lost, lean: false, lied: false };
  return nextRecipe(null, news);
}
const learnedOn = (portal: Record<string, string>, changes: Partial<Agency> = {}, owns = true) =>
  recipeAfter(driveSearch(portal, visited(memory(), changes, owns)));
const portal = { '/': leads('/nb/'), '/nb/': column([2023, 2022]) };
const recipe = learnedOn(portal);

describe('a column that a former visit read', () => {
  it('teaches what the next visit needs', () => {
    expect(recipe).toMatchObject({
      ...{ family: 'trs', columnUrl: `${base}/nb/`, host: 'www.example.gov.cn', listKind: 'rows' },
      ...{ dateSource: 'row', pager: null, ownFolder: null, needsBrowser: null },
    });
  });

  it('is asked for first, and the home page is left alone', () => {
    const result = driveSearch(portal, visited(memory({ recipe })));
    expect(result.asked).toEqual(['column /nb/']);
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022], lost: null });
  });

  it('comes after the operator’s word, and before the addresses that it had once', () => {
    const of = memory({ recipe, oldColumns: [`${base}/nb/index.html`, `${base}/old/`] });
    const asked = knownColumns(visited(of, { reportColumnUrl: `${base}/gk/` }));
    expect(asked.map(({ url, by }) => `${by} ${url.replace(base, '')}`)).toEqual([
      'operator /gk/',
      'recipe /nb/',
      'old /old/',
    ]);
  });

  it('is learned anew in the same visit where the portal was rebuilt', () => {
    for (const now of ['fetch.not-found', portal['/']]) {
      const rebuilt = { '/': leads('/xxgk/nb/'), '/nb/': now, '/xxgk/nb/': column([2024, 2023]) };
      const result = driveSearch(rebuilt, visited(memory({ recipe })));
      expect(result).toMatchObject({
        outcome: 'column_read',
        yearsListed: [2024, 2023],
        columnUrl: `${base}/xxgk/nb/`,
      });
      expect(result.lost).not.toBeNull();
      expect(result.asked).toEqual(['column /nb/', 'home /', 'column /xxgk/nb/']);
    }
  });

  it('is lost where it is gone and nothing leads to another; that says nothing of the reports', () => {
    const result = driveSearch({ '/': leads() }, visited(memory({ recipe })));
    expect(result).toMatchObject({ outcome: 'column_lost', whole: false, lost: 'fetch.not-found' });
    expect(driveSearch({ '/': leads() }, visited(memory())).outcome).toBe('column_not_found');
  });

  it('is not lost where the portal is out of reach', () => {
    const result = driveSearch({ '/': 'fetch.timeout', '/nb/': 'fetch.timeout' }, visited(memory({ recipe })));
    expect(result).toMatchObject({ outcome: 'unreachable', lost: null });
  });

  it('is found again through an old address that leads on', () => {
    const moved = { '/old/': '→ /gk/nb/', '/gk/nb/': column([2024]) };
    const of = memory({ recipe, oldColumns: [`${base}/nb/`, `${base}/old/`] });
    const result = driveSearch(moved, visited(of));
    expect(result).toMatchObject({ outcome: 'column_read', columnUrl: `${base}/gk/nb/` });
    expect(result.learned?.columnUrl).toBe(`${base}/gk/nb/`);
  });

  it('stays the agency’s own where a link with its name led to it', () => {
    const shared = {
      '/': '<html><a href="/bm/kj/">示例县科学技术局</a></html>',
      '/bm/kj/': leads('/bm/kj/nb/'),
      '/bm/kj/nb/': column([2023], '', ''),
    };
    const own = learnedOn(shared, {}, false);
    expect(own?.ownFolder).toBe(`${base}/bm/kj/`);
    const again = driveSearch(shared, visited(memory({ recipe: own }), {}, false));
    expect(again).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023] });
    expect(again.asked).toEqual(['column /bm/kj/nb/']);
  });
});

describe('a known column without a report that is due', () => {
  const open = memory({ recipe, openYears: [2024], awaitedYears: [2024] });

  it('is read whole where the menu leads to it', () => {
    const result = driveSearch(portal, visited(open));
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, yearsListed: [2023, 2022] });
    expect(result.asked).toEqual(['column /nb/', 'home /']);
  });

  it('is an old one left standing where the menu leads to another: both are read', () => {
    const rebuilt = { '/': leads('/gk/nb/'), '/nb/': column([2023, 2022]), '/gk/nb/': column([2024, 2023]) };
    const result = driveSearch(rebuilt, visited(open));
    expect(result).toMatchObject({ whole: true, yearsListed: [2024, 2023, 2022], columnUrl: `${base}/gk/nb/` });
    expect(result.learned?.columnUrl).toBe(`${base}/gk/nb/`);
  });

  it.each([
    ['leads to no column', leads()],
    ['is out of reach', 'fetch.timeout'],
  ])('proves nothing where the menu %s', (_, home) => {
    const result = driveSearch({ '/': home, '/nb/': column([2023]) }, visited(open));
    expect(result).toMatchObject({ outcome: 'column_incomplete', whole: false, yearsListed: [2023] });
  });

  it('is believed where the operator names it, unless the menu leads to one with the report', () => {
    const named = { reportColumnUrl: `${base}/nb/` };
    const silent = driveSearch({ '/': leads(), '/nb/': column([2023]) }, visited(open, named));
    expect(silent).toMatchObject({ outcome: 'column_read', whole: true });
    const other = { '/': leads('/gk/nb/'), '/nb/': column([2023]), '/gk/nb/': column([2024]) };
    expect(driveSearch(other, visited(open, named)).yearsListed).toEqual([2024, 2023]);
  });

  it('is read whole where the menu leads to it beside another that adds nothing and cannot be told', () => {
    const both = {
      '/': `${leads('/gk/nb/')}<a href="/nb/">年报</a>`,
      '/gk/nb/': column([2023], rowOf(2020, '示例县审计局')),
      '/nb/': column([2023, 2022]),
    };
    const result = driveSearch(both, visited(open, { reportColumnUrl: `${base}/nb/` }, false));
    expect(result).toMatchObject({ outcome: 'column_read', whole: true, columnUrl: `${base}/nb/` });
    const unclear = {
      ...both,
      '/gk/nb/': column([2023], '<li><a href="x.html">示例县科学技术局政府信息公开工作年度报告</a></li>'),
    };
    expect(driveSearch(unclear, visited(open)).whole).toBe(true);
    const alone = { ...unclear, '/': leads('/gk/nb/') };
    expect(driveSearch(alone, visited(open)).whole).toBe(false);
  });

  it('is not held against the menu again in a lean visit', () => {
    expect(driveSearch(portal, visited({ ...open, isLean: true })).asked).toEqual(['column /nb/']);
  });

  it('lists none of the reports that are known: it is another’s now, or its rows come by script', () => {
    const of = memory({ recipe, reports: [`${base}/nb/202401/t20240118_2023.html`] });
    const rebuilt = { '/': leads('/gk/nb/'), '/nb/': column([]), '/gk/nb/': column([2023]) };
    const result = driveSearch(rebuilt, visited(of));
    expect(result).toMatchObject({ outcome: 'column_read', columnUrl: `${base}/gk/nb/`, yearsListed: [2023] });
    expect(driveSearch({ '/': leads(), '/nb/': column([], '<p>暂无信息</p>') }, visited(of))).toMatchObject({
      outcome: 'column_incomplete',
      whole: false,
    });
  });
});

describe('a lean visit', () => {
  const pager = '<script>createPageHTML(3, 0, "index", "html");</script>';
  const long = {
    '/': leads('/nb/'),
    '/nb/': column([2023, 2022], pager),
    '/nb/index_1.html': column([2021]),
    '/nb/index_2.html': column([2020]),
  };
  const known = learnedOn(long);
  const lean = memory({ recipe: known, isLean: true });

  it('stops after the first page where it lists what it listed and no report is awaited; it then proves no absence', () => {
    const result = driveSearch(long, visited(lean));
    expect(result.asked).toEqual(['column /nb/']);
    expect(result).toMatchObject({ outcome: 'column_read', whole: false, gaps: [], yearsListed: [2023, 2022] });
  });

  it('does so also where the first page only leads to folders, and lists no report', () => {
    const folders = {
      '/': leads('/nb/'),
      '/nb/': column([], '<li><a href="2023n/">2023年</a></li><li><a href="2022n/">2022年</a></li>'),
      '/nb/2023n/': column([2023]),
      '/nb/2022n/': column([2022]),
    };
    const learned = learnedOn(folders);
    expect(learned?.listKind).toBe('folders');
    const of = memory({ recipe: learned, isLean: true, reports: [`${base}/nb/2023n/202401/t20240118_2023.html`] });
    expect(driveSearch(folders, visited(of)).asked).toEqual(['column /nb/']);
  });

  it.each<[string, Partial<Memory>, Record<string, string>]>([
    ['a report is awaited', { awaitedYears: [2024] }, {}],
    ['the visit is not lean', { isLean: false }, {}],
    ['a row is new', {}, { '/nb/': column([2024, 2023], pager) }],
    ['the order is another', {}, { '/nb/': column([2022, 2023], pager) }],
    ['another number of pages is announced', {}, { '/nb/': column([2023, 2022], pager.replace('3', '2')) }],
  ])('reads on where %s', (_, change, pages) => {
    const result = driveSearch({ ...long, ...pages }, visited({ ...lean, ...change }));
    expect(result.asked.length).toBeGreaterThan(1);
    expect(result.whole).toBe(true);
  });
});

describe('where no column is known and the menu leads to none', () => {
  const report = `${base}/gk/nb/202401/t20240118_2023.html`;

  it('a known report leads to it, by its trail', () => {
    const trail = '<html><title>报告</title>当前位置：<a href="/gk/list/">政府信息公开年报</a></html>';
    const site = { '/gk/nb/202401/t20240118_2023.html': trail, '/gk/list/': column([2023]) };
    const result = driveSearch(site, visited(memory({ reports: [report] })));
    expect(result).toMatchObject({ outcome: 'column_read', columnUrl: `${base}/gk/list/` });
    expect(result.asked).toEqual(['report /gk/nb/202401/t20240118_2023.html', 'column /gk/list/']);
  });

  it('a known report leads to it, by its address', () => {
    const site = { '/gk/nb/202401/t20240118_2023.html': '<html><p>报告</p></html>', '/gk/nb/': column([2023]) };
    expect(driveSearch(site, visited(memory({ reports: [report] }))).columnUrl).toBe(`${base}/gk/nb/`);
  });

  it('a site map leads to it, linked or at its usual address', () => {
    const map = `<?xml version="1.0"?><urlset><url><loc>${base}/gk/xxgknb/</loc></url></urlset>`;
    const site = { '/': leads(), '/sitemap.xml': map, '/gk/xxgknb/': column([2023]) };
    expect(driveSearch(site, visited(memory())).asked).toEqual([
      'home /',
      'sitemap /sitemap.xml',
      'column /gk/xxgknb/',
    ]);
    const linked = {
      '/': '<html><a href="/map.html">网站地图</a></html>',
      '/map.html': leads('/n1/'),
      '/n1/': column([2023]),
    };
    expect(driveSearch(linked, visited(memory())).asked).toEqual(['home /', 'sitemap /map.html', 'column /n1/']);
  });

  const form = '<html><form action="/search"><input name="keyword" placeholder="搜索"></form></html>';
  const query = `/search?keyword=${encodeURIComponent('政府信息公开工作年度报告')}`;
  const hit = '<html><a href="/n9/202401/t20240118_7.html">示例县科学技术局2023年政府信息公开工作年度报告</a></html>';

  it('its own search leads to it, by the address of a report', () => {
    const site = { '/': form, [query]: hit, '/n9/': column([2023, 2022]) };
    expect(driveSearch(site, visited(memory()))).toMatchObject({ outcome: 'column_read', columnUrl: `${base}/n9/` });
  });

  it('its own search finds a report all the same; no absence follows', () => {
    const result = driveSearch({ '/': form, [query]: hit }, visited(memory()));
    expect(result).toMatchObject({ outcome: 'column_not_found', whole: false, columnUrl: null, yearsListed: [2023] });
    expect(result.pages.map((page) => page.url)).toEqual([`${base}/n9/202401/t20240118_7.html`]);
  });

  it('that map and search fail says nothing of the portal', () => {
    expect(driveSearch({ '/': form, [query]: 'fetch.timeout' }, visited(memory())).outcome).toBe('column_not_found');
  });
});

describe('addresses', () => {
  it.each([
    ['/gk/nb/202401/t20240118_7.html', '/gk/nb/'],
    ['/nb/t17873020.shtml', '/nb/'],
    ['/art/2020/8/14/art_1229_55.html', '/col/col1229/index.html'],
    ['/col/col12/art/2024/art_abc.html', '/col/col12/index.html'],
    ['/2024/0118/c123a456/page.htm', '/123/list.htm'],
    ['/gk/c5/202401/0123456789abcdef0123456789abcdef.shtml', '/gk/c5/'],
  ])('of a report tell its column: %s', (report, expected) => {
    expect(columnsAround(base + report)).toEqual([base + expected]);
  });

  it('that tell no column give none', () => {
    expect([columnsAround(`${base}/info/12/34.htm`), columnsAround('n/a')]).toEqual([[], []]);
  });

  it('of one column are one: scheme, index page and closing slash aside', () => {
    expect(sameColumn('http://a.gov.cn/nb/index.html', 'https://a.gov.cn/nb')).toBe(true);
    expect(sameColumn('http://a.gov.cn/nb/', 'http://a.gov.cn/nb/index_1.html')).toBe(false);
  });
});
