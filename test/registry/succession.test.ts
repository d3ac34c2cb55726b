import { describe, expect, it } from 'vitest';
import { answersFor, owedYears, withOwedYears } from '../../src/registry/succession.ts';
import type { Agency } from '../../src/report/agency.ts';

const body = (id: string, extra: Record<string, string> = {}, years: Partial<Agency> = {}): Agency => ({
  ...{
    id,
    name: id,
    aliases: [],
    level: 'county_dept',
    regionCode: '',
    parent: '',
    portalUrl: '',
    reportColumnUrl: '',
  },
  ...{ firstYear: null, lastYear: null, extra, ...years },
});

describe('the years that a body owes', () => {
  it.each([
    [{}, null, null],
    [{ valid_to: '2019-03-15' }, null, 2018],
    [{ valid_to: '2019-12-31' }, null, 2019],
    [{ valid_to: '2019' }, null, 2019],
    [{ valid_from: '2019-03' }, 2019, null],
    [{ 成立日期: '2019年3月1日', 撤销日期: '2023.6' }, 2019, 2022],
    [{ valid_from: '机构改革时' }, null, null],
  ])('%j: from %s to %s', (extra, first, last) => {
    expect(owedYears(body('a', extra))).toEqual({ first, last });
  });

  it('are those of first_year and last_year where the registry gives them', () => {
    const agency = body('a', { valid_from: '2019-03', valid_to: '2023-06' }, { firstYear: 2020, lastYear: 2021 });
    expect(owedYears(agency)).toEqual({ first: 2020, last: 2021 });
    expect(withOwedYears(body('b', { valid_from: '2019-03' }), (year) => `${year + 1}-01-31`)).toMatchObject({
      firstYear: 2019,
      lastYear: null,
    });
  });
});

describe('a body that ended', () => {
  const deadline = (year: number) => `${year + 1}-${year < 2019 ? '03-31' : '01-31'}`;
  it.each([
    ['2023-03-15', 2022, 'after the deadline of 2022’s report'],
    ['2023-01-15', 2021, 'before it: whoever follows owes that'],
    ['2022-12-31', 2021, 'with the year'],
    ['2019-03-15', 2017, 'before a deadline that was in March then'],
    ['2023-01-31', 2022, 'on the day itself'],
  ])('on %s owes no report after that of %s: %s', (to, last) => {
    expect(withOwedYears(body('a', { valid_to: to }), deadline).lastYear).toBe(last);
  });

  it('owes up to last_year where the registry gives it', () => {
    expect(withOwedYears(body('a', { valid_to: '2023-01-15' }, { lastYear: 2022 }), deadline).lastYear).toBe(2022);
  });

  it('keeps the report that it published all the same', () => {
    const old = body('old', { valid_to: '2023-01-15', successor: 'new' });
    const next = body('new', { valid_from: '2023-01-15' });
    expect(answersFor(old, 2022, [old, next]).id).toBe('old');
    expect(answersFor(old, 2023, [old, next]).id).toBe('new');
  });
});

describe('who answers for a year', () => {
  const a = body('a', { successor: 'c', valid_to: '2019-03' });
  const b = body('b', { 承继机构: 'c', valid_to: '2019-03' });
  const c = body('c', { valid_from: '2019-03', successor: 'd', valid_to: '2024-01' });
  const d = body('d', { valid_from: '2024-01' });
  const all = [a, b, c, d];

  it('follows renamings forward, over several', () => {
    expect(answersFor(a, 2018, all).id).toBe('a');
    expect(answersFor(a, 2019, all).id).toBe('c');
    expect(answersFor(a, 2025, all).id).toBe('d');
  });

  it('goes back to the only predecessor, and no further than names can tell', () => {
    expect(answersFor(d, 2020, all).id).toBe('c');
    expect(answersFor(c, 2018, all).id).toBe('c');
  });

  it('stays with the body where the successor is not registered or the registry runs in a ring', () => {
    expect(answersFor(body('x', { successor: 'nobody', valid_to: '2019-03' }), 2022, all).id).toBe('x');
    const ring = [body('p', { successor: 'q', valid_to: '2019' }), body('q', { successor: 'p', valid_to: '2019' })];
    expect(answersFor(ring[0]!, 2022, ring).id).toBe('p');
  });
});
