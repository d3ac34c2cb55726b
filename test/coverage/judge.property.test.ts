import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeCoverage } from '../../src/coverage/judge.ts';
import { LEVELS } from '../../src/report/agency.ts';
import { COVERAGE_STATUSES } from '../../src/report/coverage.ts';
import { LOOK_OUTCOMES, type Look } from '../../src/report/look.ts';
import { shanghaiDay } from '../../src/report/year.ts';
import { agencyOf, lookOf } from './agency-of.ts';

const YEAR = 2024;
const STALE_DAYS = 14;

/** Instants from before the report year's end to a year after its deadline. */
const instant = fc
  .integer({ min: Date.parse('2024-11-01T00:00:00Z'), max: Date.parse('2026-04-01T00:00:00Z') })
  .map((ms) => new Date(ms).toISOString());

const look: fc.Arbitrary<Look> = fc
  .record({
    at: instant,
    outcome: fc.constantFrom(...LOOK_OUTCOMES),
    whole: fc.boolean(),
    listed: fc.boolean(),
    mine: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ at, outcome, whole, listed, mine }) =>
    lookOf(at, outcome, listed ? [YEAR] : [YEAR - 1], { whole, agencyId: mine === 0 ? 'other' : 'a1' }),
  );

/** A look that read the column whole and found other years only. */
const wholeLook: fc.Arbitrary<Look> = instant.map((at) =>
  lookOf(at, 'column_read', [YEAR - 1], { whole: true, agencyId: 'a1' }),
);

const day = fc.oneof(
  fc.constant(null),
  instant.map((at) => at.slice(0, 10)),
  fc.constant('not a day'),
);

const input = fc.record({
  level: fc.constantFrom(...LEVELS),
  looks: fc.array(look, { maxLength: 8 }),
  page: fc.option(
    fc.record({
      url: fc.constant('https://portal.example/p'),
      title: fc.constant('t'),
      listedDate: day,
      fetchOutcome: fc.constantFrom(null, 'ok', 'fetch.gone', 'fetch.not-found', 'fetch.timeout'),
      firstSeenAt: instant,
      lastSeenAt: instant,
      snapshot: fc.constant(null),
    }),
    { nil: null },
  ),
  report: fc.option(
    fc.record({
      publishedAt: day,
      url: fc.constant('https://portal.example/p'),
      snapshot: fc.constant('s'),
      firstSeenAt: instant,
    }),
    { nil: null },
  ),
  now: instant.map((at) => new Date(at)),
});

function judgeRandom({ level, ...rest }: ReturnType<typeof sample>) {
  return judgeCoverage({ agency: agencyOf(level), year: YEAR, staleAfterDays: STALE_DAYS, ...rest });
}
const sample = () => fc.sample(input, 1)[0]!;

describe('the judge of coverage, on any history', () => {
  it('always gives one of the seven states, with a complete reason in both languages', () => {
    fc.assert(
      fc.property(input, (given) => {
        const coverage = judgeRandom(given);
        expect(COVERAGE_STATUSES).toContain(coverage.status);
        expect(coverage.reasonCode.split('.')[0]).toBe(coverage.status);
        for (const words of [coverage.reason.zh, coverage.reason.en]) {
          expect(words.length).toBeGreaterThan(3);
          expect(words).not.toMatch(/[{}]|undefined|null|NaN|（）|\(\)/);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('says missing only with a fresh whole look after the deadline, the newest of its kind, and no trace of the report', () => {
    let missing = 0;
    // Most looks read a column whole that lists other years only, and `now` is near the last of them: absence is common.
    const searched = fc.tuple(input, fc.array(wholeLook, { minLength: 1, maxLength: 3 }), fc.nat(20 * 86_400_000));
    fc.assert(
      fc.property(searched, ([given, whole, after]) => {
        given = { ...given, looks: [...given.looks.slice(0, 1), ...whole] };
        given.now = new Date(Math.max(...given.looks.map((l) => Date.parse(l.at))) + after);
        const coverage = judgeRandom({ ...given, page: null, report: null });
        if (coverage.status !== 'missing') return;
        missing += 1;
        const own = given.looks.filter((l) => l.agencyId === 'a1');
        const proof = own.find((l) => l.id === coverage.evidence.lookId)!;
        expect(proof).toMatchObject({ outcome: 'column_read', whole: true });
        expect(shanghaiDay(proof.at) > coverage.deadline!).toBe(true);
        expect(given.now.getTime() - Date.parse(proof.at)).toBeLessThanOrEqual(STALE_DAYS * 86_400_000);
        for (const l of own) {
          expect(l.yearsListed).not.toContain(YEAR);
          const conclusive = l.outcome === 'column_read' && l.whole;
          if (conclusive) expect(Date.parse(l.at)).toBeLessThanOrEqual(Date.parse(proof.at));
        }
      }),
      { numRuns: 4000 },
    );
    expect(missing).toBeGreaterThan(400);
  });

  it('never says missing, due or unknown of a report that was found', () => {
    fc.assert(
      fc.property(input, (given) => {
        fc.pre(given.page !== null || given.report !== null);
        expect(['published', 'late', 'removed']).toContain(judgeRandom(given).status);
      }),
    );
  });

  it('does not depend on the order of the looks', () => {
    fc.assert(
      fc.property(input, fc.func(fc.integer()), (given, key) => {
        const times = new Set(given.looks.map((l) => l.at));
        fc.pre(times.size === given.looks.length);
        const shuffled = [...given.looks].sort((a, b) => key(a.id) - key(b.id));
        expect(judgeRandom({ ...given, looks: shuffled })).toEqual(judgeRandom(given));
      }),
    );
  });

  it('is not turned to missing by a failed look', () => {
    fc.assert(
      fc.property(
        input,
        instant,
        fc.constantFrom('unreachable', 'blocked', 'own_outage', 'robots'),
        (given, at, outcome) => {
          const before = judgeRandom(given).status;
          const after = judgeRandom({ ...given, looks: [...given.looks, lookOf(at, outcome)] }).status;
          if (before !== 'missing') expect(after).not.toBe('missing');
        },
      ),
    );
  });
});
