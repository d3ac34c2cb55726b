import { describe, expect, it } from 'vitest';
import { judgeCoverage } from '../../src/coverage/judge.ts';
import type { Look } from '../../src/report/look.ts';
import { agencyOf } from './agency-of.ts';

const agency = agencyOf('county_dept');
const column = 'https://a.gov.cn/nb/';
const look = (day: string, yearsListed: number[], change: Partial<Look> = {}): Look => ({
  ...{
    id: day,
    runId: 'r',
    agencyId: agency.id,
    at: `${day}T02:00:00.000Z`,
    outcome: 'column_read',
    columnUrl: column,
  },
  ...{ whole: true, yearsListed, steps: [], ...change },
});
const page = (seen: string) => ({
  ...{ url: `${column}1.html`, title: '', listedDate: null, fetchOutcome: 'ok', snapshot: 's' },
  ...{ firstSeenAt: `${seen}T02:00:00.000Z`, lastSeenAt: '2024-03-10T02:00:00.000Z' },
});
const judge = (publishedAt: string | null, seen: string, looks: Look[], claimedDays: string[] = []) => {
  const report = { publishedAt, url: '', snapshot: 's', firstSeenAt: `${seen}T02:00:00.000Z`, claimedDays };
  const now = new Date('2024-03-11T00:00:00Z');
  return judgeCoverage({ agency, year: 2023, looks, page: page(seen), report, now, staleAfterDays: 14 });
};

describe('a report that gives a day on which it was not there', () => {
  const absent = [look('2024-02-05', []), look('2024-02-12', [])];
  const present = look('2024-02-20', [2023]);

  it('is told as back-dated, with the looks and the interval in which it came', () => {
    const { status, evidence } = judge('2024-01-30', '2024-02-20', [...absent, present]);
    expect(status).toBe('published');
    expect(evidence.backdated).toEqual({
      shown: '2024-01-30',
      after: '2024-02-12T02:00:00.000Z',
      by: '2024-02-20T02:00:00.000Z',
      absentLooks: ['2024-02-05', '2024-02-12'],
    });
    expect(evidence.firstSeen).toEqual({ after: '2024-02-12T02:00:00.000Z', by: '2024-02-20T02:00:00.000Z' });
  });

  it.each<[string, Parameters<typeof judge>]>([
    ['one look only missed it', ['2024-01-30', '2024-02-20', [absent[0]!, present]]],
    [
      'two looks of one day missed it',
      ['2024-01-30', '2024-02-20', [absent[0]!, { ...absent[0]!, id: 'again' }, present]],
    ],
    [
      'the looks were within the days that a column may wait',
      ['2024-01-31', '2024-02-20', [look('2024-02-01', []), look('2024-02-03', []), present]],
    ],
    [
      'the looks were before the deadline',
      ['2024-01-10', '2024-01-31', [look('2024-01-15', []), look('2024-01-20', []), look('2024-01-31', [2023])]],
    ],
    [
      'the looks did not read the whole column',
      [
        '2024-01-30',
        '2024-02-20',
        [...absent.map((one) => ({ ...one, whole: false, outcome: 'column_incomplete' as const })), present],
      ],
    ],
    [
      'the looks read another column',
      ['2024-01-30', '2024-02-20', [...absent.map((one) => ({ ...one, columnUrl: 'https://old.gov.cn/' })), present]],
    ],
    ['it says itself that it is late', ['2024-02-15', '2024-02-20', [...absent, present]]],
    ['it gives no day', [null, '2024-02-20', [...absent, present]]],
    ['we never looked before', ['2024-01-30', '2024-02-20', [present]]],
  ])('is not where %s', (_, args) => {
    expect(judge(...args).evidence.backdated).toBeUndefined();
  });
});

describe('days on both sides of the deadline', () => {
  const present = look('2024-02-20', [2023]);
  it('call nobody late', () => {
    const judged = judge('2024-02-10', '2024-02-20', [present], ['2024-02-10', '2024-01-20']);
    expect(judged).toMatchObject({
      status: 'published',
      reasonCode: 'published.date_conflict',
      publishedAt: '2024-02-10',
    });
  });
  it('are settled by looks that did not find it', () => {
    const judged = judge('2024-02-10', '2024-02-20', [look('2024-02-05', []), present], ['2024-02-10', '2024-01-20']);
    expect(judged).toMatchObject({ status: 'late', reasonCode: 'late.seen_absent' });
  });
  it('on one side leave the day that counts', () => {
    const judged = judge('2024-02-10', '2024-02-20', [present], ['2024-02-10', '2024-02-12']);
    expect(judged).toMatchObject({ status: 'late', reasonCode: 'late.by_date', daysLate: 10 });
  });
});
