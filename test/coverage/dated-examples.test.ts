import { describe, expect, it } from 'vitest';
import type { CoverageInput, FoundPage } from '../../src/coverage/coverage-input.ts';
import { judgeCoverage } from '../../src/coverage/judge.ts';
import { fineState } from '../../src/report/fine-state.ts';
import type { Look } from '../../src/report/look.ts';
import { agencyOf, lookOf } from './agency-of.ts';
import { EXAMPLES } from './dated-examples.ts';

const noon = (day: string) => (day.includes('T') ? day : `${day}T04:00:00.000Z`);

function knownFrom(evidence: string, year: number): Pick<CoverageInput, 'looks' | 'page' | 'report'> {
  const looks: Look[] = [];
  const known: Pick<CoverageInput, 'page' | 'report'> = { page: null, report: null };
  const url = 'https://portal.example/nb/r.html';
  const page = (day: string, change: Partial<FoundPage> = {}): FoundPage => ({
    ...{ url, title: 't', listedDate: null, fetchOutcome: 'ok', snapshot: 's' },
    ...{ firstSeenAt: noon(day), lastSeenAt: noon(day), ...change },
  });
  for (const one of evidence.split('; ').filter(Boolean)) {
    const [what, day] = one.split(' ') as [string, string];
    if (what === 'whole') looks.push(lookOf(day, 'column_read', [year - 1]));
    if (what === 'fail') looks.push(lookOf(day, 'unreachable'));
    if (what === 'seen') {
      looks.push(lookOf(day, 'column_read', [year]));
      known.page = page(day);
    }
    if (what === 'gone') {
      looks.push(lookOf(day, 'column_read', [year - 1]));
      known.page = { ...known.page!, fetchOutcome: 'fetch.gone' };
    }
    if (what === 'pub') known.report = { publishedAt: day, url, snapshot: 's', firstSeenAt: noon(day) };
  }
  return { looks, ...known };
}

describe('the state by evidence and day', () => {
  it('is shown by sixty examples and more', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(EXAMPLES.map((one) => JSON.stringify(one))).size).toBe(EXAMPLES.length);
  });

  it.each(EXAMPLES)('of %s for %i with "%s" on %s is %s (%s)', (level, year, evidence, today, state, citation) => {
    const input = { agency: agencyOf(level), year, now: new Date(noon(today)), staleAfterDays: 14 };
    const coverage = judgeCoverage({ ...input, ...knownFrom(evidence, year) });
    expect(`${fineState(coverage)} ${coverage.reasonCode}`.split(' ')[0], coverage.reasonCode).toBe(state);
    expect(coverage.citation).toContain(citation);
  });
});

describe('what an agency owes otherwise than its kind', () => {
  const judge = (evidence: string, today: string, change: Partial<CoverageInput> = {}) =>
    judgeCoverage({
      ...{ agency: agencyOf('prefecture_dept', { regionCode: '431200' }), year: 2024, now: new Date(noon(today)) },
      ...{ staleAfterDays: 14, ...knownFrom(evidence, change.year ?? 2024), ...change },
    });

  it('exempt bodies owe nothing, with the reason, and are late with nothing', () => {
    const exemption = { reason: '机构整合' };
    const owed = judge('whole 2025-02-05', '2025-02-05', { exemption });
    expect([fineState(owed), owed.status]).toEqual(['exempt', 'not_due']);
    expect(owed.reason.zh).toContain('机构整合');
    expect(judge('pub 2025-02-20', '2025-03-01', { exemption })).toMatchObject({
      status: 'published',
      reasonCode: 'published.exempt',
      daysLate: null,
    });
  });

  it('in the days of grace nobody is called missing, after them everybody is', () => {
    const graceDays = 5;
    expect(fineState(judge('whole 2025-02-01', '2025-02-05', { graceDays }))).toBe('grace');
    expect(judge('whole 2025-02-01', '2025-02-06', { graceDays }).status).toBe('missing');
    expect(judge('pub 2025-02-03', '2025-02-04', { graceDays }).status).toBe('late');
  });

  it('as many looks are needed as the settings say', () => {
    const looksNeeded = 2;
    expect(judge('whole 2025-02-01', '2025-02-02', { looksNeeded }).reasonCode).toBe('unknown.unconfirmed');
    expect(judge('whole 2025-01-30; whole 2025-02-01', '2025-02-02', { looksNeeded }).status).toBe('unknown');
    expect(judge('whole 2025-02-01; whole 2025-02-02', '2025-02-02', { looksNeeded }).status).toBe('missing');
  });

  it('a local notice’s earlier day is told beside the state by the law', () => {
    const year = 2021;
    expect(judge('pub 2022-01-29', '2022-02-01', { year })).toMatchObject({
      status: 'published',
      evidence: { local: { date: '2022-01-28', publishedAt: '2022-01-29' } },
    });
    expect(judge('pub 2022-01-28', '2022-02-01', { year }).evidence.local).toBeUndefined();
    expect(judge('whole 2022-01-29', '2022-01-29', { year })).toMatchObject({
      status: 'due',
      evidence: { local: { date: '2022-01-28', publishedAt: null } },
    });
    expect(judge('whole 2022-01-28', '2022-01-29', { year }).evidence.local).toBeUndefined();
    expect(judge('whole 2022-02-01', '2022-02-01', { year }).evidence.local).toBeUndefined();
  });

  it('the registry’s own local day goes before the calendar’s', () => {
    const localDeadline = { date: '2025-01-20', citation: '市政府办通知' };
    const told = judge('pub 2025-01-21', '2025-01-25', { localDeadline });
    expect(told.evidence.local).toEqual({ ...localDeadline, publishedAt: '2025-01-21' });
  });

  it('our own standstill is the reason where it kept us from looking', () => {
    const gaps = [{ from: '2025-01-30T10:00:00Z', to: '2025-02-02T10:00:00Z', why: 'down' as const }];
    const told = judge('whole 2025-01-30', '2025-02-02T10:00:01Z', { gaps });
    expect(told).toMatchObject({ status: 'unknown', reasonCode: 'unknown.own_gap', evidence: { gap: gaps[0] } });
    expect(told.reason.zh).toContain('2025-01-30至2025-02-02');
    expect(judge('whole 2025-02-02T10:30:00Z', '2025-02-02T11:00:00Z', { gaps }).status).toBe('missing');
  });
});
