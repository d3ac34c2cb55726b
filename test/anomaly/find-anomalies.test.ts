import { describe, expect, it } from 'vitest';
import { chanceInWords } from '../../src/anomaly/chance.ts';
import { testCount } from '../../src/anomaly/count-test.ts';
import { DISPERSIONS, dispersionsGiven, dispersionsOf } from '../../src/anomaly/dispersion.ts';
import { adjusted } from '../../src/anomaly/false-discovery.ts';
import { type CountSeries, FALSE_DISCOVERY_RATE, findAnomalies } from '../../src/anomaly/find-anomalies.ts';
import { likelyCause } from '../../src/anomaly/likely-cause.ts';
import { Dice } from '../generate/dice.ts';
import { seed } from '../seed.ts';
import { measure, ours } from './measure.ts';
import { simulate, thirtyPercent, zScore } from './simulate.ts';

/** More runs say it more exactly: `NIANBAO_ANOMALY_RUNS=400`. */
const RUNS = Number(process.env.NIANBAO_ANOMALY_RUNS ?? 25);
const only = (dispersion: number) => DISPERSIONS.map((one) => (one === dispersion ? 1 : 0));

describe('a count against its other years', () => {
  it('is tested exactly: of binomial counts given their sum, as tables have it', () => {
    // 12 of 13 at one half each, two-sided: 2 · 14 / 2^13; the least dispersion is near to none.
    const { p } = testCount(12, [1], only(0.003));
    expect(p).toBeCloseTo((2 * 14) / 2 ** 13, 3);
  });

  it('says nothing against one to three, which is three times as many', () => {
    expect(testCount(3, [1, 1, 1], only(0.003)).p).toBeGreaterThan(0.2);
    expect(testCount(300, [100, 100, 100], only(0.003)).p).toBeLessThan(1e-9);
  });

  it('the tails of every count add up', () => {
    for (const k of [0, 1, 7, 40, 99, 100]) {
      const { p } = testCount(k, [100 - k], only(0.5));
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThanOrEqual(1);
    }
  });

  it('large counts come out as by summing', () => {
    const [summed, continuous] = [
      testCount(1_990, [900, 1_100], only(0.06)),
      testCount(199_000, [90_000, 110_000], only(0.06)),
    ];
    expect(Math.log10(continuous.p)).toBeCloseTo(Math.log10(summed.p), 1);
  });

  it('a restless history makes the same count ordinary', () => {
    const among = dispersionsOf([]);
    const of = (earlier: number[]) => testCount(90, earlier, dispersionsGiven(earlier, among)).p;
    expect(of([30, 31, 29, 30, 31, 29])).toBeLessThan(of([5, 80, 12, 60, 3, 20]) / 5);
  });
});

describe('how much counts vary', () => {
  const histories = (spread: number) =>
    simulate(new Dice(seed), { bodies: 20, years: 4, spread }).series.map(({ earlier }) =>
      earlier.map((one) => one.count),
    );
  const atLeast = (least: number, weights: readonly number[]) =>
    weights.reduce((sum, weight, at) => (DISPERSIONS[at]! >= least ? sum + weight : sum), 0);

  it('is learned from like bodies, of which most are small: calm ones leave nothing to the restless', () => {
    expect(atLeast(0.5, dispersionsOf(histories(0.1)))).toBeLessThan(0.02);
    expect(atLeast(0.5, dispersionsOf(histories(1)))).toBeGreaterThan(0.9);
  });

  it('is thought to be between 25 and 100 % of the mean where nothing is known', () => {
    const weights = dispersionsOf([]);
    expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(atLeast(0.06, weights) - atLeast(2, weights)).toBeGreaterThan(0.75);
  });
});

describe('false discoveries', () => {
  it('are adjusted as Benjamini and Hochberg have it, and Benjamini and Yekutieli', () => {
    expect(adjusted([0.01, 0.04, 0.03, 0.005])).toEqual([0.02, 0.04, 0.04, 0.02]);
    const harmonic = 1 + 1 / 2 + 1 / 3 + 1 / 4;
    expect(adjusted([0.01, 0.04, 0.03, 0.005], 'any')[0]).toBeCloseTo(0.02 * harmonic, 12);
    expect(adjusted([])).toEqual([]);
  });

  it.each([
    ['counts as chance makes them', { bodies: 40, years: 4, spread: 0 }],
    ['restless counts', { bodies: 40, years: 4, spread: 0.3 }],
    ['bodies that are restless in different degrees', { bodies: 40, years: 4, spread: 0.2, unlike: 1 }],
    ['a year in which all rose by half', { bodies: 60, years: 4, spread: 0.1, trend: 1.5 }],
    ['bodies whose means wander', { bodies: 40, years: 4, spread: 0.1, wander: 0.2 }],
    ['few bodies', { bodies: 6, years: 3, spread: 0.3 }],
  ] as const)(
    'where nothing changed are at most as many as promised: %s',
    (_, world) => {
      const { falseShare, within } = measure(ours, world, RUNS, seed);
      expect(falseShare - within).toBeLessThanOrEqual(FALSE_DISCOVERY_RATE);
    },
    120_000,
  );

  it('where some changed are few, and most tenfold changes are found; the usual rules cry wolf', () => {
    const world = { bodies: 40, years: 4, spread: 0.1, changed: 0.05, factor: 10 };
    const found = measure(ours, world, RUNS, seed);
    expect(found.falseShare - found.within).toBeLessThanOrEqual(FALSE_DISCOVERY_RATE);
    expect(found.power).toBeGreaterThan(0.5);
    const five = measure(ours, { ...world, factor: 5 }, RUNS, seed);
    expect(five.falseShare - five.within).toBeLessThanOrEqual(FALSE_DISCOVERY_RATE);
    expect(five.power).toBeGreaterThan(0.35);
    expect(measure(zScore, world, 5, seed).falseShare).toBeGreaterThan(0.4);
    expect(measure(thirtyPercent, world, 5, seed).falseShare).toBeGreaterThan(0.8);
  });
});

describe('what is found', () => {
  const world = () => simulate(new Dice(seed), { bodies: 40, years: 5, spread: 0.03 }).series;
  const slip = (count: number, last = 41): CountSeries => ({
    ...{
      body: 'slip',
      group: 'county_dept',
      metric: 'requests',
      label: '本年新收申请',
      fields: ['req_new_total'],
      count,
      last,
    },
    earlier: [40, 44, 39, 42, 41].map((one, at) => ({ year: 2019 + at, count: one })),
  });
  const foundOf = (count: number) => findAnomalies([...world(), slip(count)]).get('slip')?.found[0];

  it.each([
    [420_000, 'unit-up'],
    [4_442, null],
    [441, 'digit-doubled'],
    [4, 'digit-dropped'],
  ] as const)('%d instead of about 41 is called out, with the cause %s', (count, cause) => {
    const found = foundOf(count);
    expect(found).toMatchObject({ count, cause, fields: ['req_new_total'] });
    expect(found!.expected).toBeGreaterThan(30);
    expect(found!.expected).toBeLessThan(60);
    expect(found!.reason.zh).toMatch(/5个可比年度.*分之一/);
    expect(found!.reason.en).toMatch(/5 comparable years.*(once|hundred million)/);
  });

  it('41 is not, nor 55', () => {
    expect(foundOf(41)).toBeUndefined();
    expect(foundOf(55)).toBeUndefined();
  });

  it('does not depend on the order', () => {
    const all = [...world(), slip(441)];
    const found = (list: CountSeries[]) =>
      JSON.stringify([...findAnomalies(list)].sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(found(all.toReversed())).toBe(found(all));
  });

  it('several telling figures that come again to the digit are one finding', () => {
    const again = [137, 2_318, 561, 12_044].map((count, at): CountSeries => {
      const earlier = [0.8, 1.1, 1].map((times, year) => ({ year: 2020 + year, count: Math.round(count * times) }));
      return {
        ...slip(count, count),
        body: 'again',
        metric: `m${at}`,
        label: `指标${at}`,
        fields: [`f${at}`],
        earlier,
      };
    });
    const found = findAnomalies([...world(), ...again]).get('again')!.found;
    expect(found).toMatchObject([
      { metric: 'repeated', count: 4, cause: 'like-last-year', fields: ['f0', 'f1', 'f2', 'f3'] },
    ]);
  });
});

describe('likely causes', () => {
  it.each([
    [4_200_000, 430, 'unit-up'],
    [42, 400_000, 'unit-down'],
    [6_111, 3_700, null],
    [83_120, 39_000, 'digits-swapped'],
    [1_223, 120, 'digit-doubled'],
    [12, 125, 'digit-dropped'],
    [120, 125, null],
    [218, 54, null],
  ] as const)('of %d where about %d was expected: %s', (count, expected, cause) => {
    expect(likelyCause(count, { expected, from: expected * 0.6, to: expected * 1.4 }, null)).toBe(cause);
  });

  it('the same as last year’s, far from the years before, was copied', () => {
    expect(likelyCause(900, { expected: 100, from: 60, to: 140 }, 900)).toBe('like-last-year');
  });

  it('a probability is said as a person says it', () => {
    expect(chanceInWords(0.00012)).toEqual({ zh: '8000分之一', en: 'once in 8,000' });
    expect(chanceInWords(3e-6).zh).toBe('30万分之一');
    expect(chanceInWords(1e-30).en).toBe('less than once in a hundred million');
  });
});

it('a body that grew is not told of by itself: one in forty is nothing, and no slip is named for it', () => {
  // Requests of one real body from 2019 on, whose every figure is right.
  const counts = [23, 21, 70, 74, 81, 218, 154];
  for (let at = 2; at < counts.length; at++) {
    const earlier = counts.slice(0, at).map((count, n) => ({ year: 2019 + n, count }));
    const one = { body: 'b', group: 'park', metric: 'requests', label: '', fields: ['req_new_total'] };
    const found = findAnomalies([{ ...one, count: counts[at]!, earlier, last: counts[at - 1]! }]);
    expect(found.get('b')?.found ?? []).toEqual([]);
  }
});
