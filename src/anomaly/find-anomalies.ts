import type { CountAnomaly } from '../report/surroundings.ts';
import { fill } from '../text/fill.ts';
import { ANOMALY_REASONS } from '../text/surroundings.ts';
import { chanceInWords } from './chance.ts';
import { type CountTest, chanceOfEqual, poissonUpper, type Trend, testCount } from './count-test.ts';
import { dispersionsGiven, dispersionsOf, type Weights } from './dispersion.ts';
import { adjusted } from './false-discovery.ts';
import { likelyCause } from './likely-cause.ts';

/** One count of one body with those of its other comparable years, the latest of them last. */
export interface CountSeries {
  body: string;
  /** Kind and level of the body: peers are those of one group. */
  group: string;
  metric: string;
  label: string;
  fields: readonly string[];
  count: number;
  earlier: readonly { year: number; count: number }[];
  /** Last year's count; null where last year is not among the comparable ones. */
  last: number | null;
}

/** What was found of each body that could be tested. */
export type Anomalies = ReadonlyMap<string, { tested: number; found: CountAnomaly[] }>;

/** Share of false alarms among what is told. */
export const FALSE_DISCOVERY_RATE = 0.05;
/** A count that could not have a p below this is no test: it could never be told, and would only weaken the others. */
const LEAST_P = 0.005;
/** What is likelier than this is told of nobody, however few tests there are. */
const MOST_P = 0.001;
/** So many like bodies and their common rise or fall is known. */
const PEERS = 20;
/** Variance of the logarithm of a year's common rise or fall, where nobody says what it is: a fifth up or down is usual. */
const UNKNOWN_TREND = 0.03;
/** Bodies of one kind that say how their counts vary; fewer are taken together with all others. */
const ENOUGH = 200;
const MOST_HISTORIES = 3_000;
/** Figures below this are equal to last year's by chance. */
const TELLING = 10;

interface Tested {
  series: CountSeries;
  test: CountTest;
  peers: number;
}

interface Repeated {
  body: string;
  same: CountSeries[];
  chance: number;
  p: number;
}

/**
 * Counts of one year that their bodies' other years do not explain, at a false-discovery rate over all bodies and counts of that year. The
 * year's common trend and the usual variation are taken from like bodies where there are enough of them, otherwise from all. The result does not depend on
 * the order of the series.
 */
export function findAnomalies(given: readonly CountSeries[], level = FALSE_DISCOVERY_RATE): Anomalies {
  const all = given.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  const groups = groupsOf(all);
  const tests = all.flatMap((series): Tested[] => {
    if (series.earlier.length < 2) return [];
    const { among, peers, ...trend } = groups(series);
    const earlier = series.earlier.map((one) => one.count);
    const test = testCount(series.count, earlier, dispersionsGiven(earlier, among), trend);
    return test.least <= LEAST_P ? [{ series, test, peers }] : [];
  });
  const repeats = repeatedOf(all, groups);
  const q = adjusted([...tests.map(({ test }) => test.p), ...repeats.map(({ p }) => p)]);
  const found = new Map<string, { tested: number; found: CountAnomaly[] }>();
  const of = (body: string) => found.get(body) ?? found.set(body, { tested: 0, found: [] }).get(body)!;
  for (const [at, one] of tests.entries()) {
    const body = of(one.series.body);
    body.tested++;
    if (q[at]! <= level && one.test.p <= MOST_P) body.found.push(anomaly(one, q[at]!));
  }
  for (const [at, one] of repeats.entries()) {
    const body = of(one.body);
    body.tested++;
    if (q[tests.length + at]! <= level && one.p <= MOST_P) body.found.push(repetition(one, q[tests.length + at]!));
  }
  return found;
}

/** How a metric varies among bodies, and the year's trend among those of a kind. Few of a kind vary and rise as all do. */
function groupsOf(all: readonly CountSeries[]) {
  const everyone = new Map(
    [...Map.groupBy(all, ({ metric }) => metric)].map(([metric, list]) => [metric, knownOf(list)]),
  );
  const known = new Map(
    [...Map.groupBy(all, keyOfGroup)].map(([key, list]) => {
      const others = everyone.get(list[0]!.metric)!;
      const among = list.length < ENOUGH ? others.among : dispersionsOf(historiesOf(list));
      const own = trendOf(list);
      return [key, { ...others, among, ...(own.peers > 0 ? own : {}) }];
    }),
  );
  return (one: CountSeries) => known.get(keyOfGroup(one))!;
}

function knownOf(list: readonly CountSeries[]): { among: Weights; peers: number } & Trend {
  return { among: dispersionsOf(historiesOf(list)), ...trendOf(list) };
}

function orderOf({ body, metric }: CountSeries): string {
  return `${body}\n${metric}`;
}

function keyOfGroup({ metric, group }: CountSeries): string {
  return `${metric}\n${group}`;
}

/** Of very many bodies some thousands, evenly chosen, say how all vary. */
function historiesOf(list: readonly CountSeries[]): number[][] {
  const step = Math.ceil(list.length / MOST_HISTORIES);
  return list.filter((_, at) => at % step === 0).map(({ earlier }) => earlier.map((one) => one.count));
}

/** The median of the bodies' rises: one body cannot move it. */
function trendOf(list: readonly CountSeries[]): { peers: number } & Trend {
  const rises = list.flatMap(({ count, earlier }) => {
    const mean = earlier.reduce((sum, one) => sum + one.count, 0) / Math.max(1, earlier.length);
    return earlier.length > 0 && mean >= 3 ? [(count + 0.5) / (mean + 0.5)] : [];
  });
  const peers = rises.length;
  if (peers < PEERS) return { trend: 1, unsure: UNKNOWN_TREND, peers: 0 };
  rises.sort((a, b) => a - b);
  const at = (share: number) => rises[Math.floor(share * peers)]!;
  // Half the distance of what holds 68 % of them, and the variance that a median of so many has.
  const deviation = Math.log(at(0.8413) / at(0.1587)) / 2;
  return {
    trend: Math.min(5, Math.max(0.2, rises[peers >> 1]!)),
    unsure: (Math.PI / 2) * (deviation ** 2 / peers),
    peers,
  };
}

/** Bodies of which several telling figures came again to the digit; equal figures of one report count once. */
function repeatedOf(all: readonly CountSeries[], groups: ReturnType<typeof groupsOf>): Repeated[] {
  const bodies = new Map<string, Map<string, CountSeries>>();
  for (const one of all) {
    if (one.last === null || Math.max(one.last, one.count) < TELLING) continue;
    const own = bodies.get(one.body) ?? bodies.set(one.body, new Map()).get(one.body)!;
    own.set(`${one.last} ${one.count}`, own.get(`${one.last} ${one.count}`) ?? one);
  }
  return [...bodies].flatMap(([body, pairs]) => {
    const list = [...pairs.values()];
    if (list.length < 2) return [];
    const chance = list.reduce((sum, one) => {
      const middle = Math.round((one.count + one.last!) / 2);
      return sum + chanceOfEqual(middle, groups(one).among);
    }, 0);
    const same = list.filter((one) => one.count === one.last);
    return [{ body, same, chance, p: poissonUpper(same.length, chance) }];
  });
}

function anomaly({ series, test, peers }: Tested, q: number): CountAnomaly {
  const { metric, label, fields, count, earlier, last } = series;
  const one = chanceInWords(test.p);
  const own = fill(ANOMALY_REASONS.own, { n: earlier.length, one });
  const more = peers > 0 ? fill(ANOMALY_REASONS.withPeers, { peers }) : { zh: '', en: '' };
  return {
    metric,
    label,
    fields: [...fields],
    count,
    expected: rounded(test.expected),
    from: test.from,
    to: test.to,
    ratio: test.expected === 0 ? null : rounded(count / test.expected),
    p: test.p,
    q,
    years: [...earlier],
    peers,
    cause: likelyCause(count, test, last),
    reason: { zh: own.zh + more.zh, en: `${own.en} ${more.en}`.trim() },
  };
}

function repetition({ same, chance, p }: Repeated, q: number): CountAnomaly {
  const fields = [...new Set(same.flatMap((one) => one.fields))];
  return {
    metric: 'repeated',
    label: same.map((one) => one.label).join('、'),
    fields,
    count: same.length,
    expected: rounded(chance),
    from: 0,
    to: Math.ceil(chance + 2 * Math.sqrt(chance)),
    ratio: rounded(same.length / chance),
    p,
    q,
    years: same.flatMap((one) => one.earlier.slice(-1)),
    peers: 0,
    cause: 'like-last-year',
    reason: fill(ANOMALY_REASONS.repeated, { one: chanceInWords(p) }),
  };
}

/** Two digits are enough for a person. */
function rounded(n: number): number {
  return n >= 100 ? Math.round(n) : Number(n.toPrecision(2));
}
