import type { CountSeries } from '../../src/anomaly/find-anomalies.ts';
import type { Dice } from '../generate/dice.ts';

/** How histories without change come about. `spread`: dispersion of the negative binomial; 0 = Poisson. */
export interface World {
  bodies: number;
  years: number;
  spread: number;
  /** Bodies differ in their spread as well (gamma of this shape around `spread`); 0 = all alike. */
  unlike?: number;
  /** Each body's mean wanders from year to year: standard deviation of its logarithm. */
  wander?: number;
  /** A common rise of all bodies in the last year. */
  trend?: number;
  /** Share of counts that are changed, and by which factor. */
  changed?: number;
  factor?: number;
}

export interface Simulated {
  series: CountSeries[];
  /** `body metric` of the counts that were changed. */
  changed: Set<string>;
}

const METRICS = ['requests', 'granted', 'reviews', 'lawsuits', 'licensing', 'penalties'];
const LEVELS = ['county_dept', 'prefecture_dept'];

/** Histories of many bodies, whose means go from a fraction of one to thousands as real ones do. */
export function simulate(dice: Dice, world: World): Simulated {
  const series: CountSeries[] = [];
  const changed = new Set<string>();
  for (let b = 0; b < world.bodies; b++) {
    const spread = world.unlike ? (world.spread * gamma(dice, world.unlike)) / world.unlike : world.spread;
    for (const metric of METRICS) {
      const mean = 10 ** (dice.next() * 3.7 - 0.7);
      const draw = (m: number) => poisson(dice, spread > 0 ? m * gamma(dice, 1 / spread) * spread : m);
      let now = mean;
      const next = () => (now *= world.wander ? Math.exp(world.wander * normal(dice)) : 1);
      const counts = Array.from({ length: world.years }, () => draw(next()));
      const isChanged = dice.chance(world.changed ?? 0);
      const count = draw(next() * (world.trend ?? 1) * (isChanged ? (world.factor ?? 1) : 1));
      if (isChanged) changed.add(`b${b} ${metric}`);
      series.push({
        body: `b${b}`,
        group: LEVELS[b % LEVELS.length]!,
        metric,
        label: metric,
        fields: [metric],
        count,
        earlier: counts.map((one, at) => ({ year: 2024 - world.years + at, count: one })),
        last: counts.at(-1)!,
      });
    }
  }
  return { series, changed };
}

/** A gamma variate of mean `shape` (Marsaglia and Tsang). */
function gamma(dice: Dice, shape: number): number {
  if (shape < 1) return gamma(dice, shape + 1) * dice.next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(dice);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = dice.next();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

function normal(dice: Dice): number {
  return Math.sqrt(-2 * Math.log(1 - dice.next())) * Math.cos(2 * Math.PI * dice.next());
}

function poisson(dice: Dice, mean: number): number {
  // Halves of a large mean are added up: exact, and no exponential comes to nothing.
  if (mean > 500) return poisson(dice, mean / 2) + poisson(dice, mean / 2);
  const limit = Math.exp(-mean);
  let product = dice.next();
  let count = 0;
  while (product > limit) {
    product *= dice.next();
    count++;
  }
  return count;
}

/** What a rule says of each count: `body metric` of those that it calls out. */
export type Rule = (series: readonly CountSeries[]) => Set<string>;

/** More than 30 % up or down against last year, as offices do it by hand. */
export const thirtyPercent: Rule = (all) =>
  new Set(all.filter(({ count, last }) => Math.abs(count - last!) > 0.3 * last!).map(keyOf));

/** More than three standard deviations from the mean of the earlier years. */
export const zScore: Rule = (all) =>
  new Set(
    all
      .filter(({ count, earlier }) => {
        const mean = earlier.reduce((sum, one) => sum + one.count, 0) / earlier.length;
        const variance = earlier.reduce((sum, one) => sum + (one.count - mean) ** 2, 0) / (earlier.length - 1);
        return Math.abs(count - mean) > 3 * Math.sqrt(variance);
      })
      .map(keyOf),
  );

export function keyOf({ body, metric }: Pick<CountSeries, 'body' | 'metric'>): string {
  return `${body} ${metric}`;
}
