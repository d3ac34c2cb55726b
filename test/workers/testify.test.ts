import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperatorAct } from '../../src/report/operator-act.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { pagesOf } from '../../src/store/pages.ts';
import { listTestimony } from '../../src/store/testimony.ts';
import { agency as sample } from '../store/samples.ts';
import { columnOf, type OperatorStage, operatorStage, reportOf } from './operator-stage.ts';

/** What an operator says by hand: kept for ever, stronger than what the machine concludes, and taken back by a new entry. */
let stage: OperatorStage;
const by = { by: '王科长', reason: '电话核实' };
const bytes = (text: string) => new TextEncoder().encode(text);
const FINANCE = '示例县财政局';
const AUDIT = '示例县审计局';
const title = (name: string, year: number) => `${name}${year}年政府信息公开工作年度报告`;
const said = async (act: OperatorAct) => {
  const result = await stage.say(act);
  if (!result.ok) throw new Error(result.failure.cause);
  return result.value;
};
const handIn = (change: Partial<Extract<OperatorAct, { kind: 'import' }>> = {}): OperatorAct => ({
  ...{ kind: 'import', agencyId: 'finance', year: 2023, fileName: '年报.html', url: null, published: null, ...by },
  bytes: bytes(reportOf(FINANCE, 2023)),
  ...change,
});

beforeAll(async () => {
  stage = await operatorStage();
  const body = (id: string, name: string, column: string) =>
    sample(id, {
      ...{ name, aliases: [], firstYear: null, extra: {}, parent: '', level: 'county_dept' },
      ...{ portalUrl: `${stage.url}/`, reportColumnUrl: `${stage.url}${column}` },
    });
  await replaceAgencies(stage.store.db, [
    body('finance', FINANCE, '/finance/'),
    body('audit', AUDIT, '/audit/'),
    body('moved', '示例县教育局', '/old/'),
  ]);
});
afterAll(() => stage?.close());

describe('a report that is handed in', () => {
  it('is published and read, and nobody calls it late without a date, though the column lacked it after the deadline', async () => {
    stage.pages['/finance/'] = columnOf([[title(FINANCE, 2022), '/finance/t20230118_1.html']]);
    stage.pages['/finance/t20230118_1.html'] = reportOf(FINANCE, 2022);
    await stage.crawl(['finance'], [2023]);
    expect(await stage.state('finance', 2023)).toMatchObject({ status: 'missing' });
    expect(await stage.openAlerts('finance')).toContain('D-MISSING 2023');
    expect((await said(handIn())).outcome).toBe('recorded');
    expect(await stage.state('finance', 2023)).toEqual({
      ...{ status: 'published', code: 'published.imported', publishedAt: null, url: null },
    });
    expect(await stage.openAlerts('finance')).not.toContain('D-MISSING 2023');
    expect(await stage.current('finance', 2023)).toMatchObject({ format: 'html', report: { template: 't2021' } });
  });

  it('is recorded once, however often the same is handed in', async () => {
    expect((await said(handIn())).outcome).toBe('already');
    expect(await listTestimony(stage.store.db, { agencyId: 'finance' })).toHaveLength(1);
  });

  it('is late by the date that the operator gives, and by that alone', async () => {
    await said(handIn({ published: '2024-03-09', url: 'https://www.example.gov.cn/a.html' }));
    expect(await stage.state('finance', 2023)).toEqual({
      ...{ status: 'late', code: 'late.by_date', publishedAt: '2024-03-09', url: 'https://www.example.gov.cn/a.html' },
    });
    expect((await stage.current('finance', 2023))!.report.published[0]).toMatchObject({ source: 'operator' });
  });

  it('stands after the next run and after everything was read again', async () => {
    await stage.crawl(['finance'], [2023]);
    await stage.reprocess();
    expect(await stage.state('finance', 2023)).toMatchObject({ status: 'late', publishedAt: '2024-03-09' });
    expect(stage.asked().filter((path) => path === '/a.html')).toEqual([]);
  });

  it('goes step by step as its entries are undone, and the entries all stay', async () => {
    const [first, second] = await listTestimony(stage.store.db, { agencyId: 'finance' });
    await said({ kind: 'undo', entry: second!.id, by: '李', reason: '日期有误' });
    expect(await stage.state('finance', 2023)).toMatchObject({ code: 'published.imported', publishedAt: null });
    await said({ kind: 'undo', entry: first!.id, by: '李', reason: '文件有误' });
    expect(await stage.state('finance', 2023)).toMatchObject({ status: 'missing' });
    expect(await stage.current('finance', 2023)).toBeNull();
    expect((await said({ kind: 'undo', entry: first!.id, ...by })).outcome).toBe('already');
    const kinds = (await listTestimony(stage.store.db, { agencyId: 'finance' })).map((one) => one.kind);
    expect(kinds).toEqual(['import', 'import', 'undo', 'undo']);
    await stage.reprocess();
    expect(await stage.current('finance', 2023)).toBeNull();
  });

  it('gives way to a certain reading that the portal shows later', async () => {
    await said(handIn({ year: 2021, bytes: bytes(reportOf(FINANCE, 2021)) }));
    stage.pages['/finance/'] = columnOf([[title(FINANCE, 2021), '/finance/t20220118_1.html']]);
    stage.pages['/finance/t20220118_1.html'] = reportOf(FINANCE, 2021, 1);
    await stage.crawl(['finance'], [2021]);
    expect(await stage.current('finance', 2021)).toMatchObject({ url: `${stage.url}/finance/t20220118_1.html` });
  });

  it('counts for the agency-year that the operator names, though its own words say another; they are kept beside it', async () => {
    await said(handIn({ year: 2020, bytes: bytes(reportOf(AUDIT, 2021)) }));
    const current = await stage.current('finance', 2020);
    const page = (await pagesOf(stage.store.db, 'finance', 2020)).find((one) => one.id === current?.pageId);
    expect(page?.attribution).toMatchObject({ verdict: 'confirmed', agencyId: 'finance', year: 2020 });
    expect(page?.attribution?.why.join()).toContain(AUDIT);
    expect(await stage.current('audit', 2021)).toBeNull();
  });
});

describe('a page that an operator calls wrong', () => {
  const path = '/audit/t20240118_1.html';
  const wrong = () => ({ kind: 'wrong' as const, page: `${stage.url}${path}`, ...by });

  it('is withdrawn with its figures, findings and alerts, and the state is judged anew', async () => {
    stage.pages['/audit/'] = columnOf([[title(AUDIT, 2023), path]]);
    // A row sum that breaks: there is a finding to resolve.
    stage.pages[path] = reportOf(AUDIT, 2023).replace(/(<td[^>]*>)0(<\/td>)/, '$17$2');
    await stage.crawl(['audit'], [2023]);
    expect(await stage.state('audit', 2023)).toMatchObject({ status: 'published' });
    const rules = (await stage.current('audit', 2023))!.findings.filter((one) => one.severity === 'error');
    expect(rules.length).toBeGreaterThan(0);
    expect(await stage.openAlerts('audit')).toContain(`${rules[0]!.rule} 2023`);
    await said(wrong());
    expect(await stage.current('audit', 2023)).toBeNull();
    expect(await stage.state('audit', 2023)).toMatchObject({ status: 'missing' });
    expect(await stage.openAlerts('audit')).toEqual(['D-MISSING 2023']);
    expect((await said(wrong())).outcome).toBe('already');
  });

  it('is never asked for nor taken again: not by a run, not under another form of its address, not when all is read again', async () => {
    stage.asked();
    stage.pages['/audit/'] = columnOf([[title(AUDIT, 2023), `${path}?spm=1`]]);
    await stage.crawl(['audit'], [2023]);
    await stage.reprocess();
    expect(stage.asked().filter((asked) => asked.startsWith(path))).toEqual([]);
    expect(await stage.current('audit', 2023)).toBeNull();
    expect(await stage.state('audit', 2023)).toMatchObject({ status: 'missing' });
  });

  it('is not taken where its content lies at another address either', async () => {
    stage.pages['/audit/'] = columnOf([[title(AUDIT, 2023), '/copy/t20240118_2.html']]);
    stage.pages['/copy/t20240118_2.html'] = stage.pages[path]!;
    await stage.crawl(['audit'], [2023]);
    expect(await stage.current('audit', 2023)).toBeNull();
  });

  it('makes room for the right one, and comes back when the entry is undone', async () => {
    const entry = (await listTestimony(stage.store.db, { agencyId: 'audit' })).find((one) => one.kind === 'wrong')!;
    await said({ kind: 'undo', entry: entry.id.slice(0, 8), ...by });
    expect(await stage.current('audit', 2023)).toMatchObject({ year: 2023 });
    expect(await stage.state('audit', 2023)).toMatchObject({ status: 'published' });
  });
});

describe('a page that an operator calls right', () => {
  it('counts where it was listed, though its own words name another year', async () => {
    const path = '/audit/t20210118_1.html';
    stage.pages['/audit/'] = columnOf([[title(AUDIT, 2020), path]]);
    stage.pages[path] = reportOf(AUDIT, 2019);
    await stage.crawl(['audit'], [2020]);
    expect(await stage.current('audit', 2020)).toBeNull();
    expect(await stage.current('audit', 2019)).toMatchObject({ year: 2019 });
    const listed = (await pagesOf(stage.store.db, 'audit', 2020)).find((one) => one.movedTo !== null)!;
    await said({ kind: 'right', page: listed.id, ...by });
    expect(await stage.current('audit', 2020)).toMatchObject({ pageId: listed.id });
    expect(await stage.current('audit', 2019)).toBeNull();
    expect(await stage.state('audit', 2020)).toMatchObject({ status: 'late' });
    await stage.crawl(['audit'], [2020]);
    await stage.reprocess();
    expect(await stage.current('audit', 2020)).toMatchObject({ pageId: listed.id });
    const entry = (await listTestimony(stage.store.db, { agencyId: 'audit' })).findLast((one) => one.kind === 'right')!;
    await said({ kind: 'undo', entry: entry.id, ...by });
    expect(await stage.current('audit', 2020)).toBeNull();
    expect(await stage.current('audit', 2019)).toMatchObject({ year: 2019 });
  });

  it('is assigned to another agency and year where the operator says so', async () => {
    const page = (await stage.current('audit', 2023))!.pageId;
    const told = (await stage.openAlerts('audit')).filter((one) => one.endsWith('2023'));
    expect(told.length).toBeGreaterThan(0);
    await said({ kind: 'right', page, agencyId: 'finance', year: 2018, ...by });
    expect(await stage.current('finance', 2018)).toMatchObject({ agencyId: 'finance' });
    expect(await stage.current('audit', 2023)).toBeNull();
    expect(await stage.state('finance', 2018)).toMatchObject({ status: 'late', publishedAt: '2024-01-18' });
    expect(await stage.state('audit', 2023)).toMatchObject({ status: 'unknown', code: 'unknown.other_report' });
    // What was told of its figures ends, though nothing is known of the report itself.
    for (const one of told) expect(await stage.openAlerts('audit')).not.toContain(one);
    const again = await said({ kind: 'right', page, agencyId: 'finance', year: 2018, ...by });
    expect(again.outcome).toBe('already');
  });
});

describe('a column that an operator gives', () => {
  it('makes nothing missing before it was looked into, and then goes before what was learned', async () => {
    stage.pages['/old/'] = columnOf([[title('示例县教育局', 2021), '/old/t20220118_9.html']]);
    stage.pages['/old/t20220118_9.html'] = reportOf('示例县教育局', 2021);
    await stage.crawl(['moved'], [2023]);
    expect(await stage.state('moved', 2023)).toMatchObject({ status: 'missing' });
    const given = { kind: 'column' as const, agencyId: 'moved', url: `${stage.url}/new/`, ...by };
    await said(given);
    expect(await stage.state('moved', 2023)).toMatchObject({ status: 'unknown', code: 'unknown.column_changed' });
    expect((await said(given)).outcome).toBe('already');
    stage.pages['/new/'] = columnOf([[title('示例县教育局', 2023), '/new/t20240118_9.html']]);
    stage.pages['/new/t20240118_9.html'] = reportOf('示例县教育局', 2023);
    await stage.crawl(['moved'], [2023]);
    expect(await stage.state('moved', 2023)).toMatchObject({
      status: 'published',
      url: `${stage.url}/new/t20240118_9.html`,
    });
  });

  it('survives a registry that is imported anew', async () => {
    const { listAgencies } = await import('../../src/store/agencies.ts');
    await replaceAgencies(stage.store.db, await listAgencies(stage.store.db, { ids: ['moved'] }));
    const [moved] = await listAgencies(stage.store.db, { ids: ['moved'] });
    expect(moved!.reportColumnUrl).toBe(`${stage.url}/new/`);
  });

  it('that does not answer leaves unknown for that reason what was not found, whatever another column says', async () => {
    await said({ kind: 'column', agencyId: 'moved', url: `${stage.url}/newer/`, ...by });
    await stage.crawl(['moved'], [2022]);
    expect(await stage.state('moved', 2022)).toMatchObject({ status: 'unknown', code: 'unknown.given_column_failed' });
    expect(await stage.openAlerts('moved')).toContain('OPS-COLUMN-LOST');
  });

  it('is taken back, and what was known before counts again after the next run', async () => {
    await said({ kind: 'no-column', agencyId: 'moved', ...by });
    await stage.crawl(['moved'], [2022]);
    expect(await stage.state('moved', 2022)).toMatchObject({ status: 'missing' });
  });
});

describe('what cannot be recorded', () => {
  const refused = async (act: OperatorAct) => {
    const result = await stage.say(act);
    return result.ok ? 'recorded' : `${result.failure.code} ${String(result.failure.context?.why)}`;
  };

  it('is refused with its reason, and leaves nothing behind', async () => {
    const before = (await listTestimony(stage.store.db)).length;
    expect(await refused(handIn({ reason: ' \n ' }))).toBe('operator.refused noReason');
    expect(await refused(handIn({ by: '' }))).toBe('operator.refused noName');
    expect(await refused(handIn({ agencyId: 'nobody' }))).toBe('operator.refused noAgency');
    expect(await refused(handIn({ year: 2031 }))).toBe('operator.refused badYear');
    expect(await refused(handIn({ published: '2024-13-01' }))).toBe('operator.refused badDay');
    expect(await refused(handIn({ bytes: new Uint8Array() }))).toBe('operator.refused emptyFile');
    expect(await refused(handIn({ url: 'file:///etc/passwd' }))).toBe('operator.refused badUrl');
    expect(await refused({ kind: 'column', agencyId: 'moved', url: 'https://u:p@a.cn/', ...by })).toBe(
      'operator.refused badUrl',
    );
    expect(await refused({ kind: 'wrong', page: 'ffffffffffff', ...by })).toBe('operator.refused noPage');
    expect(await refused({ kind: 'undo', entry: 'ffffffff', ...by })).toBe('operator.refused noEntry');
    expect(await listTestimony(stage.store.db)).toHaveLength(before);
  });

  it('includes changing or deleting an entry: the store itself refuses', async () => {
    const { sql } = await import('kysely');
    await expect(sql`delete from nianbao.testimony`.execute(stage.store.db)).rejects.toThrow('append-only');
    await expect(sql`update nianbao.testimony set by = 'x'`.execute(stage.store.db)).rejects.toThrow('append-only');
  });
});
