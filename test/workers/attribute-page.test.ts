import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { addressesOf } from '../../src/store/duplicates.ts';
import { addLook } from '../../src/store/looks.ts';
import { setPageFlaw } from '../../src/store/page-attribution.ts';
import { findPage, pagesOf, setPageFetched, upsertPage } from '../../src/store/pages.ts';
import { currentReport, listReports } from '../../src/store/reports.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { attribution } from '../../src/text/attribution.ts';
import { attributePage, saveAttributed } from '../../src/workers/attribute-page.ts';
import { judgeAgency } from '../../src/workers/judge-job.ts';
import { open } from '../store/open.ts';
import { run, agency as sample } from '../store/samples.ts';

/** Whose report a page is once it was read, and which pages are one report, from the store's point of view. */
let store: Store;
let end: () => Promise<void>;
const at = (hour: number) => new Date(Date.UTC(2026, 1, 3, hour)).toISOString();
const context = { clock: () => new Date(at(9)), log: pino({ level: 'silent' }) };
const body = (id: string, name: string) => sample(id, { name, aliases: [], firstYear: null, extra: {}, parent: '' });
const a = body('a', '示例县财政局');
const b = body('b', '示例县审计局');

beforeAll(async () => {
  ({ store, end } = await open(null));
  await replaceAgencies(store.db, [a, b]);
  await run(store.db, 'run');
});
afterAll(async () => {
  await end?.();
});

const report = (change: Partial<Report> = {}, figures: readonly number[] = []): Report => ({
  ...{ title: '年度报告', agency: null, year: null, template: 't2021', templateReason: null, period: null },
  ...{ sections: [], published: [], notUnderstood: [], prose: [], ...change },
  values: Object.fromEntries(
    figures.map((value, i) => [
      `field_${i}`,
      { value, raw: String(value), unit: '件', status: 'reported', source: null },
    ]),
  ),
});
const list = (
  agencyId: string,
  year: number,
  url: string,
  more: { hour?: number; title?: string; why?: string[]; part?: string } = {},
) =>
  upsertPage(store.db, {
    ...{ agencyId, year, url, title: more.title ?? '列表标题', listedDate: null, columnUrl: 'https://p.example/nb/' },
    ...{ why: more.why ?? [], runId: 'run', seenAt: at(more.hour ?? 1), ...(more.part ? { part: more.part } : {}) },
  });
const read = async (pageId: string, content: string, what: Report) => {
  const snapshot = await saveSnapshot(store.db, new TextEncoder().encode(content), 'text/html', at(2));
  await setPageFetched(store.db, pageId, { outcome: 'ok', snapshot });
  const page = (await findPage(store.db, pageId))!;
  const agency = page.agencyId === 'a' ? a : b;
  const rest = { format: 'html', reader: { name: 'html', version: '1' }, attachments: [] };
  const version = { page, agency, snapshot, seenAt: at(2), report: what, ...rest };
  await saveAttributed(store.db, version, await attributePage(store.db, version), context);
};
const years = (...said: number[]) =>
  said.map((year) => ({ source: 'period' as const, year, text: `${year}年`, place: null }));
const named = (name: string) => [{ source: 'title' as const, name, place: null }];
const states = async (id: string, of: number[]) => {
  const rows = await judgeAgency(store.db, id === 'a' ? a : b, of, new Date(at(9)), { staleAfterDays: 14 });
  return Object.fromEntries(rows.map((row) => [row.year, row]));
};
const look = (id: string, agencyId: string, yearsListed: number[], hour: number) =>
  addLook(store.db, {
    ...{ id, runId: 'run', agencyId, at: at(hour), outcome: 'column_read', columnUrl: 'https://p.example/nb/' },
    ...{ whole: true, yearsListed, steps: [] },
  });

describe('a page whose own words name another body', () => {
  it('moves there with its report and its reasons, and the list is not believed again', async () => {
    const id = await list('a', 2020, 'https://p.example/1.html', { why: [attribution('yearInTitle')] });
    await read(
      id,
      'first',
      report({ agency: '示例县审计局', agencyClaims: named('示例县审计局'), yearClaims: years(2020) }, [1, 2, 3, 4, 5]),
    );
    expect(await currentReport(store.db, 'a', 2020)).toBeNull();
    expect(await currentReport(store.db, 'b', 2020)).toMatchObject({ url: 'https://p.example/1.html', year: 2020 });
    const [moved] = await pagesOf(store.db, 'b', 2020);
    expect(moved).toMatchObject({ movedFrom: id, firstSeenAt: at(1), attribution: { verdict: 'moved' } });
    expect(moved!.why.join()).toContain('示例县财政局 2020');
    expect(await list('a', 2020, 'https://p.example/1.html', { hour: 5 })).toBe(moved!.id);
    expect((await findPage(store.db, moved!.id))!.lastSeenAt).toBe(at(5));
  });

  it('leaves the agency-year that it was listed for unknown, never missing', async () => {
    await look('l1', 'a', [2020], 5);
    expect((await states('a', [2020]))[2020]).toMatchObject({ status: 'unknown', reasonCode: 'unknown.other_report' });
    expect((await states('b', []))[2020]).toMatchObject({ status: 'published' });
  });

  it('goes back where a better reading says so, and nothing stays where it was', async () => {
    const [moved] = await pagesOf(store.db, 'b', 2020);
    await read(
      moved!.id,
      'first',
      report({ agency: '示例县财政局', agencyClaims: named('示例县财政局') }, [1, 2, 3, 4, 5]),
    );
    expect(await currentReport(store.db, 'a', 2020)).toMatchObject({ agencyId: 'a' });
    expect(await currentReport(store.db, 'b', 2020)).toBeNull();
  });
});

describe('a row without a year that was taken for one by its day', () => {
  it('counts for the year of its document, and shows that the other is missing', async () => {
    const id = await list('a', 2024, 'https://p.example/2.html', { why: [attribution('yearBeforeDate')] });
    await read(id, 'late upload', report({ yearClaims: years(2023) }, [5, 4, 3, 2, 1]));
    await look('l2', 'a', [2020, 2024], 6);
    const found = await states('a', [2024]);
    expect(found[2023]).toMatchObject({ status: 'published' });
    expect(found[2024]).toMatchObject({ status: 'missing' });
  });
});

describe('one report at several addresses', () => {
  it('is one page where the addresses differ in form only, asked for at the best', async () => {
    const wap = await list('b', 2021, 'http://p.example/t20220118_1_wap.html');
    const best = await list('b', 2021, 'https://www.p.example/t20220118_1.html');
    const http = await list('b', 2021, 'http://p.example/t20220118_1.html');
    expect([best, http]).toEqual([wap, wap]);
    expect(await pagesOf(store.db, 'b', 2021)).toMatchObject([{ url: 'https://www.p.example/t20220118_1.html' }]);
    expect((await addressesOf(store.db, wap)).map(({ url }) => url)).toEqual([
      'https://www.p.example/t20220118_1.html',
      'http://p.example/t20220118_1.html',
      'http://p.example/t20220118_1_wap.html',
    ]);
  });

  it('is one report where two platforms carry the same figures, and again two where one of them changes', async () => {
    const first = await list('b', 2022, 'https://p.example/a.html');
    const second = await list('b', 2022, 'https://q.example/b.html', { hour: 2 });
    await read(second, 'second platform', report({}, [1, 2, 3, 4, 5]));
    await read(first, 'first platform', report({}, [1, 2, 3, 4, 5]));
    expect(await findPage(store.db, second)).toMatchObject({ sameAs: first });
    expect(await currentReport(store.db, 'b', 2022)).toMatchObject({ pageId: first });
    expect((await addressesOf(store.db, first)).map(({ url }) => url)).toEqual([
      'https://p.example/a.html',
      'https://q.example/b.html',
    ]);
    await read(second, 'second platform, edited', report({}, [1, 2, 3, 4, 6]));
    expect(await findPage(store.db, second)).toMatchObject({ sameAs: null });
  });

  it('is one report where two pages carry the same bytes, whichever is read last', async () => {
    const first = await list('b', 2019, 'https://p.example/c.html');
    const second = await list('b', 2019, 'https://q.example/d.html', { hour: 2 });
    for (const id of [first, second, first, second]) await read(id, 'the same bytes', report({}, [7]));
    expect(await findPage(store.db, second)).toMatchObject({ sameAs: first });
    expect(await listReports(store.db, { agencyIds: ['b'], years: [2019] })).toMatchObject([{ pageId: first }]);
  });

  it('is two where one is of the body itself and one of all below it', async () => {
    const all = await list('b', 2018, 'https://p.example/gq.html', { part: '关区' });
    const own = await list('b', 2018, 'https://p.example/bj.html', { part: '本级', hour: 2 });
    await read(all, 'of all', report({}, [1, 1, 1, 1, 1]));
    await read(own, 'of the body', report({}, [1, 1, 1, 1, 1]));
    expect(await currentReport(store.db, 'b', 2018)).toMatchObject({ pageId: own });
    expect(await findPage(store.db, all)).toMatchObject({ sameAs: null, part: '关区' });
    expect(await listReports(store.db, { agencyIds: ['b'], years: [2018] })).toHaveLength(2);
  });
});

describe('a page that is none of the body', () => {
  it('stands for no report and proves no absence', async () => {
    const id = await list('b', 2017, 'https://p.example/h.html');
    await setPageFlaw(store.db, id, { kind: 'injected-words', text: '某词', at: at(3) });
    await look('l3', 'b', [2017], 6);
    expect((await states('b', [2017]))[2017]).toMatchObject({ status: 'unknown', reasonCode: 'unknown.hijacked' });
  });
});
