import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JUDGES_MARK } from '../../src/check/judges-mark.ts';
import { RULES, RULES_VERSION } from '../../src/check/rules-schema.ts';
import { loadSettings } from '../../src/config/load.ts';
import type { Agency } from '../../src/report/agency.ts';
import type { DecisionKind } from '../../src/report/decision-act.ts';
import { listAgencies, replaceAgencies } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { listDecisions } from '../../src/store/decisions.ts';
import { findPage, upsertPage } from '../../src/store/pages.ts';
import { currentReport } from '../../src/store/reports.ts';
import { keepRuleSet } from '../../src/store/rule-sets.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { decideFinding } from '../../src/workers/decide-finding.ts';
import { judgeAgain, rulesOfVersion } from '../../src/workers/judge-again.ts';
import { saveVersion } from '../../src/workers/save-version.ts';
import { anomaliesOf } from '../../src/workers/survey/survey-counts.ts';
import { scopeOf } from '../../src/workers/survey/survey-roll-up.ts';
import { surveyYears } from '../../src/workers/survey/survey-run.ts';
import { built, type CaseReport, t2021 } from '../check/cases/case.ts';
import { ABSENT, fieldsOf } from '../check/report-of.ts';
import { Dice } from '../generate/dice.ts';
import { seed } from '../seed.ts';
import { edited, writeProse } from '../similarity/write-prose.ts';
import { open } from '../store/open.ts';
import { agency, NOW, run } from '../store/samples.ts';

/** A city, its departments and their reports of four years, saved as the service saves them; no portal is needed for what they say together. */
const DEPARTMENTS = ['商务局', '民政局', '教育局', '审计局', '水务局', '体育局'].map((name, at) => ({
  id: `d${at}`,
  name: `某市${name}`,
}));
const CITY = { id: 'city', name: '某市人民政府' };
const dice = new Dice(seed);
const texts = new Map<string, string>();
let store: Store;
let end: () => Promise<void>;

const later = (day: number) => new Date(Date.parse(NOW) + day * 86_400_000).toISOString();
const cells = (requests: number) => ({
  req_new_natural_person: requests,
  req_new_total: requests,
  res_granted_natural_person: requests,
  res_granted_total: requests,
  res_total_natural_person: requests,
  res_total_total: requests,
});

/** A content of a body's page for a year, as a visit of that day found it. */
async function visit(body: { id: string; name: string }, given: CaseReport, day = 0, file = ''): Promise<void> {
  const { year } = given;
  const url = `https://portal.example/${body.id}/${year}${file}.html`;
  const seen = { listedDate: null, columnUrl: null, why: [], runId: 'run', seenAt: later(day) };
  const title = `${body.name}${year}年政府信息公开工作年度报告`;
  const pageId = await upsertPage(store.db, { agencyId: body.id, year, url, title, ...seen });
  const report = built({ agency: body.name, title, personalData: [], ...given });
  const snapshot = await saveSnapshot(
    store.db,
    new TextEncoder().encode(JSON.stringify(report)),
    'text/html',
    seen.seenAt,
  );
  const page = (await findPage(store.db, pageId))!;
  const registered = (await listAgencies(store.db)).find((one) => one.id === body.id) as Agency;
  const read = { format: 'html', reader: { name: 'html', version: '1' }, report, attachments: [], pictures: [] };
  const version = { page, agency: registered, snapshot, seenAt: seen.seenAt, ...read };
  await store.db
    .transaction()
    .execute((trx) => saveVersion(trx, version as never, { clock: () => new Date(seen.seenAt) }));
}

const textOf = (id: string, year: number) =>
  texts.get(`${id} ${year}`) ?? texts.set(`${id} ${year}`, writeProse(dice, 20)).get(`${id} ${year}`)!;
const current = async (id: string, year = 2023) => (await currentReport(store.db, id, year))!;
const findingOf = async (id: string, rule: string) => (await current(id)).findings.find((one) => one.rule === rule);

beforeAll(async () => {
  const opened = await open(null);
  ({ store, end } = opened);
  const department = (one: { id: string; name: string }) =>
    agency(one.id, { ...one, level: 'prefecture_dept', parent: CITY.name, aliases: [], firstYear: null });
  await replaceAgencies(store.db, [
    agency(CITY.id, { ...CITY, level: 'prefecture', parent: '', aliases: [], firstYear: null }),
    ...DEPARTMENTS.map(department),
  ]);
  await run(store.db, 'run');
  texts.set('d1 2023', edited(dice, textOf('d0', 2023), 0.03).replaceAll('我局', '本局'));
  texts.set('d2 2023', edited(dice, textOf('d2', 2022), 0.03));
  for (const year of [2020, 2021, 2022, 2023])
    for (const [at, one] of DEPARTMENTS.entries()) {
      const requests = 30 + at + (year % 2);
      const slip = one.id === 'd3' && year === 2023 ? requests * 10_000 : requests;
      await visit(one, { ...t2021(cells(slip), year), text: { 1: textOf(one.id, year) } });
    }
  const says = '本报告由某市人民政府办公室汇总各部门、各县区数据编制而成。';
  await visit(CITY, { ...t2021(cells(12)), text: { 1: says } });
  await surveyYears(store.db, [2021, 2022, 2023]);
});
afterAll(() => end());

describe('what reports say of each other', () => {
  it('a neighbour’s text is a finding on both, with the passages side by side and both sources', async () => {
    const [here, there] = [await current('d0'), await current('d1')];
    expect(here.findings.find((one) => one.rule === 'D-COPY-PEER')).toMatchObject({
      instance: 'd1',
      severity: 'warning',
    });
    expect(there.findings.find((one) => one.rule === 'D-COPY-PEER')).toMatchObject({ instance: 'd0' });
    const [copy] = there.around!.copies!.peers;
    expect(copy).toMatchObject({ agency: '某市商务局', url: here.url, snapshot: here.snapshot, year: 2023 });
    expect(copy!.passages.length).toBeGreaterThan(3);
    for (const { here: a } of copy!.passages) expect(textOf('d1', 2023)).toContain(a.slice(0, 40));
  });

  it('last year’s text is a finding on this year’s report; the others have none', async () => {
    expect(await findingOf('d2', 'D-COPY-LASTYEAR')).toMatchObject({ instance: '2022' });
    for (const id of ['d3', 'd4', 'd5'])
      expect((await current(id)).findings.filter((one) => one.rule.startsWith('D-COPY'))).toEqual([]);
    expect(
      (await current('d4')).results.filter((one) => one.rule.startsWith('D-COPY')).map((one) => one.outcome),
    ).toEqual(['pass', 'pass']);
  });

  it('a slip of the unit stands out against the body’s own years', async () => {
    const found = (await current('d3')).findings.filter((one) => one.rule === 'A-COUNT');
    expect(found.find((one) => one.instance === 'requests_new')).toMatchObject({
      severity: 'warning',
      fields: ['req_new_total'],
    });
    expect(found[0]!.message.zh).toContain('疑似单位误填');
    expect((await current('d4')).findings.filter((one) => one.rule === 'A-COUNT')).toEqual([]);
  });

  it('a government that sums up its departments is held against them', async () => {
    const { around, findings } = await current('city');
    expect(around!.rollUp).toMatchObject({ includes: true, owed: 6, known: 6 });
    expect(findings.filter((one) => one.rule === 'G-LB').length).toBeGreaterThan(0);
    expect(findings.filter((one) => one.rule === 'G-SUM').map((one) => one.fields[0])).toContain('req_new_total');
  });

  it.each([
    ['本报告由市政府办公室综合各县（市、区）、市直各部门年度报告编制', true],
    ['报告中数据统计范围包括市直部门和各乡镇街道', true],
    ['本报告所列数据仅含市政府本级，不含各部门', false],
    ['市政府各部门按要求公开信息，全年公开1200条', null],
  ])('whether it does is told by its own words: %s', (text, includes) => {
    expect(scopeOf({ prose: [{ section: 1, text }] }).includes).toBe(includes);
  });

  it('looked into again they come to the same, and nothing is written', async () => {
    expect(await surveyYears(store.db, [2021, 2022, 2023])).toBe(0);
  });

  it('are asked for together, not body by body, and not at all of a year without reports', async () => {
    let asked = 0;
    const counted = store.db.withPlugin({
      transformQuery: ({ node }) => {
        asked++;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    expect(await surveyYears(counted, [2023])).toBe(0);
    // Of seven bodies; a government's figures are asked for by themselves.
    expect(asked).toBeLessThan(20);
    asked = 0;
    await surveyYears(counted, [2030]);
    expect(asked).toBeLessThan(3);
  });

  it('counts of a year are tested against each other the same however many bodies are read at a time', async () => {
    const bodies = await listAgencies(store.db);
    const all = await anomaliesOf(store.db, 2023, bodies, 1_000);
    expect(all.size).toBeGreaterThan(0);
    for (const atOnce of [1, 3]) expect(await anomaliesOf(store.db, 2023, bodies, atOnce)).toEqual(all);
  });

  it('a report that was changed in silence is told with both contents; words and counters of the portal alone are not', async () => {
    const before = await current('d5');
    const text = { 1: textOf('d5', 2023) };
    await visit(DEPARTMENTS[5]!, { ...t2021(cells(36)), text: { 1: `${text[1]}\n浏览次数：12 【打印】` } }, 3);
    await surveyYears(store.db, [2023]);
    expect((await current('d5')).around!.revisions).toEqual([]);
    expect(await findingOf('d5', 'D-SILENT-REVISION')).toBeUndefined();
    await visit(DEPARTMENTS[5]!, { ...t2021(cells(40)), text }, 6);
    await surveyYears(store.db, [2023]);
    const [revision] = (await current('d5')).around!.revisions!;
    expect(revision!.before.snapshot).toBe(before.snapshot);
    expect(revision!.figures).toContainEqual({ field: 'req_new_total', before: 36, after: 40 });
    expect(revision!.prose).toEqual([]);
    expect(await findingOf('d5', 'D-SILENT-REVISION')).toMatchObject({ severity: 'warning' });
  });
});

describe('two reports of one body and year on one portal', () => {
  const [, , , , , body] = DEPARTMENTS as [...typeof DEPARTMENTS];
  const beside = async (given: CaseReport, file: string) => {
    await visit(body!, { ...given, text: { 1: `${textOf(body!.id, given.year)}${file}` } }, 8, file);
    await surveyYears(store.db, [given.year]);
    return (await current(body!.id, given.year)).findings.filter((one) => one.rule === 'D-DUPLICATE');
  };

  it('are one where their figures are the same', async () => {
    expect(await beside(t2021(cells(35), 2020), '-copy')).toEqual([]);
  });

  it('are no finding where the other one names another body', async () => {
    expect(await beside({ ...t2021(cells(90), 2020), agency: '某市体育中心' }, '-centre')).toEqual([]);
  });

  it('are told where their figures differ, with the other address and what is otherwise there', async () => {
    const found = await beside(t2021(cells(47), 2020), '-other');
    expect(found).toMatchObject([
      { severity: 'warning', instance: 'https://portal.example/d5/2020-other.html', fields: Object.keys(cells(1)) },
    ]);
    expect(found[0]!.message.zh).toContain('2020年度有2份报告');
    expect(found[0]!.message.zh).toContain('35 / 47');
    expect(await surveyYears(store.db, [2020])).toBe(0);
  });
});

describe('what people decide of findings', () => {
  const settings = loadSettings({ flags: {}, environment: {}, configFile: null });
  if (!settings.ok) throw new Error(settings.failure.cause);
  const decide = (id: string, key: string, act: DecisionKind, reason: string) =>
    decideFinding(
      { store, settings: settings.value, clock: () => new Date(NOW) },
      { agencyId: id, year: 2023, key, act, by: '李四', reason },
    );
  const carry = (out: number) => ({
    ...t2021({ ...cells(35), req_carried_out_total: out }),
    text: { 1: textOf('d4', 2023) },
  });

  it('stands while rules run again on the same figures, and ends when the figures change', async () => {
    await visit(DEPARTMENTS[4]!, carry(3), 4);
    const found = (await findingOf('d4', 'T3-FLOW'))!;
    expect((await decide('d4', found.key!, 'dismiss', ' ')).outcome).toBe('no-reason');
    expect((await decide('d4', 'ffff', 'dismiss', '重复')).outcome).toBe('not-found');
    expect((await decide('d4', found.key!.slice(0, 8), 'dismiss', '口径不同，已核实')).outcome).toBe('done');
    const dismissed = { by: '李四', at: NOW, reason: '口径不同，已核实' };
    expect(await findingOf('d4', 'T3-FLOW')).toMatchObject({ dismissed });

    await judgeAgain(store.db, (await rulesOfVersion(store.db, RULES_VERSION))!, true);
    await surveyYears(store.db, [2023]);
    expect(await findingOf('d4', 'T3-FLOW')).toMatchObject({ dismissed });

    await visit(DEPARTMENTS[4]!, carry(4), 5);
    const again = await findingOf('d4', 'T3-FLOW');
    expect(again).toBeDefined();
    expect(again!.dismissed).toBeUndefined();

    // The figures of before are back: so is the decision.
    await visit(DEPARTMENTS[4]!, carry(3), 7);
    expect(await findingOf('d4', 'T3-FLOW')).toMatchObject({ dismissed });
  });

  it('is taken back, or the finding accepted, and every act is kept with who and when', async () => {
    const { key } = (await findingOf('d4', 'T3-FLOW'))!;
    expect((await decide('d4', key!, 'restore', '')).outcome).toBe('done');
    expect((await findingOf('d4', 'T3-FLOW'))!.dismissed).toBeUndefined();
    expect((await decide('d4', key!, 'restore', '')).outcome).toBe('done');
    expect((await decide('d4', key!, 'accept', '')).outcome).toBe('done');
    expect(await findingOf('d4', 'T3-FLOW')).toMatchObject({ accepted: { by: '李四', at: NOW } });
    expect((await findingOf('d4', 'T3-FLOW'))!.dismissed).toBeUndefined();
    expect((await decide('d4', key!, 'accept', '')).outcome).toBe('done');
    const acts = (await listDecisions(store.db, { agencyIds: ['d4'] })).map(({ act, by, rule }) => [act, by, rule]);
    expect(acts).toEqual([
      ['accept', '李四', 'T3-FLOW'],
      ['restore', '李四', 'T3-FLOW'],
      ['dismiss', '李四', 'T3-FLOW'],
    ]);
  });
});

describe('rules of another version', () => {
  it('judge the same reports without reading, and tell which verdicts are other', async () => {
    const softer = RULES.map((rule) => (rule.id === 'T3-FLOW' ? { ...rule, severity: 'info' } : rule)).filter(
      (rule) => rule.id !== 'D-COPY-PEER',
    );
    await keepRuleSet(store.db, '1-0ld', softer, NOW);
    const told = await judgeAgain(store.db, (await rulesOfVersion(store.db, '1-0ld'))!, false);
    // A version keeps entries: the code that judged them is today's, and the version says so.
    expect(told.to).toBe(`1-0ld-${JUDGES_MARK}`);
    expect(new Set(told.changes.flatMap((one) => one.by))).toEqual(new Set(['rules']));
    expect(told.from).toEqual([RULES_VERSION]);
    const rules = new Set(told.changes.map((one) => one.rule));
    expect([...rules].sort()).toEqual(['D-COPY-PEER', 'T3-FLOW']);
    expect(
      told.changes.find((one) => one.rule === 'D-COPY-PEER' && one.agencyId === 'd0' && one.before?.startsWith('fail')),
    ).toMatchObject({ after: null });
    expect((await current('d0')).rules).toBe(RULES_VERSION);
    expect(await rulesOfVersion(store.db, 'never')).toBeNull();
    const now = await judgeAgain(store.db, (await rulesOfVersion(store.db, RULES_VERSION))!, false);
    expect(now.changes).toEqual([]);
  });

  it('say the same of a report that keeps a row of the form before', async () => {
    const of = (template: 't2019' | 't2021') => fieldsOf(template).filter(({ id }) => id.startsWith('res_other_'));
    const kept = [
      ...of('t2021').map(({ id }) => [id, ABSENT] as const),
      ...of('t2019').map(({ id }) => [id, 0] as const),
    ];
    await visit(DEPARTMENTS[5]!, { ...t2021({ ...cells(12), ...Object.fromEntries(kept) }, 2022), text: {} }, 9);
    const shape = (await current('d5', 2022)).findings.find(({ rule }) => rule === 'TABLE-SHAPE');
    expect(shape).toMatchObject({ severity: 'warning', expected: '25×7', actual: '23×7' });
    const again = await judgeAgain(store.db, (await rulesOfVersion(store.db, RULES_VERSION))!, false);
    expect(again.changes).toEqual([]);
  });
});
