import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fail } from '../../src/errors/failure.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { createApp } from '../../src/web/app.ts';
import { agencyById } from '../../src/web/queries/agencies.ts';
import { testify } from '../../src/workers/testify.ts';
import { agency as sample } from '../store/samples.ts';
import { type OperatorStage, operatorStage, reportOf } from '../workers/operator-stage.ts';
import { webDeps } from './harness.ts';

/** What an operator says on the pages: every form is worked as a browser without scripts would, over the real acts. */
let stage: OperatorStage;
let app: ReturnType<typeof createApp>;
const FINANCE = '示例县财政局';
const OWN = { 'sec-fetch-site': 'same-origin' };

beforeAll(async () => {
  stage = await operatorStage();
  const about = { name: FINANCE, aliases: [], firstYear: null, extra: {}, parent: '', reportColumnUrl: '' };
  await replaceAgencies(stage.store.db, [sample('finance', { ...about, portalUrl: `${stage.url}/` }), sample('audit')]);
  const { deps } = webDeps(stage.store, { clock: stage.context.clock });
  app = createApp({ ...deps, actions: { ...deps.actions, testify: (act) => testify(stage.context, act) } });
});
afterAll(() => stage?.close());

const page = async (path: string) => load(await (await app.request(path)).text());
/** Fills in a form of a page and sends it by its button, as a browser does. */
async function submit(path: string, action: string, values: Record<string, string | File>) {
  const $ = await page(path);
  const form = $(`form[action="${action}"], form:has([formaction="${action}"])`).first();
  expect(form.length, `${action} on ${path}`).toBe(1);
  const body = new FormData();
  for (const field of form.find('input').toArray()) {
    const { name, value = '', type } = field.attribs;
    if (name && (type !== 'radio' || 'checked' in field.attribs)) body.set(name, value);
  }
  for (const [name, value] of Object.entries(values)) body.set(name, value);
  const isUpload = form.attr('enctype') === 'multipart/form-data';
  const sent = isUpload
    ? body
    : new URLSearchParams(Object.fromEntries([...body].map(([name, value]) => [name, String(value)])));
  const answer = await app.request(action, { method: 'POST', body: sent, headers: OWN });
  expect(answer.status).toBe(303);
  await stage.workOff();
  return page(answer.headers.get('location')!);
}
const who = { by: '王科长', reason: '电话<b>核实' };
const api = async (path: string) => (await app.request(`/api/v1/${path}`)).json() as Promise<Record<string, unknown>[]>;

describe('a report that is handed in on the page of an agency', () => {
  it('is shown with its figures, who handed it in and why, and in the API', async () => {
    const file = new File([reportOf(FINANCE, 2022)], '../../年报 2022.html');
    const $ = await submit('/agencies/finance', '/agencies/finance/import', { year: '2022', file, ...who });
    expect($('[role=status]').text()).toContain('已记录');
    expect($('h1').text()).toContain('2022');
    expect($('table.nb-form').length).toBeGreaterThan(0);
    const entries = await api('evidence?agency=finance');
    expect(entries).toMatchObject([
      { kind: 'import', by: '王科长', reason: '电话<b>核实', year: 2022, fileName: '年报 2022.html', holds: true },
    ]);
    expect(await api('coverage?agency=finance')).toMatchObject([{ year: 2022, status: 'published', url: null }]);
    expect(await api('candidates?agency=finance&year=2022')).toMatchObject([{ state: 'current', imported: true }]);
  });

  it('leaves words of the operator as text', async () => {
    const text = await (await app.request('/agencies/finance/2022')).text();
    expect(text).toContain('电话&lt;b&gt;核实');
    expect(text).not.toContain('电话<b>');
  });

  it('is refused with the reason in words where something is missing', async () => {
    const file = new File([''], 'leer.html');
    const $ = await submit('/agencies/finance/2022', '/agencies/finance/import', { file, ...who });
    expect($('[role=alert]').text()).toContain('文件是空的');
  });

  it('may be as large as a page that is fetched, and no other form may', async () => {
    const post = (path: string, bytes: number) => {
      const body = new FormData();
      body.set('file', new File([new Uint8Array(bytes)], 'x'));
      return app.request(path, { method: 'POST', body, headers: OWN });
    };
    expect((await post('/agencies/finance/import', 150_000)).status).toBe(303);
    expect((await post('/agencies/finance/import', 400_000)).status).toBe(413);
    expect((await post('/agencies/finance/column/set', 150_000)).status).toBe(413);
  });
});

describe('a candidate page', () => {
  it('is called wrong by one button, loses its place, and gets it back by the entry’s own form', async () => {
    const [row] = await api('candidates?agency=finance&year=2022');
    const values = { page: String(row!.id), ...who };
    const $ = await submit('/agencies/finance/2022', '/agencies/finance/2022/candidates/wrong', values);
    expect($('#candidates').closest('section').text()).toContain('认定错误');
    expect(await api('candidates?agency=finance&year=2022')).toMatchObject([{ state: 'wrong' }]);
    const [entry] = await api('evidence?agency=finance&year=2022');
    await submit('/agencies/finance/2022', `/evidence/${String(entry!.id)}/undo`, who);
    expect(await api('candidates?agency=finance&year=2022')).toMatchObject([{ state: 'current' }]);
    const kinds = (await api('evidence?agency=finance')).map((one) => one.kind);
    expect(kinds).toEqual(['undo', 'wrong', 'import']);
  });
});

describe('the column of an agency', () => {
  it('is given and taken back on its page', async () => {
    const url = 'https://www.example.gov.cn/nb/';
    const $ = await submit('/agencies/finance', '/agencies/finance/column/set', { url, ...who });
    expect($('.nb-facts').first().text()).toContain(url);
    expect($('.nb-facts').first().text()).toContain('人工指定');
    expect((await agencyById(stage.store.db, 'finance'))?.given_column).toBe(url);
    await submit('/agencies/finance', '/agencies/finance/column/clear', { url, ...who });
    expect((await agencyById(stage.store.db, 'finance'))?.given_column).toBeNull();
  });

  it('is refused where it is no address of the web', async () => {
    const $ = await submit('/agencies/finance', '/agencies/finance/column/set', { url: 'javascript:alert(1)', ...who });
    expect($('[role=alert]').text()).toContain('http://');
  });
});

describe('a column that is lost', () => {
  it('is a finding of its own on the overview and the agency’s page; the year’s page shows every place that was asked', async () => {
    const url = `${stage.url}/gone/`;
    await submit('/agencies/finance', '/agencies/finance/column/set', { url, ...who });
    await stage.crawl(['finance'], [2023]);
    expect((await page('/'))('#lost-columns').closest('section').text()).toContain(FINANCE);
    expect((await page('/agencies/finance'))('[role=status]').text()).toContain('年报栏目失效');
    const looks = (await page('/agencies/finance/2023'))('#looks').closest('section').text();
    expect(looks).toContain('指定栏目无法读取');
    expect(looks).toContain(url);
    expect(await api('coverage?agency=finance&year=2023')).toMatchObject([{ status: 'unknown' }]);
  });

  it('and the page of the run tells how its host fared', async () => {
    const [run] = (await api('runs')).filter((one) => one.trigger === 'manual');
    const hosts = (await page(`/runs/${String(run!.id)}?lang=en`))('#hosts').closest('section').text();
    expect(hosts).toContain(new URL(stage.url).host);
    expect(hosts).toContain('Closed');
    expect(hosts).toContain('the page does not exist 3');
  });
});

describe('the page of all evidence', () => {
  it('lists every entry with its agency, in both languages', async () => {
    expect((await page('/evidence')).root().text()).toContain(FINANCE);
    expect((await page('/evidence?lang=en')).root().text()).toContain('called wrong');
  });

  it('has no page for what is not there', async () => {
    const nothing = async (path: string) =>
      (await app.request(path, { method: 'POST', body: new URLSearchParams(who), headers: OWN })).status;
    expect(await nothing('/agencies/nobody/column/set')).toBe(404);
    expect(await nothing('/agencies/nobody/import')).toBe(404);
    expect(await nothing('/evidence/00000000-0000-0000-0000-000000000000/undo')).toBe(404);
  });

  it('says that something went wrong where the store failed, and not that it was recorded', async () => {
    const { deps } = webDeps(stage.store, { onError: () => undefined });
    const broken = createApp({ ...deps, actions: { ...deps.actions, testify: async () => fail('internal', 'no') } });
    const answer = await broken.request('/agencies/finance/column/clear', {
      method: 'POST',
      body: new URLSearchParams(who),
      headers: OWN,
    });
    expect(answer.status).toBe(500);
  });
});
