import { describe, expect, it } from 'vitest';
import type { CoverageInput, FoundPage, ReadReport } from '../../src/coverage/coverage-input.ts';
import { judgeCoverage } from '../../src/coverage/judge.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import type { LookOutcome } from '../../src/report/look.ts';
import { agencyOf, lookOf } from './agency-of.ts';

/** A department's report about 2024 is due on 2025-01-31. */
const DEPARTMENT = agencyOf('prefecture_dept');

function judge(today: string, change: Partial<CoverageInput> = {}): Coverage {
  const now = new Date(today.includes('T') ? today : `${today}T04:00:00Z`);
  return judgeCoverage({
    agency: DEPARTMENT,
    year: 2024,
    looks: [],
    page: null,
    report: null,
    now,
    staleAfterDays: 14,
    ...change,
  });
}

function pageOf(change: Partial<FoundPage> = {}): FoundPage {
  return {
    url: 'https://portal.example/nb/2024.html',
    title: '2024年政府信息公开工作年度报告',
    listedDate: null,
    fetchOutcome: 'ok',
    firstSeenAt: '2025-02-10T04:00:00.000Z',
    lastSeenAt: '2025-02-10T04:00:00.000Z',
    snapshot: 's1',
    ...change,
  };
}

function reportOf(publishedAt: string | null, change: Partial<ReadReport> = {}): ReadReport {
  const firstSeenAt = '2025-02-10T04:00:00.000Z';
  return { publishedAt, url: 'https://portal.example/nb/2024.html', snapshot: 's1', firstSeenAt, ...change };
}

describe('a look at a short page whose pager says nothing', () => {
  const of = (hiddenBefore: string) =>
    lookOf('2025-04-10', 'column_read', [], {
      seen: { alikes: [], alikesInAll: 0, others: 0, disorder: null, hiddenBefore },
    });

  it('proves the absence of what would stand on it', () => {
    expect(judge('2025-04-10', { looks: [of('2019-01-15')] }).status).toBe('missing');
  });

  it('proves none of what may lie behind it', () => {
    expect(judge('2025-04-10', { looks: [of('2025-01-15')] })).toMatchObject({ reasonCode: 'unknown.incomplete' });
    expect(judge('2025-04-10', { looks: [of('9999-12-31')] }).status).toBe('unknown');
  });

  it('takes nothing for removed that may lie behind it', () => {
    const page = pageOf({ fetchOutcome: 'fetch.gone', listedDate: '2025-01-10' });
    const of2024 = { page, now: new Date('2025-05-10T04:00:00Z') };
    expect(judge('2025-05-10', { ...of2024, looks: [of('2025-03-01')] }).status).not.toBe('removed');
    expect(judge('2025-05-10', { ...of2024, looks: [of('2019-03-01')] }).status).toBe('removed');
  });
});

describe('before the deadline', () => {
  it('nothing is due while the report year lasts, in Shanghai', () => {
    expect(judge('2024-12-31T15:59:59Z').status).toBe('not_due');
    expect(judge('2024-12-31T16:00:00Z').status).toBe('due');
  });

  it('the deadline’s day itself is still in time, in Shanghai', () => {
    expect(judge('2025-01-31T15:59:59Z').status).toBe('due');
    expect(judge('2025-01-31T16:00:00Z').status).toBe('unknown');
  });

  it('a whole column without the report is no fault', () => {
    expect(judge('2025-01-31', { looks: [lookOf('2025-01-31')] }).status).toBe('due');
  });

  it.each([
    [{ firstYear: 2025 }, 'not_due.before_first_year'],
    [{ lastYear: 2023 }, 'not_due.after_last_year'],
  ])('a body that does not owe the year (%j) is never accused', (bounds, code) => {
    const agency = agencyOf('prefecture_dept', bounds);
    expect(judge('2025-02-10', { agency, looks: [lookOf('2025-02-10')] })).toMatchObject({
      status: 'not_due',
      reasonCode: code,
    });
  });
});

describe('missing', () => {
  it('needs a look after the deadline that read the whole column, and names it', () => {
    const look = lookOf('2025-02-01', 'column_read', [2022, 2023]);
    const coverage = judge('2025-02-10', { looks: [look] });
    expect(coverage).toMatchObject({
      status: 'missing',
      deadline: '2025-01-31',
      reasonCode: 'missing.not_in_column',
      evidence: { lookId: look.id, columnUrl: 'https://portal.example/nb/', visited: [{ status: 200 }] },
    });
    expect(coverage.reason.zh).toContain('2025-02-01');
  });

  it('stays while later looks fail, until its proof is too old', () => {
    const looks = [lookOf('2025-02-01'), lookOf('2025-02-08', 'unreachable')];
    expect(judge('2025-02-10', { looks }).status).toBe('missing');
    expect(judge('2025-02-20', { looks })).toMatchObject({ status: 'unknown', reasonCode: 'unknown.unreachable' });
  });

  it.each<[string, Partial<CoverageInput>, string]>([
    ['nobody looked', {}, 'unknown.never_looked'],
    ['the last whole look was before the deadline', { looks: [lookOf('2025-01-31')] }, 'unknown.not_since_deadline'],
    [
      'the column was not read whole',
      { looks: [lookOf('2025-02-01', 'column_read', [], { whole: false })] },
      'unknown.incomplete',
    ],
    [
      'the proof is stale',
      { looks: [lookOf('2025-01-26T16:00:01Z'), lookOf('2025-02-01')], staleAfterDays: 3 },
      'unknown.stale',
    ],
    [
      'an earlier look listed it',
      { looks: [lookOf('2025-02-01', 'column_read', [2024]), lookOf('2025-02-08')] },
      'unknown.contradictory',
    ],
    [
      'the looks were at somebody else',
      { looks: [lookOf('2025-02-01', 'column_read', [], { agencyId: 'a2' })] },
      'unknown.never_looked',
    ],
    ['no address is known', { agency: agencyOf('prefecture_dept', { portalUrl: '' }) }, 'unknown.no_address'],
  ])('is not said where %s', (_, change, code) => {
    expect(judge('2025-02-10', change)).toMatchObject({ status: 'unknown', reasonCode: code });
  });

  it.each<[LookOutcome, string]>([
    ['column_incomplete', 'unknown.incomplete'],
    ['column_not_found', 'unknown.column_not_found'],
    ['column_lost', 'unknown.column_lost'],
    ['column_shrunken', 'unknown.column_shrunken'],
    ['foreign_host', 'unknown.foreign_host'],
    ['unreachable', 'unknown.unreachable'],
    ['blocked', 'unknown.blocked'],
    ['robots', 'unknown.robots'],
    ['no_address', 'unknown.no_address'],
    ['own_outage', 'unknown.own_outage'],
  ])('is not said where the look ended with %s', (outcome, code) => {
    expect(judge('2025-02-10', { looks: [lookOf('2025-02-05', outcome)] })).toMatchObject({
      status: 'unknown',
      reasonCode: code,
    });
  });

  it('is not said where the column lists it and its page was not fetched yet', () => {
    const coverage = judge('2025-02-10', { looks: [lookOf('2025-02-08', 'column_incomplete', [2024])] });
    expect(coverage).toMatchObject({ status: 'published', reasonCode: 'published.listed', publishedAt: null });
  });

  it('carries the mark of a customary deadline for townships', () => {
    const input = { looks: [lookOf('2025-02-01')] };
    expect(judge('2025-02-10', { ...input, agency: agencyOf('township') }).evidence.customary).toBe(true);
    expect(judge('2025-02-10', input).evidence).not.toHaveProperty('customary');
  });
});

describe('a report that was found', () => {
  it('is in time on the deadline’s day and late on the next', () => {
    expect(judge('2025-03-01', { report: reportOf('2025-01-31') })).toMatchObject({
      status: 'published',
      daysLate: null,
    });
    expect(judge('2025-03-01', { report: reportOf('2025-02-03') })).toMatchObject({
      status: 'late',
      daysLate: 3,
      publishedAt: '2025-02-03',
      reasonCode: 'late.by_date',
    });
  });

  it('counts by the date beside the link where it was found and not read, and says so', () => {
    const late = judge('2025-03-01', { page: pageOf({ listedDate: '2025-02-02', fetchOutcome: 'fetch.timeout' }) });
    expect(late).toMatchObject({ status: 'late', daysLate: 2 });
    expect(late.reason.zh).toContain('尚未读取');
    expect(late.reason.en).toContain('not read');
    expect(judge('2025-03-01', { report: reportOf('2025-01-02') }).reason.zh).not.toContain('尚未读取');
  });

  it('is published with its date unknown where nothing tells the date', () => {
    const coverage = judge('2025-03-01', { page: pageOf() });
    expect(coverage).toMatchObject({ status: 'published', reasonCode: 'published.date_unknown', publishedAt: null });
  });

  it('ignores a date that is none', () => {
    expect(judge('2025-03-01', { report: reportOf('2025-02-30') }).reasonCode).toBe('published.date_unknown');
  });

  it('is in time without a date where it was seen by the deadline', () => {
    const page = pageOf({ firstSeenAt: '2025-01-31T15:00:00.000Z' });
    expect(judge('2025-03-01', { page }).reasonCode).toBe('published.seen_in_time');
  });

  it('is late without a date where a whole look after the deadline did not have it and a later one did', () => {
    const absent = lookOf('2025-02-03');
    const looks = [absent, lookOf('2025-02-10', 'column_read', [2024])];
    const coverage = judge('2025-03-01', { page: pageOf(), looks });
    expect(coverage).toMatchObject({
      status: 'late',
      reasonCode: 'late.seen_absent',
      daysLate: null,
      evidence: { lookId: absent.id },
    });
    const incomplete = [lookOf('2025-02-03', 'column_incomplete'), looks[1]!];
    expect(judge('2025-03-01', { page: pageOf(), looks: incomplete }).status).toBe('published');
  });

  it('keeps the snapshot as evidence', () => {
    expect(judge('2025-03-01', { report: reportOf('2025-01-31'), page: pageOf() }).evidence.snapshot).toBe('s1');
  });

  it('is found even before the year is over', () => {
    expect(judge('2024-12-01', { report: reportOf('2024-11-30') }).status).toBe('published');
  });
});

describe('removed', () => {
  const gone = pageOf({ fetchOutcome: 'fetch.gone', listedDate: '2025-01-20' });
  const without = lookOf('2025-02-20');

  it('needs both: the whole column no longer lists it and its page is gone', () => {
    expect(judge('2025-03-01', { page: gone, looks: [without], report: reportOf('2025-01-20') })).toMatchObject({
      status: 'removed',
      publishedAt: '2025-01-20',
      evidence: { lookId: without.id },
    });
    expect(judge('2025-03-01', { page: { ...gone, fetchOutcome: 'fetch.not-found' }, looks: [without] }).status).toBe(
      'removed',
    );
  });

  it.each<[string, Partial<CoverageInput>]>([
    ['the page still answers', { page: { ...gone, fetchOutcome: 'ok' }, looks: [without] }],
    ['the page could not be reached', { page: { ...gone, fetchOutcome: 'fetch.timeout' }, looks: [without] }],
    ['the column was not read whole', { page: gone, looks: [lookOf('2025-02-20', 'column_incomplete')] }],
    ['the column still lists it', { page: gone, looks: [lookOf('2025-02-20', 'column_read', [2024])] }],
    ['the look was before it was last seen', { page: gone, looks: [lookOf('2025-02-01')] }],
  ])('is not said where %s', (_, change) => {
    expect(judge('2025-03-01', change).status).toBe('published');
  });
});
