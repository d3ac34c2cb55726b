import { describe, expect, it } from 'vitest';
import { deliveriesOf } from '../../src/alerts/outbox.ts';
import { type RemindersInput, remindersOf } from '../../src/alerts/reminders.ts';
import { digestTime, type Rhythm } from '../../src/alerts/rhythm.ts';
import { holidaysWith, isWorkingDay, workingDaysBetween, yearsWithoutNotice } from '../../src/alerts/working-days.ts';
import { agencies, alertOf, coverageOf } from './samples.ts';

describe('working days', () => {
  it.each([
    ['2026-02-13', true, 'the last Friday before the Spring Festival'],
    ['2026-02-14', true, 'a Saturday that is worked'],
    ['2026-02-16', false, 'a Monday of the festival'],
    ['2026-02-24', true, 'the first day after it'],
    ['2026-01-31', false, 'a Saturday'],
    ['2025-01-26', true, 'a Sunday that is worked'],
    ['2025-10-08', false, 'the end of the national holiday'],
    ['2031-02-03', true, 'a Monday of a year without a notice'],
    ['2031-02-02', false, 'a Sunday of a year without a notice'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isWorkingDay(day)).toBe(expected);
  });

  it('are counted after the first day and with the last', () => {
    expect(workingDaysBetween('2026-02-13', '2026-02-24')).toBe(2);
    expect(workingDaysBetween('2026-02-02', '2026-02-02')).toBe(0);
    expect(workingDaysBetween('2026-02-02', '2026-02-06')).toBe(4);
    expect(workingDaysBetween('2026-02-06', '2026-02-02')).toBe(0);
  });

  it('follow what an operator gives for a year, and say of which years nothing is known', () => {
    const given = holidaysWith({ 2031: { off: ['01-01', '01-22/01-29'], worked: ['02-01/02-02'] } });
    expect(isWorkingDay('2031-01-24', given)).toBe(false);
    expect(isWorkingDay('2031-02-01', given)).toBe(true);
    expect(workingDaysBetween('2031-01-21', '2031-02-03', given)).toBe(5);
    expect(isWorkingDay('2026-02-16', given)).toBe(false);
    expect(yearsWithoutNotice('2026-11-01', '2032-01-31', given)).toEqual([2027, 2028, 2029, 2030, 2032]);
    expect(yearsWithoutNotice('2025-01-01', '2026-12-31')).toEqual([]);
  });
});

describe('a digest', () => {
  it.each([
    ['2026-02-01T00:59:59Z', 'daily', '2026-02-01T01:00:00.000Z'],
    ['2026-02-01T01:00:00Z', 'daily', '2026-02-02T01:00:00.000Z'],
    ['2025-12-31T18:00:00Z', 'daily', '2026-01-01T01:00:00.000Z'],
    ['2024-02-28T20:00:00Z', 'daily', '2024-02-29T01:00:00.000Z'],
    ['2026-02-02T00:00:00Z', 'weekly', '2026-02-02T01:00:00.000Z'],
    ['2026-02-02T02:00:00Z', 'weekly', '2026-02-09T01:00:00.000Z'],
  ] as const)('after %s, %s, goes out at %s: nine in Shanghai', (now, digest, at) => {
    expect(digestTime(new Date(now), digest)).toBe(at);
  });
});

const AGENCIES = new Map(agencies(40).map((agency) => [agency.id, agency]));
const target = (rhythm: Rhythm) => ({ name: 'office', channel: 'wecom', url: 'https://robot.example/', rhythm });
const told = (rhythm: Rhythm, today: string, change: Partial<RemindersInput> = {}) =>
  remindersOf({
    alerts: [alertOf()],
    since: new Map([[alertOf().id, '2026-02-02T04:00:00Z']]),
    coverage: [],
    agencies: AGENCIES,
    targets: [target(rhythm)],
    now: new Date(`${today}T04:00:00Z`),
    ...change,
  });

describe('what nobody took on', () => {
  it('is escalated by the holidays that an operator gave', () => {
    const since = new Map([[alertOf().id, '2031-01-21T04:00:00Z']]);
    const holidays = { 2031: { off: ['01-22/01-29'], worked: [] } };
    const escalated = (day: string, more: Partial<RemindersInput> = {}) =>
      told({ escalateAfter: 2 }, day, { since, ...more }).map(({ transition }) => transition);
    expect(escalated('2031-01-23')).toEqual(['escalated']);
    expect(escalated('2031-01-30', { holidays })).toEqual([]);
    expect(escalated('2031-01-31', { holidays })).toEqual(['escalated']);
  });

  it('is told again after a time, once a time, and after a gap only the latest', () => {
    const ids = ['2026-02-04', '2026-02-05', '2026-02-06', '2026-02-08', '2026-02-28'].map((day) =>
      told({ repeatAfter: 3 }, day).map(({ id, transition }) => `${transition} ${id}`),
    );
    expect(ids.map((one) => one.length)).toEqual([0, 1, 1, 1, 1]);
    expect(ids[1]).toEqual(ids[2]);
    expect(new Set(ids.flat()).size).toBe(3);
    expect(ids[1]![0]).toMatch(/^reminded /);
  });

  it('goes to those above after working days only, and they hear of nothing else', () => {
    const rhythm = { escalateAfter: 3 };
    expect(told(rhythm, '2026-02-04')).toEqual([]);
    expect(told(rhythm, '2026-02-05')).toMatchObject([{ transition: 'escalated' }]);
    const overFestival = { since: new Map([[alertOf().id, '2026-02-13T04:00:00Z']]) };
    expect(told(rhythm, '2026-02-24', overFestival)).toEqual([]);
    expect(told(rhythm, '2026-02-25', overFestival)).toHaveLength(1);
    const alert = alertOf();
    const opened = { upserts: [alert], transitions: [{ alertId: alert.id, kind: 'opened' as const, quiet: false }] };
    expect(deliveriesOf(opened, [target(rhythm)], AGENCIES)).toEqual([]);
    const resolved = {
      upserts: [alert],
      transitions: [{ alertId: alert.id, kind: 'resolved' as const, quiet: false }],
    };
    const [end] = deliveriesOf(resolved, [target(rhythm)], AGENCIES);
    expect(end!.onlyAfter).toBe(told(rhythm, '2026-02-05')[0]!.id);
  });

  it.each([{ status: 'acknowledged' as const }, { status: 'silenced' as const }, { mutedBy: 's' }])(
    'is not told where somebody has: %j',
    (change) => {
      expect(told({ repeatAfter: 1 }, '2026-02-28', { alerts: [alertOf(change)] })).toEqual([]);
      expect(told({ escalateAfter: 1 }, '2026-02-28', { alerts: [alertOf(change)] })).toEqual([]);
    },
  );
});

describe('the countdown to a deadline', () => {
  const coverage = [...AGENCIES.keys()].map((agencyId, i) =>
    coverageOf(i < 35 ? 'due' : 'published', { agencyId, deadline: '2026-01-31', year: 2025 }),
  );
  const counted = (today: string) => told({ countdown: [14, 7, 1] }, today, { alerts: [], coverage });

  it('says at each step once how many reports are to come, and whose', () => {
    expect(counted('2026-01-16')).toEqual([]);
    const [first] = counted('2026-01-17');
    expect(first).toMatchObject({ alertId: null, transition: 'countdown' });
    expect(first!.message.alert.message.zh).toMatch(/2026-01-31还有14天，35个机构.+… \(35\)$/);
    expect(counted('2026-01-20')[0]!.id).toBe(first!.id);
    expect(counted('2026-01-24')[0]!.id).not.toBe(first!.id);
    expect(counted('2026-01-31')[0]!.message.alert.message.zh).toContain('还有0天');
    expect(counted('2026-02-01')).toEqual([]);
  });
});
