import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '../../src/demo/record.ts';
import { renderReport } from '../../src/demo/render-report.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import type { Store } from '../../src/store/database.ts';
import { flawedPages } from '../../src/store/page-attribution.ts';
import { findPage, setPageFetched, upsertPage } from '../../src/store/pages.ts';
import { currentReport, listReports } from '../../src/store/reports.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import type { WorkContext } from '../../src/workers/context.ts';
import { processJob } from '../../src/workers/process-job.ts';
import { createReaderPool, type ReaderPool } from '../../src/workers/reader-pool.ts';
import { open } from '../store/open.ts';
import { agency, NOW, run } from '../store/samples.ts';

/** A page that was clean, is hijacked and is clean again: its figures are taken only where it is clean. */
const record = readRecords().find((one) => one.year === 2023)!;
const url = 'https://www.example.gov.cn/t20240118_1.html';
let store: Store;
let readers: ReaderPool;
let end: () => Promise<void>;
let pageId: string;

beforeAll(async () => {
  ({ store, end } = await open(null));
  readers = createReaderPool({ size: 1 });
  await replaceAgencies(store.db, [agency('own', { name: record.agency, aliases: [], firstYear: null })]);
  await run(store.db, 'run');
  const seen = { listedDate: null, columnUrl: null, why: [], runId: 'run', seenAt: NOW };
  pageId = await upsertPage(store.db, {
    agencyId: 'own',
    year: 2023,
    url,
    title: '2023年政府信息公开工作年度报告',
    ...seen,
  });
});
afterAll(async () => {
  readers.close();
  await end?.();
});

const page = (title: string) =>
  renderReport(record, {
    dialect: 'plain',
    title,
    columnName: '政府信息公开年报',
    siteName: record.agency,
    charset: 'utf-8',
  });
const process = async (html: string, n: number) => {
  const snapshot = await saveSnapshot(store.db, new TextEncoder().encode(html), 'text/html', NOW);
  await setPageFetched(store.db, pageId, { outcome: 'ok', snapshot });
  const work = { id: `process-run-${n}`, runId: 'run', kind: 'process' as const, payload: { pageId, snapshot } };
  const context = {
    store,
    readers,
    clock: () => new Date(NOW),
    log: pino({ level: 'silent' }),
  } as unknown as WorkContext;
  const done = await processJob({ ...work, state: 'pending', attempts: 0, createdAt: NOW } as never, context);
  if (!done.ok) throw new Error(done.failure.cause);
  await store.db.transaction().execute((trx) => done.value.effects(trx));
};

describe('a hijacked page', () => {
  const title = `${record.agency}2023年政府信息公开工作年度报告`;

  it('gives no figures, is marked with the words that show it, and keeps what it said before', async () => {
    await process(page(title), 1);
    const before = await currentReport(store.db, 'own', 2023);
    expect(before).not.toBeNull();
    await process(page(title.replace('2023年', '六合彩2023年')), 2);
    expect(await flawedPages(store.db, ['own'])).toMatchObject([
      { agencyId: 'own', year: 2023, url, flaw: { kind: 'injected-words' } },
    ]);
    expect((await findPage(store.db, pageId))!.fetchOutcome).toBe('read.hijacked');
    expect((await currentReport(store.db, 'own', 2023))?.id).toBe(before!.id);
    expect(await listReports(store.db, { agencyIds: ['own'] })).toHaveLength(1);
  });

  it('is a report again when the words are gone', async () => {
    await process(page(`${title} `), 3);
    expect(await flawedPages(store.db, ['own'])).toEqual([]);
    expect(await currentReport(store.db, 'own', 2023)).not.toBeNull();
  });
});
