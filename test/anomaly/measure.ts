import { testCount } from '../../src/anomaly/count-test.ts';
import { DISPERSIONS } from '../../src/anomaly/dispersion.ts';
import { adjusted } from '../../src/anomaly/false-discovery.ts';
import { FALSE_DISCOVERY_RATE, findAnomalies } from '../../src/anomaly/find-anomalies.ts';
import { Dice } from '../generate/dice.ts';
import { keyOf, type Rule, simulate, type World } from './simulate.ts';

export const ours: Rule = (all) =>
  new Set([...findAnomalies(all)].flatMap(([body, { found }]) => found.map(({ metric }) => `${body} ${metric}`)));

/**
 * The most that a test by the body's own years can find: one that is told how much counts vary (the spread of the world, nearest on the grid), at the
 * same false-discovery rate. Fair only in worlds where all bodies are alike.
 */
export function knowing(spread: number): Rule {
  const far = (one: number) => Math.abs(Math.log(one / spread));
  const nearest = DISPERSIONS.reduce((best, one, at) => (far(one) < far(DISPERSIONS[best]!) ? at : best), 0);
  const weights = DISPERSIONS.map((_, at) => (at === nearest ? 1 : 0));
  return (all) => {
    const p = all.map(
      ({ count, earlier }) =>
        testCount(
          count,
          earlier.map((one) => one.count),
          weights,
        ).p,
    );
    const q = adjusted(p);
    return new Set(all.filter((_, at) => q[at]! <= FALSE_DISCOVERY_RATE).map(keyOf));
  };
}

export interface Measured {
  runs: number;
  /** Mean over runs of false alarms among all alarms (0 where there are none). */
  falseShare: number;
  /** Half the width of its 95 % interval. */
  within: number;
  /** Alarms per 1,000 counts. */
  alarms: number;
  /** Share of the changed counts that are called out; null where none was changed. */
  power: number | null;
}

/** What a rule does in `runs` worlds of a kind. */
export function measure(rule: Rule, world: World, runs: number, seed: number): Measured {
  const shares: number[] = [];
  let [alarms, counts, hits, changes] = [0, 0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const { series, changed } = simulate(new Dice(seed + run), world);
    const called = rule(series);
    const right = [...called].filter((key) => changed.has(key)).length;
    shares.push(called.size === 0 ? 0 : (called.size - right) / called.size);
    alarms += called.size;
    counts += series.length;
    hits += right;
    changes += changed.size;
  }
  const falseShare = shares.reduce((sum, one) => sum + one, 0) / runs;
  const variance = shares.reduce((sum, one) => sum + (one - falseShare) ** 2, 0) / Math.max(1, runs - 1);
  return {
    runs,
    falseShare,
    within: 1.96 * Math.sqrt(variance / runs),
    alarms: (1000 * alarms) / counts,
    power: changes === 0 ? null : hits / changes,
  };
}
