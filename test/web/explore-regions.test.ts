import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROVINCES, SHORT_PROVINCES } from '../../src/text/provinces.ts';
import { metricByKey } from '../../src/web/queries/explore.ts';
import { regionFigures } from '../../src/web/queries/region-figures.ts';
import { PROVINCE_PLACES } from '../../src/web/views/province-map.ts';
import { seededPages } from './harness.ts';
import { seedProvinces } from './provinces.ts';

const { store, app } = await seededPages();

beforeAll(async () => {
  await seedProvinces(store.db);
});

const QUERY = 'metric=requests_new&year=2025';
const page = async (query: string) => load(await (await app.request(`/explore?${QUERY}&${query}&lang=en`)).text());
const filter = {
  ...{ metric: metricByKey('requests_new')!, year: 2025, order: 'desc' as const },
  ...{ search: null, level: null, parent: null, region: null },
};

describe('the map of tiles', () => {
  it('has each of the 34 units of the level of provinces once, no two in one place, each with its names', () => {
    expect(PROVINCE_PLACES.length).toBe(34);
    expect(new Set(PROVINCE_PLACES.map(({ row, column }) => `${row} ${column}`)).size).toBe(34);
    const codes = PROVINCE_PLACES.map(({ code }) => code);
    expect(codes).toEqual(Object.keys(PROVINCES).sort());
    expect(codes).toEqual(Object.keys(SHORT_PROVINCES).sort());
  });

  it('tells by tile the sum and how many of how many bodies it rests on, as a link, and never a zero for what was not read', async () => {
    const $ = await page('view=regions');
    const plain = (text: string) => text.replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ');
    const tile = (name: string) =>
      $('.nb-map li').filter((_i, one) => plain($(one).find('.nb-map-name').text()) === name);
    expect($('.nb-map li').length).toBe(34);
    expect(plain(tile('Guangdong').find('a').text())).toBe('Guangdong 12.3K 1/21 of 2 bodies have a figure');
    expect(tile('Guangdong').find('a').attr('href')).toContain('region=44');
    for (const name of ['Jiangsu', 'Xinjiang']) {
      expect(tile(name).find('strong').text()).toBe('—no figure');
      expect(tile(name).attr('class')).toContain('nb-tile-blank');
    }
    expect(tile('Taiwan').find('a').length).toBe(0);
    expect(tile('Taiwan').text()).toContain('not watched');
    expect($('[style]').length).toBe(0);
  });

  it('is not drawn where bodies of one province alone are watched, or one was opened', async () => {
    expect((await page('view=regions&region=44'))('.nb-map').length).toBe(0);
    expect((await page('view=regions'))('.nb-map').length).toBe(1);
  });
});

describe('sums by region', () => {
  it('hold bodies of one level: without a choice the one with most reports', async () => {
    const { level, rows } = await regionFigures(store.db, filter);
    expect(level).toBe('prefecture');
    const none = { blank: 0, absent: 0, unreadable: 0, noReport: 0, isOwn: false };
    expect(rows).toEqual([
      { ...none, code: '44', name: '广东省', sum: 12_345, bodies: 2, figures: 1, noReport: 1 },
      { ...none, code: '51', name: '四川省', sum: 30, bodies: 1, figures: 1 },
      { ...none, code: '32', name: '江苏省', sum: null, bodies: 1, figures: 0, blank: 1 },
      { ...none, code: '65', name: '新疆维吾尔自治区', sum: null, bodies: 1, figures: 0, unreadable: 1 },
      { ...none, code: '99', name: null, sum: null, bodies: 1, figures: 0, noReport: 1 },
    ]);
    const county = await regionFigures(store.db, { ...filter, level: 'county' });
    expect(county.rows.map(({ code, sum }) => [code, sum])).toEqual([
      ['11', 9],
      ['99', null],
    ]);
  });

  it('say for every region what became of each body that owes a report', async () => {
    for (const level of ['prefecture', 'prefecture_dept', 'county', 'county_dept'])
      for (const { bodies, figures, blank, absent, unreadable, noReport } of (
        await regionFigures(store.db, { ...filter, level })
      ).rows)
        expect(figures + blank + absent + unreadable + noReport).toBe(bodies);
  });

  it('go down from province to city to the bodies themselves', async () => {
    const province = await page('view=regions&region=44&level=prefecture');
    const links = province('section[aria-labelledby="regions"] tbody th a');
    expect(links.toArray().map((one) => province(one).text())).toEqual(['广州市', '深圳市']);
    expect(province('.nb-hits').text()).toContain('Only 广东省');
    const city = await page(new URL(links.attr('href')!, 'http://own').searchParams.toString());
    const own = city('section[aria-labelledby="regions"] tbody th a');
    expect(own.text()).toBe('广州市, own bodies');
    const bodies = load(await (await app.request(own.attr('href')!)).text());
    expect(bodies('section[aria-labelledby="ranking"] tbody th').text()).toBe('广州市人民政府');
  });

  it('are taken along as they are shown', async () => {
    const query = `${QUERY}&view=regions&level=prefecture`;
    const csv = await app.request(`/explore.csv?${query}`);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="requests_new-regions.csv"');
    const [, ...lines] = (await csv.text()).replace('\uFEFF', '').trim().split('\r\n');
    expect(lines).toEqual([
      'requests_new,2025,prefecture,44,广东省,12345,2,1,0,0,0,1',
      'requests_new,2025,prefecture,51,四川省,30,1,1,0,0,0,0',
      'requests_new,2025,prefecture,32,江苏省,,1,0,1,0,0,0',
      'requests_new,2025,prefecture,65,新疆维吾尔自治区,,1,0,0,0,1,0',
      'requests_new,2025,prefecture,99,,,1,0,0,0,0,1',
    ]);
    const $ = await page('view=regions&level=prefecture');
    expect($('a[href^="/explore.xlsx"]').attr('href')).toContain('view=regions');
    expect((await app.request(`/explore.xlsx?${query}`)).status).toBe(200);
    expect(await (await app.request(`/explore.json?${query}`)).json()).toHaveLength(5);
  });

  it('of foreign words for a region are those of all', async () => {
    for (const region of ['x', '4', '440', '44%25', "'"])
      expect((await page(`view=regions&region=${region}`))('.nb-map').length).toBe(1);
    expect((await page('view=regions&region=82'))('.nb-empty').length).toBe(1);
  });
});

describe('a body among its peers', () => {
  it('is marked in the ranking, with its place and the median in words and as lines', async () => {
    const $ = await page('level=prefecture&with=chengdu');
    expect($('.nb-row-own th').text()).toBe('成都市人民政府');
    expect($('.nb-lead').text()).toContain('成都市人民政府: 30 in 2025, rank 2 of the 2 listed bodies with a figure.');
    expect($('.nb-lead').text()).toContain('The median of those listed is 6187.5.');
    expect(
      $('.nb-chart-legend li')
        .toArray()
        .map((one) => $(one).text().trim()),
    ).toEqual(['成都市人民政府', 'median of those listed']);
    expect($('input[name="with"]').attr('value')).toBe('chengdu');
  });

  it('without a figure is said to have none, and nobody is compared with nobody', async () => {
    expect((await page('level=prefecture&with=nanjing'))('.nb-lead').text()).toContain('no comparable figure in 2025');
    expect((await page('level=prefecture&with=nobody'))('.nb-row-own').length).toBe(0);
  });
});
