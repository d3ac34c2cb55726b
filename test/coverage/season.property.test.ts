import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundPage, ReadReport } from '../../src/coverage/coverage-input.ts';
import { judgeCoverage } from '../../src/coverage/judge.ts';
import type { Coverage } from '../../src/report/coverage.ts';
import { FINE_STATES, type FineState, fineState } from '../../src/report/fine-state.ts';
import type { Gap } from '../../src/report/gap.ts';
import type { Look, LookOutcome } from '../../src/report/look.ts';
import { shanghaiDay } from '../../src/report/year.ts';
import { agencyOf, lookOf } from './agency-of.ts';

/** Where a state may go while time runs forward, in a world in which portals show what they hold or fail. */
const LEGAL: Readonly<Record<FineState, readonly FineState[]>> = {
  not_due: ['due', 'due_soon', 'grace', 'published', 'late', 'missing', 'unknown'],
  due: ['due_soon', 'grace', 'published', 'late', 'missing', 'unknown'],
  due_soon: ['grace', 'published', 'late', 'missing', 'unknown'],
  grace: ['published', 'late', 'missing', 'unknown'],
  missing: ['unknown', 'published', 'late'],
  unknown: ['missing', 'published', 'late'],
  published: ['late', 'removed'],
  late: ['published', 'removed'],
  removed: ['published', 'late'],
  exempt: [],
};

const YEAR = 2024;
const DAY_MS = 86_400_000;
const START = Date.parse('2024-12-20T00:00:00Z');
const FAILURES: readonly LookOutcome[] = [
  'unreachable',
  'blocked',
  'robots',
  'column_not_found',
  'column_incomplete',
  'column_lost',
  'own_outage',
];

type Happening =
  | { kind: 'publish'; dated: boolean }
  | { kind: 'take-down' | 'look' | 'stand-still' | 'wait' }
  | { kind: 'fail'; how: LookOutcome };

const happening = fc.record({
  hours: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 96 }) }, fc.integer({ min: 97, max: 700 })),
  what: fc.oneof<fc.Arbitrary<Happening>[]>(
    fc.record({ kind: fc.constant('publish' as const), dated: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('take-down' as const, 'stand-still' as const, 'wait' as const) }),
    fc.record({ kind: fc.constant('look' as const) }),
    fc.record({ kind: fc.constant('look' as const) }),
    fc.record({ kind: fc.constant('fail' as const), how: fc.constantFrom(...FAILURES) }),
  ),
});

const history = fc.record({
  level: fc.constantFrom('county_dept' as const, 'county' as const, 'township' as const),
  graceDays: fc.constantFrom(0, 0, 7),
  looksNeeded: fc.constantFrom(1, 1, 2),
  happenings: fc.array(happening, { minLength: 3, maxLength: 12 }),
});

/** A portal with one report that comes and goes, and all that Nianbao saw of it. */
class World {
  now = START;
  publishedAt: number | null = null;
  upSince = 0;
  isDated = true;
  isUp = false;
  looks: Look[] = [];
  gaps: Gap[] = [];
  page: FoundPage | null = null;
  report: ReadReport | null = null;

  at(): string {
    return new Date(this.now).toISOString();
  }

  happen(what: Happening, hours: number): void {
    const before = this.at();
    this.now += hours * 3_600_000;
    if (what.kind === 'publish' && !this.isUp) {
      this.upSince = this.now;
      this.publishedAt ??= this.now;
      this.isDated = what.dated;
      this.isUp = true;
    }
    if (what.kind === 'take-down') this.isUp = false;
    if (what.kind === 'stand-still') this.gaps.push({ from: before, to: this.at(), why: 'down' });
    if (what.kind === 'fail') this.looks.push(lookOf(this.at(), what.how, [], { whole: false }));
    if (what.kind === 'look') this.look();
  }

  private look(): void {
    const at = this.at();
    this.looks.push(lookOf(at, 'column_read', this.isUp ? [YEAR - 1, YEAR] : [YEAR - 1]));
    if (this.isUp) {
      const url = 'https://portal.example/nb/r.html';
      const publishedAt = this.isDated ? shanghaiDay(new Date(this.publishedAt!)) : null;
      const firstSeenAt = this.page?.firstSeenAt ?? at;
      this.page = {
        ...{ url, title: 't', listedDate: null, fetchOutcome: 'ok', snapshot: 's' },
        firstSeenAt,
        lastSeenAt: at,
      };
      this.report = { publishedAt, url, snapshot: 's', firstSeenAt };
    } else if (this.page) this.page = { ...this.page, fetchOutcome: 'fetch.gone' };
  }
}

function judge(
  world: World,
  given: { level: 'county_dept' | 'county' | 'township'; graceDays: number; looksNeeded: number },
) {
  const { looks, gaps, page, report } = world;
  const { graceDays, looksNeeded } = given;
  const known = { agency: agencyOf(given.level), year: YEAR, looks, gaps, page, report };
  return judgeCoverage({ ...known, now: new Date(world.now), staleAfterDays: 14, graceDays, looksNeeded });
}

/** What must hold of `missing` by the world itself, not by what the judge says of it. */
function proveMissing(world: World, coverage: Coverage, looksNeeded: number): void {
  const after = world.looks.filter(
    (look) => look.outcome === 'column_read' && shanghaiDay(look.at) > coverage.deadline!,
  );
  expect(after.length).toBeGreaterThanOrEqual(looksNeeded);
  const last = Date.parse(after.at(-1)!.at);
  expect(world.now - last).toBeLessThanOrEqual(14 * DAY_MS);
  expect(world.page).toBeNull();
  // Whoever is called missing had nothing up when we last looked, or took it down before we ever saw it.
  if (world.isUp) expect(world.upSince).toBeGreaterThan(last);
}

describe('the state of an agency-year through a season', () => {
  it('is one of ten, goes only where it may, and is missing only with proof; over ten thousand histories', {
    timeout: 120_000,
  }, () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(history, (given) => {
        const world = new World();
        let last = null as FineState | null;
        for (const { what, hours } of given.happenings) {
          world.happen(what, hours);
          const coverage = judge(world, given);
          const state = fineState(coverage);
          expect(FINE_STATES).toContain(state);
          if (last !== null && last !== state) {
            if (!LEGAL[last].includes(state)) expect.unreachable(`${last} → ${state} (${coverage.reasonCode})`);
            seen.set(`${last} → ${state}`, (seen.get(`${last} → ${state}`) ?? 0) + 1);
          }
          if (state === 'missing') proveMissing(world, coverage, given.looksNeeded);
          last = state;
        }
      }),
      { numRuns: 10_000 },
    );
    const reached = new Set([...seen.keys()].map((one) => one.split(' → ')[1]));
    for (const state of FINE_STATES) if (state !== 'not_due' && state !== 'exempt') expect(reached).toContain(state);
    expect(seen.get('missing → late') ?? 0).toBeGreaterThan(10);
  });

  it('three days of our own standstill over the deadline call nobody missing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ publishedOn: fc.option(fc.integer({ min: 1, max: 45 })), seenBefore: fc.boolean() }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.integer({ min: 0, max: 71 }),
        (bodies, headstart) => {
          const from = Date.parse('2025-01-31T16:00:00Z') - headstart * 3_600_000;
          const gap: Gap = {
            from: new Date(from).toISOString(),
            to: new Date(from + 72 * 3_600_000).toISOString(),
            why: 'down',
          };
          for (const { seenBefore } of bodies) {
            const looks = seenBefore ? [lookOf(new Date(from - 3_600_000).toISOString())] : [];
            const known = { agency: agencyOf('county_dept'), year: YEAR, looks, page: null, report: null, gaps: [gap] };
            // At every hour of the gap, and after it until somebody looks again.
            for (let hour = 0; hour <= 96; hour += 8) {
              const now = new Date(from + hour * 3_600_000);
              const { status } = judgeCoverage({ ...known, now, staleAfterDays: 14 });
              const isOver = shanghaiDay(now) > '2025-01-31';
              expect(status).toBe(isOver ? 'unknown' : 'due');
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
