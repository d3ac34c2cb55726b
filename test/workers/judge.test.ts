import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '../../src/report/agency.ts';
import { replaceAgencies } from '../../src/store/agencies.ts';
import { saveCoverage } from '../../src/store/coverage.ts';
import type { Store } from '../../src/store/database.ts';
import { addLook } from '../../src/store/looks.ts';
import { upsertPage } from '../../src/store/pages.ts';
import { createRun } from '../../src/store/runs.ts';
import { judgeAgency } from '../../src/workers/judge-job.ts';
import { open } from '../store/open.ts';

/** What the judge is given from the store: proof must not expire, and old states must not stay. */
let store: Store;
let end: () => Promise<void>;
const agency: Agency = {
  ...{
    id: 'a',
    name: '示例市科学技术局',
    level: 'prefecture_dept',
    regionCode: '',
    parent: '',
    portalUrl: 'https://a.example/',
  },
  ...{ reportColumnUrl: '', aliases: [], firstYear: null, lastYear: null, extra: {} },
};
const look = (n: number, at: string, yearsListed: number[]) =>
  addLook(store.db, {
    id: `look-${n}`,
    runId: 'run',
    agencyId: 'a',
    at,
    outcome: 'column_read',
    columnUrl: 'https://a.example/nb/',
    whole: true,
    yearsListed,
    steps: [],
  });
const day = (n: number) => new Date(Date.UTC(2025, 1, 1) + n * 86_400_000).toISOString();

beforeAll(async () => {
  ({ store, end } = await open(null));
  await replaceAgencies(store.db, [agency]);
  await createRun(store.db, {
    id: 'run',
    trigger: 'manual',
    scheduledFor: null,
    years: [2024],
    agencyIds: ['a'],
    asOf: null,
    createdAt: day(0),
  });
});
afterAll(async () => {
  await end?.();
});

describe('the state of an agency-year, from what the store keeps', () => {
  it('stays late by proof of absence, however many looks come after it', async () => {
    await look(0, day(2), [2023]);
    const url = 'https://a.example/nb/2024.html';
    await upsertPage(store.db, {
      agencyId: 'a',
      year: 2024,
      url,
      title: '2024年报',
      listedDate: null,
      columnUrl: null,
      why: [],
      runId: 'run',
      seenAt: day(10),
    });
    for (let n = 1; n <= 130; n++) await look(n, day(9 + n), [2023, 2024]);
    const [row] = await judgeAgency(store.db, agency, [2024], new Date(day(141)), { staleAfterDays: 14 });
    expect(row).toMatchObject({ year: 2024, status: 'late', reasonCode: 'late.seen_absent' });
  });

  it('is judged again where the year is owed no longer', async () => {
    const [row] = await judgeAgency(store.db, agency, [2022], new Date(day(141)), { staleAfterDays: 14 });
    const missing = { ...row!, agencyId: 'a', year: 2022, status: 'missing' as const };
    await saveCoverage(store.db, [missing], day(141));
    const bounded = { ...agency, firstYear: 2023 };
    const judged = await judgeAgency(store.db, bounded, [2024], new Date(day(141)), { staleAfterDays: 14 });
    expect(judged.find((c) => c.year === 2022)).toMatchObject({ status: 'not_due' });
  });
});
