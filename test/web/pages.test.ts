import { load } from 'cheerio';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../src/extract/templates/index.ts';
import type { Store } from '../../src/store/database.ts';
import { createApp } from '../../src/web/app.ts';
import { PAGE_POLICY } from '../../src/web/middleware/security-headers.ts';
import { type Acts, temporaryStore, webDeps } from './harness.ts';
import {
  ALERT,
  BINARY_SHA,
  HOSTILE_NAME,
  HOSTILE_TITLE,
  LIVE_RUN,
  NOW,
  PAGE_BYTES,
  PAGE_SHA,
  RUN,
  seed,
} from './seed.ts';

let app: ReturnType<typeof createApp>;
let acts: Acts;
let db: Store['db'];
let empty: ReturnType<typeof createApp>;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const { store, remove } = await temporaryStore();
  db = store.db;
  closers.push(remove);
  empty = createApp(webDeps(store).deps);
  const emptyAnswer = await empty.request('/');
  emptyPage = await emptyAnswer.text();
  await seed(store.db);
  const wired = webDeps(store);
  acts = wired.acts;
  app = createApp(wired.deps);
});
afterAll(async () => {
  for (const close of closers) await close();
});

let emptyPage = '';
const page = async (path: string) => {
  const answer = await app.request(path);
  return { answer, text: await answer.text() };
};
const SAME_ORIGIN = {
  headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
};
const post = (path: string, body: string) => app.request(path, { method: 'POST', body, ...SAME_ORIGIN });

const PAGES = [
  '/',
  '/?group=柳湾区人民政府',
  '/agencies',
  '/agencies?status=missing&year=2025',
  '/agencies/qh-edu',
  '/agencies/lw-hostile',
  '/agencies/qh-edu/2025',
  '/agencies/qh-edu/2020',
  '/agencies/qh-edu/2018',
  '/agencies/lw-hostile/2025',
  '/agencies/qh-water/2025',
  `/snapshots/${PAGE_SHA}`,
  '/alerts',
  '/alerts?status=all',
  `/alerts/${ALERT}`,
  '/alerts/alert-self',
  '/silences',
  '/explore',
  '/explore?metric=admin_fees.admin_fees_amount_wanyuan&order=asc&q=教育',
  '/runs',
  `/runs/${RUN}`,
  `/runs/${LIVE_RUN}`,
];

describe.each(PAGES)('the page %s', (path) => {
  const join = path.includes('?') ? '&' : '?';

  it.each([
    ['zh', 'zh-CN', '总览'],
    ['en', 'en', 'Overview'],
  ])('answers in %s', async (lang, htmlLang, word) => {
    const { answer, text } = await page(`${path}${join}lang=${lang}`);
    expect(answer.status).toBe(200);
    const $ = load(text);
    expect($('html').attr('lang')).toBe(htmlLang);
    expect($('header nav').text()).toContain(word);
    expect(text).not.toContain('[object');
    expect(text).not.toContain('undefined');
  });

  it('keeps to the policy: same origin, no inline script or style, not stored', async () => {
    const { answer, text } = await page(path);
    expect(answer.headers.get('content-security-policy')).toBe(PAGE_POLICY);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const $ = load(text);
    expect($('style, [style], script:not([src]), object, embed, base').length).toBe(0);
    // The only frame is our own rendering of an original, in which nothing runs.
    expect($('iframe:not([sandbox="allow-same-origin"][src*="/original?"][src^="/agencies/"])').length).toBe(0);
    expect(
      $('*')
        .toArray()
        .flatMap((one) => Object.keys('attribs' in one ? one.attribs : {}))
        .filter((name) => name.startsWith('on')),
    ).toEqual([]);
    expect(
      $('script[src], link[href]')
        .toArray()
        .map((one) => one.attribs.src ?? one.attribs.href)
        .filter((url) => !url?.startsWith('/')),
    ).toEqual([]);
    expect(
      $('a[href]')
        .toArray()
        .map((one) => one.attribs.href)
        .filter((url) => /^\s*(javascript|data|vbscript):/i.test(url ?? '')),
    ).toEqual([]);
  });

  it('can be used without eyes and without a mouse', async () => {
    const $ = load((await page(path)).text);
    expect($('h1').length).toBe(1);
    expect($('main, header, footer, nav[aria-label]').length).toBeGreaterThanOrEqual(4);
    expect($('a.nb-skip').attr('href')).toBe('#content');
    expect(
      $('table')
        .toArray()
        .filter((one) => $(one).find('caption').text() === '').length,
    ).toBe(0);
    expect($('th:not([scope])').length).toBe(0);
    expect(
      $('input:not([type=hidden]), select')
        .toArray()
        .filter((one) => $(one).closest('label').length === 0 && !one.attribs['aria-label']).length,
    ).toBe(0);
    const ids = $('[id]')
      .toArray()
      .map((one) => one.attribs.id);
    expect(ids.length).toBe(new Set(ids).size);
  });
});

describe('crawled text', () => {
  it('stays text: a hostile agency name and report title are shown, not run', async () => {
    for (const path of ['/', '/agencies', '/agencies/lw-hostile', '/agencies/lw-hostile/2025', '/alerts?status=all']) {
      const { text } = await page(path);
      expect(text).not.toContain('<script>alert');
      expect(load(text)('main').text()).toContain(HOSTILE_NAME);
    }
    const { text } = await page('/agencies/lw-hostile/2025');
    expect(text).not.toContain('<img src=x');
    expect(load(text)('main').text()).toContain(HOSTILE_TITLE);
  });

  it('never becomes a link that is not http', async () => {
    const { text } = await page('/agencies/qh-edu/2024');
    expect(load(text)('a[href^="javascript"]').length).toBe(0);
    expect(text).toContain('javascript:alert(1)');
  });
});

describe('a report that was read in part', () => {
  it('says of a report that was read in part which tables were not read whole', async () => {
    const $ = load((await page('/agencies/qh-edu/2025')).text);
    expect($('.alert-warning').text()).toMatch(/未读全：表[二三四].*有\d+格未读出（共\d+格）/);
  });
});

describe('what is known of an agency’s column', () => {
  it('stands on its page, with the old addresses, none of them a script', async () => {
    const $ = load((await page('/agencies/lw-hostile')).text);
    const shown = $('[aria-labelledby="recipe"]');
    expect(shown.text()).toContain('trs');
    expect(shown.text()).toContain('连续 2 次：<b>gone</b>');
    expect(shown.text()).toContain('javascript:alert("old")');
    expect(shown.find('a').length).toBe(1);
  });

  it('is nothing where no column was read', async () => {
    const $ = load((await page('/agencies/lw-street')).text);
    expect($('[aria-labelledby="recipe"]').text()).toContain('尚未读到过栏目');
  });
});

describe('the overview', () => {
  it('counts the year in focus by status', async () => {
    const $ = load((await page('/')).text);
    const counts = Object.fromEntries(
      $('.nb-count')
        .toArray()
        .map((one) => [
          new URL(`http://x${$(one).find('a').attr('href')}`).searchParams.get('status'),
          Number($(one).find('strong').text()),
        ]),
    );
    expect(counts).toEqual({ published: 5, late: 1, missing: 1, removed: 1, unknown: 2, due: 2 });
  });

  it('shows a word and a shape in each cell of twelve agencies and eight years', async () => {
    const $ = load((await page('/')).text);
    const cells = $('.nb-matrix .nb-cell')
      .toArray()
      .map((one) => $(one).text().trim());
    expect(cells).toHaveLength(96);
    expect(cells.filter((text) => !/^[●◐✕⊘?○·] \p{Script=Han}+$/u.test(text))).toEqual([]);
  });

  it('counts the days to the next deadlines', async () => {
    const text = load((await page('/?lang=en')).text)('.nb-deadlines').text();
    expect(text).toContain('in 57 days 2026-03-31');
    expect(text).toContain('in 363 days 2027-01-31');
  });

  it('lists open alerts, the most severe first, and of those the reports that are not there', async () => {
    const $ = load((await page('/')).text);
    const hrefs = $('section:has(#alerts) li a[href^="/alerts/"]')
      .toArray()
      .map((one) => one.attribs.href);
    expect(hrefs).toEqual([`/alerts/${ALERT}`, '/alerts/alert-zz', '/alerts/alert-sum', '/alerts/alert-late']);
  });

  it('says what to do when there is nothing yet', () => {
    expect(emptyPage).toContain('nianbao agencies import');
  });
});

describe('a report in the official layout', () => {
  it.each([
    [2025, 't2021'],
    [2020, 't2019'],
    [2018, 't2014'],
  ] as const)('of %i has exactly the cells of %s', async (year, id) => {
    const $ = load((await page(`/agencies/qh-edu/${year}`)).text);
    expect($('td[data-field]').length).toBe(TEMPLATES[id].fields.length);
  });

  it('tells blank, slash, unreadable, zero and what stands under a name that was not understood apart, in the words of check', async () => {
    const $ = load((await page('/agencies/qh-edu/2025')).text);
    const cells = TEMPLATES.t2021.fields.map((field) => $(`#f-${field.id}`));
    const [blank, slash, unreadable, unknown, zero] = [5, 6, 7, 8, 10].map((index) => cells[index]!);
    expect(zero!.text()).toBe('0');
    expect(zero!.hasClass('nb-val-reported')).toBe(true);
    expect([blank!.text(), blank!.hasClass('nb-val-blank')]).toEqual(['空', true]);
    expect([slash!.text(), slash!.hasClass('nb-val-blank')]).toEqual(['/', true]);
    expect([unreadable!.text(), unreadable!.hasClass('nb-val-unreadable')]).toEqual(['⚠ 1O', true]);
    expect([unknown!.text(), unknown!.attr('title')!.split('\n')[1]]).toEqual(['未读懂', '未读懂']);
    expect($('.nb-legend-line').text()).toContain('原文有此行列，但名称未读懂');
  });

  it('marks each finding on its cells and leads back from the list', async () => {
    const $ = load((await page('/agencies/qh-edu/2025')).text);
    const first = TEMPLATES.t2021.fields[20]!.id;
    expect($(`#f-${first}`).hasClass('nb-flag-error')).toBe(true);
    expect($(`#f-${first} sup a`).attr('href')).toBe('#finding-1');
    expect($(`#finding-1 a[href="#f-${first}"]`).length).toBe(1);
  });

  it('names the place of a figure in the tooltip and in the list of all figures', async () => {
    const $ = load((await page('/agencies/qh-edu/2025?lang=en')).text);
    const field = TEMPLATES.t2021.fields[10]!.id;
    expect($(`#f-${field}`).attr('title')).toContain('table 1 row 11, column 2');
    expect($(`details tr:has(a[href="#f-${field}"])`).text()).toContain('table 1 row 11, column 2');
  });

  it('compares with last year cell by cell', async () => {
    const $ = load((await page('/agencies/qh-edu/2025')).text);
    const row = $(`section:has(#compare) tr:has(a[href="#f-${TEMPLATES.t2021.fields[9]!.id}"])`);
    const figures = row
      .find('td.nb-num')
      .toArray()
      .map((one) => $(one).text());
    expect(figures).toEqual([String((63 + 2024) % 113), String((63 + 2025) % 113), '+1']);
  });

  it('shows why there is none where the report is missing', async () => {
    const { text } = await page('/agencies/qh-water/2025');
    expect(text).toContain('年报栏目已全部读完');
    expect(text).toContain('没有读到该年度的报告');
  });
});

describe('a kept copy', () => {
  it('is shown as plain text in a sandbox, never as markup', async () => {
    const { answer, text } = await page(`/snapshots/${PAGE_SHA}/text`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).toBe(PAGE_BYTES.toString());
  });

  it('is downloaded byte by byte as an attachment', async () => {
    const answer = await app.request(`/snapshots/${PAGE_SHA}/raw`);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PAGE_BYTES);
  });

  it('is not shown as text when it is binary', async () => {
    expect((await page(`/snapshots/${BINARY_SHA}/text`)).text).toContain('二进制');
  });
});

describe('acts', () => {
  it('start a run of one agency and year, and refuse what makes no sense', async () => {
    acts.started.length = 0;
    expect((await post('/runs', 'agency=qh-edu&year=2024')).status).toBe(303);
    expect((await post('/runs', 'year=24')).status).toBe(400);
    expect((await post('/runs', 'agency=nobody')).status).toBe(400);
    expect(acts.started).toEqual([{ agencyIds: ['qh-edu'], years: [2024] }]);
  });
});

describe('a run', () => {
  it('groups failures with the remedy of the catalogue', async () => {
    const { text } = await page(`/runs/${RUN}`);
    expect(text).toContain('网站拒绝了访问');
    expect(text).toContain('可人工导入文件');
  });

  it('streams its progress and says when it is done', async () => {
    const answer = await app.request(`/runs/${RUN}/events`);
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const text = await answer.text();
    expect(text).toContain('event: progress');
    expect(text).toContain(`event: done\ndata: ${RUN}`);
  });
});

describe('what is not there', () => {
  it.each([
    '/nothing',
    '/agencies/nobody',
    '/agencies/qh-edu/1990',
    '/alerts/none',
    '/runs/none',
    '/snapshots/xyz',
    `/snapshots/${'0'.repeat(64)}`,
    '/assets/secret',
  ])('%s is a page that says so', async (path) => {
    const { answer, text } = await page(path);
    expect(answer.status).toBe(404);
    expect(text).toContain('没有这个页面');
  });

  it('is a problem document for the API', async () => {
    const answer = await app.request('/api/v1/reports/nobody/2025');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 404 });
  });
});

describe('the API', () => {
  it('gives coverage in the form of the command line', async () => {
    const rows = (await (await app.request('/api/v1/coverage?year=2025&status=missing')).json()) as unknown[];
    expect(rows).toEqual([
      {
        agencyId: 'qh-water',
        agency: '青河市水务局',
        year: 2025,
        status: 'missing',
        deadline: '2026-01-31',
        publishedAt: null,
        url: null,
        reason: expect.objectContaining({ zh: expect.any(String), en: expect.any(String) }),
      },
    ]);
  });

  it('gives a report in the form of check, blank apart from zero', async () => {
    const report = (await (await app.request('/api/v1/reports/qh-edu/2025')).json()) as {
      values: Record<string, unknown>;
      report: unknown;
    };
    expect(report.report).toMatchObject({
      year: 2025,
      template: 't2021',
      period: { from: '2025-01-01', to: '2025-12-31' },
    });
    expect(report.values[TEMPLATES.t2021.fields[5]!.id]).toMatchObject({ value: null, raw: '', status: 'blank' });
    expect(report.values[TEMPLATES.t2021.fields[10]!.id]).toMatchObject({ value: 0, raw: '0', status: 'reported' });
  });

  it('gives alerts, runs and agencies, and leads on where there is more', async () => {
    const first = (await (await app.request('/api/v1/alerts?status=open')).json()) as unknown[];
    expect(first[0]).toMatchObject({ id: ALERT, agency: { id: 'qh-water' }, firstSeenAt: '2026-02-01T01:00:00.000Z' });
    expect(((await (await app.request('/api/v1/runs')).json()) as unknown[]).length).toBe(2);
    expect(((await (await app.request('/api/v1/looks?agency=qh-edu')).json()) as unknown[]).length).toBe(1);
    expect((await app.request('/api/v1/looks')).status).toBe(400);
    const some = await app.request('/api/v1/agencies?limit=5');
    expect(((await some.json()) as unknown[]).length).toBe(5);
    expect(some.headers.get('link')).toMatch(/^<\/api\/v1\/agencies\?limit=5&cursor=[\w-]+>; rel="next"$/);
  });
});

describe('metrics', () => {
  it('are the Prometheus text format, one name, labels and a number a line', async () => {
    await page('/agencies/some-id-that-is-not-a-label');
    const { text } = await page('/metrics');
    const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
    expect(lines.filter((line) => !/^[a-z_:]+(\{[^}]*\})? -?[\d.e+-]+$/.test(line))).toEqual([]);
    expect(lines).toContain('nianbao_coverage_agencies{year="2025",status="missing"} 1');
    expect(lines).toContain('nianbao_alerts_open{severity="critical"} 1');
    expect(lines).toContain('nianbao_tasks{kind="discover",state="failed"} 1');
    expect(lines).toContain('nianbao_queue_jobs{queue="fetch",state="waiting"} 3');
    expect(lines).toContain(
      `nianbao_last_run_finished_age_seconds ${(NOW.getTime() - Date.parse('2026-02-02T00:52:10Z')) / 1000}`,
    );
    expect(text).toContain('route="/agencies/:id"');
    expect(text).not.toContain('some-id-that-is-not-a-label');
  });
});

describe('many agencies', () => {
  it('are summed by the body above, and opened one body at a time', async () => {
    const blank = { region_code: '', portal_url: '', report_column_url: '', aliases: '[]', extra: '{}', active: true };
    const rows = Array.from({ length: 160 }, (_, i) => ({
      ...blank,
      id: `many-${i}`,
      name: `示例${i}`,
      level: 'county_dept',
      parent: '柳湾区人民政府',
      first_year: null,
      last_year: null,
    }));
    await db.insertInto('nianbao.agency').values(rows).execute();
    const sums = load((await page('/')).text);
    expect(sums('.nb-cell').length).toBe(0);
    expect(sums('.nb-matrix-group').length).toBe(3);
    const opened = load((await page('/?group=青河市人民政府')).text);
    expect(opened('.nb-matrix tbody th a[href^="/agencies/"]').length).toBe(6);
  });
});

describe('a year of which nothing is known', () => {
  it('is explained by what the last run met, with what to do about our own network', async () => {
    await db.updateTable('nianbao.coverage').set({ status: 'unknown' }).where('year', '=', 2025).execute();
    expect((await page('/')).text).not.toContain('多半是本机网络的问题');
    await sql`alter table nianbao.look disable trigger all`.execute(db);
    await sql`update nianbao.look set outcome = 'unreachable' where outcome = 'column_read'`.execute(db);
    const { text } = await page('/');
    expect(text).toContain('2025 年度全部为“未知”');
    expect(text).toContain('多半是本机网络的问题');
    expect(load(text)('section[aria-labelledby=unknown] tbody tr').first().text()).toContain('无法连接');
  });
});

describe('a body that could not be looked at', () => {
  it('has the alert of its portal, and is said not to be missing', async () => {
    await sql`insert into nianbao.alert select (jsonb_populate_record(a, ${JSON.stringify({
      id: 'portal-down',
      rule: 'OPS-PORTAL-UNREACHABLE',
      agency_id: null,
      year: null,
      subject: 'health.example.cn',
      message: { zh: '网站无法访问', en: 'portal could not be reached' },
      evidence: { agencies: ['qh-health'] },
    })}::jsonb)).* from nianbao.alert as a where id = ${ALERT}`.execute(db);
    const links = (text: string) => load(text)('a[href="/alerts/portal-down"]').length;
    const { text } = await page('/agencies/qh-housing/2025');
    expect([links((await page('/agencies/qh-health')).text), links(text)]).toEqual([1, 0]);
    expect(text).toContain('“未知”是没能看到，不是“未公开”');
    await db.updateTable('nianbao.alert').set({ status: 'resolved' }).where('id', '=', 'portal-down').execute();
    expect(links((await page('/agencies/qh-health')).text)).toBe(0);
  });

  it('is counted by the day that is rehearsed, and the first page says so', async () => {
    const rehearsed = createApp(webDeps({ db } as Store, { asOf: '2025-04-10' }).deps);
    expect(await (await rehearsed.request('/')).text()).toContain('演练：期限按 2025-04-10 这一天计算');
    expect((await page('/')).text).not.toContain('演练');
  });
});

describe('the list of agencies', () => {
  it('says why a state is not simply published, and goes as a file with its filter', async () => {
    const $ = load((await page('/agencies?q=青河市&year=2025&lang=zh')).text);
    const rows = $('tbody tr').toArray();
    expect(rows.length).toBeGreaterThan(0);
    const links = $('a[href^="/agencies."]')
      .toArray()
      .map((one) => one.attribs.href!);
    expect(links.map((href) => href.split('?')[0])).toEqual(['/agencies.csv', '/agencies.xlsx', '/agencies.json']);

    const listed = JSON.parse((await page(links[2]!)).text) as Record<string, string>[];
    // The page shows the first of them, the file has all.
    const shown = listed.slice(0, rows.length);
    expect(shown.map(({ agency }) => agency)).toEqual(rows.map((row) => $(row).find('th a').text()));
    const open = shown.filter(({ status }) => status !== null && status !== 'published');
    expect(open.length).toBeGreaterThan(1);
    for (const one of open) expect($(rows[shown.indexOf(one)]!).text()).toContain(one.reason);
    for (const one of listed) expect(one).toMatchObject({ year: 2025, agency: expect.stringContaining('青河市') });
    const csv = (await page(links[0]!)).text;
    expect(csv.split('\r\n')[0]).toMatch(/^agencyId,agency,year,status,deadline,publishedAt,url,reason,/);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(listed.length + 1);
  });
});
