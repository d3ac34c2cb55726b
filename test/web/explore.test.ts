import { read, utils } from '@e965/xlsx';
import { load } from 'cheerio';
import { beforeAll, describe, expect, it } from 'vitest';
import { explore, metricByKey } from '../../src/web/queries/explore.ts';
import { lineChart, niceTicks } from '../../src/web/views/line-chart.ts';
import { seededPages } from './harness.ts';
import { HOSTILE_NAME } from './seed.ts';

const { store, app } = await seededPages();

/** New requests of three agencies: two with figures, one blank in 2025. */
const FIGURES: Record<string, Record<number, number | null>> = {
  'qh-water': { 2018: 40, 2019: 10, 2020: 12, 2021: 15, 2025: 30 },
  'qh-health': { 2024: 7, 2025: 90 },
  'qh-housing': { 2025: null },
  'lw-hostile': { 2025: 30 },
};

beforeAll(async () => {
  await store.db.deleteFrom('nianbao.value').execute();
  const like = await store.db.selectFrom('nianbao.report').selectAll().executeTakeFirstOrThrow();
  await store.db.deleteFrom('nianbao.report').execute();
  for (const [agency, years] of Object.entries(FIGURES))
    for (const [year, value] of Object.entries(years)) await addReport(like, agency, Number(year), value);
});

async function addReport(like: object, agency_id: string, year: number, value: number | null): Promise<void> {
  const template = year >= 2021 ? 't2021' : year >= 2019 ? 't2019' : 't2014';
  const row = Object.fromEntries(
    Object.entries(like).map(([name, one]) => [
      name,
      one !== null && typeof one === 'object' && !(one instanceof Date) ? JSON.stringify(one) : one,
    ]),
  );
  const id = `${agency_id}-${year}`;
  await store.db
    .insertInto('nianbao.report')
    .values({ ...(row as never as object), id, agency_id, year, template } as never)
    .execute();
  const figure =
    value === null
      ? { value, raw: '/', status: 'blank' as const, mark: 'slash' }
      : { value, raw: String(value), status: 'reported' as const, mark: null };
  const field = template === 't2014' ? 'req_received' : 'req_new_total';
  await store.db
    .insertInto('nianbao.value')
    .values({ report_id: id, field, unit: '件', note: null, source: null, ...figure })
    .execute();
}

const page = async (path: string) => load(await (await app.request(path)).text());

describe('a metric across agencies', () => {
  const nobody = { search: null, level: null, parent: null, region: null };
  const filter = { metric: metricByKey('requests_new')!, year: 2025, ...nobody };

  it('ranks by the figure of the year, equals share a rank, a blank is no zero', async () => {
    const of = (order: 'desc' | 'asc') => explore(store.db, { ...filter, order }, 50, 0);
    const { rows, spread, total } = await of('desc');
    expect(rows.map((one) => [one.rank, one.agencyId])).toEqual([
      [1, 'qh-health'],
      [2, 'lw-hostile'],
      [2, 'qh-water'],
      [null, 'qh-housing'],
    ]);
    expect([total, spread]).toEqual([4, { count: 3, sum: 150, least: 30, median: 30, most: 90 }]);
    expect((await of('asc')).rows.map((one) => one.agencyId)).toEqual([
      'lw-hostile',
      'qh-water',
      'qh-health',
      'qh-housing',
    ]);
  });

  it('goes page by page with all years of those shown, and by body, level and name', async () => {
    const second = await explore(store.db, { ...filter, order: 'desc' }, 1, 2);
    expect(second.rows.map((one) => [one.rank, one.points.map(({ year }) => year)])).toEqual([
      [2, [2018, 2019, 2020, 2021, 2025]],
    ]);
    const only = async (change: object) =>
      (await explore(store.db, { ...filter, order: 'desc', ...change }, 9, 0)).rows.map((one) => one.agencyId);
    expect(await only({ search: '水务' })).toEqual(['qh-water']);
    expect(await only({ search: '%' })).toEqual([]);
    expect(await only({ level: 'county_dept' })).toEqual(['lw-hostile']);
    expect(await only({ parent: '柳湾区人民政府' })).toEqual(['lw-hostile']);
    expect(await only({ year: 1999 })).toEqual([]);
  });

  it('follows every change of figures, of which report counts, and of names, and nothing that was undone', async () => {
    const ranks = async () => {
      const { rows } = await explore(store.db, { ...filter, order: 'desc' }, 50, 0);
      return rows.map((one) => [one.agencyId, one.rank]);
    };
    const { db } = store;
    const before = await ranks();
    const set = (value: number) =>
      db.updateTable('nianbao.value').set({ value }).where('report_id', '=', 'qh-water-2025').execute();
    await set(100);
    expect((await ranks())[0]).toEqual(['qh-water', 1]);
    await set(30);
    expect(await ranks()).toEqual(before);
    const of = db.updateTable('nianbao.report').where('id', '=', 'qh-health-2025');
    await of.set({ current: false }).execute();
    expect((await ranks()).map(([id]) => id)).toEqual(['lw-hostile', 'qh-water', 'qh-housing']);
    await of.set({ current: true }).execute();
    const undone = db.transaction().execute(async (trx) => {
      await trx.updateTable('nianbao.value').set({ value: 0 }).execute();
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await ranks()).toEqual(before);
    await db.updateTable('nianbao.agency').set({ active: false }).where('id', '=', 'qh-health').execute();
    expect((await ranks()).map(([id]) => id)).toEqual(['lw-hostile', 'qh-water', 'qh-housing']);
    await db.updateTable('nianbao.agency').set({ active: true }).where('id', '=', 'qh-health').execute();
    await store.maintain();
    expect(await ranks()).toEqual(before);
  });

  it('is shown as a table whose cells lead to the report, and as a chart that breaks where figures may not be compared', async () => {
    const $ = await page('/explore?metric=requests_new&year=2025&lang=en');
    const water = $('tbody tr:contains("水务局")');
    expect(
      water
        .find('td')
        .toArray()
        .map((cell) => $(cell).text()),
    ).toEqual(['2', '30', '—', '15', '12', '≈ 10', '40']);
    expect(water.find('a[href="/agencies/qh-water/2019#f-req_new_total"]').length).toBe(1);
    expect($('tbody tr:contains("住房")').text()).toContain('blank');
    const line = $('svg.nb-chart g:has(title:contains("水务局"))').first();
    expect(line.find('.nb-dot').length).toBe(5);
    expect(line.find('.nb-segment').length).toBe(3);
    expect(line.find('.nb-segment.nb-dashed').length).toBe(1);
    expect($('svg.nb-chart').attr('aria-label')).toContain('New requests, 2018–2025');
    expect($('.nb-mark-line').length).toBe(2);
  });

  it('shows markup in a name as text, in the chart too', async () => {
    const answer = await app.request('/explore?metric=requests_new&year=2025');
    const text = await answer.text();
    expect(text).not.toContain('<script>alert');
    expect(load(text)('.nb-chart-legend').text()).toContain(HOSTILE_NAME);
  });

  it('is taken along as CSV, XLSX and JSON, all years, in the order of the ranking, without formulas', async () => {
    await store.db.updateTable('nianbao.agency').set({ name: '=cmd()' }).where('id', '=', 'qh-health').execute();
    const query = 'metric=requests_new&year=2025';
    const json = (await (await app.request(`/explore.json?${query}`)).json()) as object[];
    expect(json.length).toBe(9);
    expect(json[0]).toEqual({
      ...{ metric: 'requests_new', rank: 1, agencyId: 'qh-health', agency: '=cmd()', year: 2024, template: 't2021' },
      ...{ value: 7, status: 'number', comparable: null, reason: null },
    });
    const csv = await app.request(`/explore.csv?${query}`);
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="requests_new.csv"');
    expect((await csv.text()).split('\r\n')[1]).toBe("requests_new,1,qh-health,'=cmd(),2024,t2021,7,number,,");
    const book = read(await (await app.request(`/explore.xlsx?${query}`)).arrayBuffer());
    const sheet = utils.sheet_to_json<{ agency: string; value: number }>(book.Sheets[book.SheetNames[0]!]!);
    expect([sheet.length, sheet[0]?.agency, sheet[1]?.value]).toEqual([9, '=cmd()', 90]);
    expect(book.Sheets[book.SheetNames[0]!]!.D2).not.toHaveProperty('f');
  });

  it('takes what makes no sense in an address for nothing', async () => {
    for (const query of [
      'metric=__proto__',
      'year=abc',
      'order=up',
      'level=constructor',
      'page=-1',
      'parent=%27',
      'q=%25',
    ])
      expect((await app.request(`/explore?${query}`)).status).toBe(200);
    expect((await app.request('/explore.exe')).status).toBe(404);
  });
});

describe('the page of an agency', () => {
  it('shows its comparable figures as charts with the change of the form, each leading to its neighbours', async () => {
    const $ = await page('/agencies/qh-water?lang=en');
    const chart = $('.nb-charts figure').first();
    expect(chart.find('figcaption a').attr('href')).toBe(
      `/explore?${new URLSearchParams({ metric: 'requests_new', level: 'prefecture_dept', parent: '青河市人民政府', with: 'qh-water' })}`,
    );
    expect(chart.find('.nb-mark-line').length).toBe(2);
    expect(chart.text()).toContain('2019 form');
    expect($('section[aria-labelledby="series"] tbody tr').first().text()).toContain('≈ 10');
  });
});

describe('a chart', () => {
  it.each([
    [0, 3, [0, 1, 2, 3]],
    [0, 90, [0, 50, 100]],
    [0, 7, [0, 2, 4, 6, 8]],
    [-3, 12, [-5, 0, 5, 10, 15]],
    [0, 0, [0, 1]],
    [0, 123_456, [0, 50_000, 100_000, 150_000]],
  ])('has round numbers at its side: %d to %d', (low, high, ticks) => {
    expect(niceTicks(low, high)).toEqual(ticks);
  });

  it('is not drawn where there is no figure', () => {
    expect(lineChart([{ name: 'a', points: [{ x: 2020, y: null, joint: 'full' }] }], { label: 'a' })).toBe(null);
  });
});
