import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CorrectionAct } from '../../src/report/correction.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { figuresByYear } from '../../src/store/agency-series.ts';
import { lastActs, listCorrections } from '../../src/store/corrections.ts';
import { valuesOf } from '../../src/store/values.ts';
import { correctFigure } from '../../src/workers/correct-figure.ts';
import { agency as sample } from '../store/samples.ts';
import { columnOf, type OperatorStage, operatorStage, reportOf } from './operator-stage.ts';

/** A figure corrected by hand: beside what was read, counted by rules and comparisons, held as long as its cell is the same. */
let stage: OperatorStage;
const NAME = '示例县财政局';
const FIELD = 'req_new_total';
const title = (year: number) => `${NAME}${year}年政府信息公开工作年度报告`;
const correct = async (change: Partial<CorrectionAct> = {}) =>
  (
    await correctFigure(stage.context, {
      ...{ agencyId: 'finance', year: 2023, field: FIELD, act: 'correct', figure: 9999 },
      ...{ by: '王科长', reason: '与纸质件核对' },
      ...change,
    })
  ).outcome;
const figure = async (year = 2023) =>
  (await valuesOf(stage.store.db, (await stage.current('finance', year))!.id))[FIELD]!;
const restingOn = async (year = 2023) =>
  (await stage.current('finance', year))!.findings.filter(({ corrected }) => corrected?.includes(FIELD));
let read: number;

beforeAll(async () => {
  stage = await operatorStage();
  await replaceAgencies(stage.store.db, [
    sample('finance', {
      ...{ name: NAME, aliases: [], firstYear: null, extra: {}, parent: '', level: 'county_dept' },
      ...{ portalUrl: `${stage.url}/`, reportColumnUrl: `${stage.url}/finance/` },
    }),
  ]);
  stage.pages['/finance/'] = columnOf([
    [title(2023), '/finance/t20240118_1.html'],
    [title(2022), '/finance/t20230118_1.html'],
  ]);
  stage.pages['/finance/t20240118_1.html'] = reportOf(NAME, 2023);
  stage.pages['/finance/t20230118_1.html'] = reportOf(NAME, 2022, 1);
  await stage.crawl(['finance'], [2022, 2023]);
  read = (await figure()).value!;
});
afterAll(() => stage?.close());

describe('a figure that a person corrects', () => {
  it('stays as it was read; the corrected one stands beside it, with who, when and why', async () => {
    expect(await restingOn()).toEqual([]);
    expect(await correct()).toBe('done');
    expect(await figure()).toMatchObject({ value: read, status: 'reported' });
    expect((await figure()).corrected).toMatchObject({ value: 9999, by: '王科长', reason: '与纸质件核对' });
    expect(await listCorrections(stage.store.db)).toMatchObject([{ read: { value: read }, value: 9999 }]);
  });

  it('is what rules go by, and their findings say so', async () => {
    const found = await restingOn();
    expect(found.length).toBeGreaterThan(0);
    for (const { message } of found) expect(message.zh).toMatch(/（依据人工更正的数值）$/);
    expect(found.some(({ actual, expected }) => actual === 9999 || expected === 9999 || Number(expected) > 9000)).toBe(
      true,
    );
    const [, now] = await figuresByYear(stage.store.db, 'finance');
    expect(now!.report.values[FIELD]).toMatchObject({ value: 9999 });
  });

  it('is what the year after is compared with', async () => {
    expect(await correct({ year: 2022, figure: 4321 })).toBe('done');
    const { diff } = (await stage.current('finance', 2023))!;
    const compared = (diff as { figures: { key: string; before: object; after: object }[] }).figures;
    expect(compared.find(({ key }) => key === FIELD)).toMatchObject({
      before: { value: 4321 },
      after: { value: 9999 },
    });
  });

  it('holds after everything was read again', async () => {
    await stage.reprocess();
    expect((await figure()).corrected).toMatchObject({ value: 9999 });
    expect((await restingOn()).length).toBeGreaterThan(0);
  });

  it('holds where the page changes around the cell, and is an open question where the cell itself does', async () => {
    const page = stage.pages['/finance/t20240118_1.html']!;
    stage.pages['/finance/t20240118_1.html'] = page.replace('</body>', '<p>访问量：12345</p></body>');
    await stage.crawl(['finance'], [2023]);
    expect((await figure()).corrected).toMatchObject({ value: 9999 });
    const cell = new RegExp(`>${read}<`, 'g');
    stage.pages['/finance/t20240118_1.html'] = page.replace(cell, `>${read + 1}<`);
    await stage.crawl(['finance'], [2023]);
    expect(await figure()).toMatchObject({ value: read + 1 });
    expect((await figure()).corrected).toBeUndefined();
    const acts = lastActs(await listCorrections(stage.store.db, { years: [2023] }));
    expect(acts).toMatchObject([{ act: 'correct', value: 9999 }]);
    stage.pages['/finance/t20240118_1.html'] = page;
    await stage.crawl(['finance'], [2023]);
    expect((await figure()).corrected).toMatchObject({ value: 9999 });
  });

  it('is refused without a reason, where the figure is none, where nothing would change, and where there is no such field', async () => {
    expect(await correct({ reason: ' ' })).toBe('no-reason');
    expect(await correct({ figure: -3 })).toBe('bad-figure');
    expect(await correct({ figure: 2.5 })).toBe('bad-figure');
    expect(await correct({ figure: Number.NaN })).toBe('bad-figure');
    expect(await correct()).toBe('same');
    expect(await correct({ field: 'nothing' })).toBe('no-field');
    expect(await correct({ year: 2011 })).toBe('no-report');
    expect(await correct({ year: 2011, act: 'withdraw' })).toBe('no-report');
  });

  it('may be said to be blank, and is never a zero then', async () => {
    expect(await correct({ figure: 'blank' })).toBe('done');
    const [, now] = await figuresByYear(stage.store.db, 'finance');
    expect(now!.report.values[FIELD]).toMatchObject({ value: null, status: 'blank' });
  });

  it('is as it was read again once that is withdrawn, and the acts stay on record', async () => {
    expect(await correct({ act: 'withdraw', reason: '原读数无误' })).toBe('done');
    expect((await figure()).corrected).toBeUndefined();
    expect(await restingOn()).toEqual([]);
    expect(await correct({ act: 'withdraw', reason: '再次' })).toBe('none');
    const acts = await listCorrections(stage.store.db, { years: [2023] });
    expect(acts.map(({ act }) => act)).toEqual(['withdraw', 'correct', 'correct']);
  });
});
