import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listAudit } from '../../src/store/audit.ts';
import { correction } from '../../src/web/api/correction-schemas.ts';
import { report as reportSchema } from '../../src/web/api/schemas.ts';
import { createApp } from '../../src/web/app.ts';
import { givenFigure } from '../../src/web/correction-act.ts';
import { correctFigure } from '../../src/workers/correct-figure.ts';
import { settingsOf } from '../workers/settings-of.ts';
import { seededStore, webDeps } from './harness.ts';
import { keepReport, pageOf } from './kept-report.ts';
import { NOW } from './seed.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
const AT = '/agencies/qh-health/2023';
const FIELD = 'req_new_total';
const store = await seededStore();
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  await keepReport(store, { agencyId: 'qh-health', year: 2023, bytes: pageOf('青河市卫生健康委员会', 2023) });
  const { deps } = webDeps(store);
  const context = { store, settings: settingsOf(), clock: () => NOW };
  const actions = {
    ...deps.actions,
    correctFigure: async (act: Parameters<typeof correctFigure>[1]) => (await correctFigure(context, act)).outcome,
  };
  app = createApp({ ...deps, actions });
});

const text = async (path: string) => (await app.request(path)).text();
const post = (path: string, form: Record<string, string>) =>
  app.request(path, { method: 'POST', headers: FORM, body: new URLSearchParams(form).toString() });
const api = (path: string, body: object) =>
  app.request(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const cell = async () => /<td id="f-req_new_total"[\s\S]*?<\/td>/.exec(await text(AT))![0];

describe('a figure corrected on the page of its report', () => {
  it('has a link there, and a form that says what was read and where', async () => {
    expect(await text(AT)).toContain(`${AT}?correct=${FIELD}#correct`);
    const page = await text(`${AT}?correct=${FIELD}`);
    expect(page).toContain(`action="${AT}/values/${FIELD}/correct"`);
    expect(page).toMatch(/原文[\s\S]*?<dd>\d+<\/dd>/);
    expect(await text(AT)).not.toContain('/values/');
  });

  it('shows the corrected figure with what was read beside it, who and why, and the findings that rest on it', async () => {
    const answer = await post(`${AT}/values/${FIELD}/correct`, {
      figure: '９，９９９',
      reason: '<b>核对</b>',
      by: '李',
    });
    expect(answer.headers.get('location')).toBe(`${AT}?corrected=correct#corrections`);
    expect(await cell()).toMatch(/<ins class="nb-corrected"><span class="nb-figure">9999<\/span>[\s\S]*<del/);
    const page = await text(AT);
    expect(page).toContain('&lt;b&gt;核对&lt;/b&gt;');
    expect(page).not.toContain('<b>核对');
    expect(page).toContain('依据人工更正的数值');
    expect(page).toContain(`action="${AT}/values/${FIELD}/withdraw"`);
  });

  it('is refused on the page with words', async () => {
    const answer = await post(`${AT}/values/${FIELD}/correct`, { figure: 'viele', reason: 'x' });
    const to = answer.headers.get('location')!;
    expect(to).toBe(`${AT}?correct=${FIELD}&refused=bad-figure#correct`);
    expect(await text(to)).toContain('不是该指标可取的数值');
  });

  it('is in the API beside what was read, and in the list of corrections', async () => {
    const report = (await (await app.request('/api/v1/reports/qh-health/2023')).json()) as z.infer<typeof reportSchema>;
    expect(reportSchema.safeParse(report).error).toBeUndefined();
    expect(report.values[FIELD]).toMatchObject({ status: 'reported', corrected: { value: 9999, by: '李' } });
    expect(report.values[FIELD]!.value).not.toBe(9999);
    expect(report.findings.some(({ corrected }) => corrected?.includes(FIELD))).toBe(true);
    const listed = await (await app.request('/api/v1/corrections?agency=qh-health&year=2023')).json();
    expect(z.array(correction).parse(listed)).toMatchObject([{ field: FIELD, state: 'holds', value: 9999 }]);
  });

  it('is an open question on the page where the cell is another now', async () => {
    const bytes = pageOf('青河市卫生健康委员会', 2023, 1);
    await keepReport(store, { agencyId: 'qh-health', year: 2023, bytes, at: '2026-02-03T00:00:00Z' });
    expect(await text(AT)).toContain('1 项更正因原文改变而不再适用');
    expect(await cell()).not.toContain('<ins');
    expect(await (await app.request('/api/v1/corrections')).json()).toMatchObject([{ state: 'open' }]);
  });

  it('is withdrawn on the page and by the API, and both are on record', async () => {
    expect((await post(`${AT}/values/${FIELD}/withdraw`, { reason: '原文已改' })).headers.get('location')).toContain(
      'corrected=withdraw',
    );
    expect(await (await app.request('/api/v1/corrections')).json()).toMatchObject([{ state: 'withdrawn', by: 'web' }]);
    expect((await api(`${AT}/values/${FIELD}/correct`, { figure: 12.5, reason: 'x' })).status).toBe(422);
    expect((await api(`${AT}/values/nothing/correct`, { figure: 12, reason: 'x' })).status).toBe(404);
    expect((await api(`${AT}/values/${FIELD}/withdraw`, { reason: 'x' })).status).toBe(409);
    expect((await api(`${AT}/values/${FIELD}/correct`, { figure: 'blank', reason: 'x', by: '王' })).status).toBe(200);
    const acts = await listAudit(store.db, { what: 'correction' }, 10);
    expect(acts.map(({ what, by, about }) => [what, by, about])).toEqual([
      ['correction.correct', '王', 'qh-health/2023'],
      ['correction.withdraw', 'web', 'qh-health/2023'],
      ['correction.correct', '李', 'qh-health/2023'],
    ]);
  });
});

describe('the figure of a form', () => {
  it.each([
    ['12', 12],
    ['１，２３４．５', 1234.5],
    [' 1,234 ', 1234],
    ['−3', -3],
    ['0', 0],
  ])('%s is %d', (figure, expected) => {
    expect(givenFigure({ figure })).toBe(expected);
  });

  it.each(['', '/', '12a', '1e5', '0x10', 'NaN', 'Infinity', '9'.repeat(30), '=1+1'])('%s is none', (figure) => {
    expect(givenFigure({ figure })).toBeUndefined();
  });

  it('may be a blank, which is no zero', () => {
    expect(givenFigure({ figure: '', blank: '1' })).toBe('blank');
    expect(givenFigure({ figure: 'blank' })).toBe('blank');
  });
});
