import cephes from 'cephes';
import { DISPERSIONS, type Weights } from './dispersion.ts';

await cephes.compiled;

/** Terms that are summed exactly; beyond, the count's share is taken for continuous. */
const MOST_TERMS = 2_000;
/** A dispersion less likely than this is left out. */
const NEGLIGIBLE = 1e-6;

/** What like bodies say of a year. */
export interface Trend {
  /** How many times the earlier years' mean they had in this one; 1 where that is not known. */
  trend: number;
  /** Variance of its logarithm: how well it is known. Counts vary by so much more. */
  unsure: number;
}

const STEADY: Trend = { trend: 1, unsure: 0 };

export interface CountTest {
  /** Two-sided: twice the smaller tail, at most 1. */
  p: number;
  /** The least p that a count could have had, given the sum of all years; such that cannot be small are no test. */
  least: number;
  expected: number;
  /** Bounds of an ordinary count (95 %). */
  from: number;
  to: number;
}

/**
 * Whether a count fits the earlier ones, given their sum: exact, whatever their common mean. Of negative binomial counts of one
 * dispersion, one given the sum is beta-binomial (binomial, for the Poisson counts that are their limit); over dispersions that are
 * possible the mean is taken.
 */
export function testCount(
  count: number,
  earlier: readonly number[],
  dispersions: Weights,
  { trend, unsure }: Trend = STEADY,
): CountTest {
  const years = earlier.length;
  const before = earlier.reduce((sum, one) => sum + one, 0);
  const total = before + count;
  const sum = { lower: 0, upper: 0, none: 0, all: 0, dispersion: 0 };
  for (const [at, weight] of dispersions.entries()) {
    if (weight < NEGLIGIBLE) continue;
    const dispersion = DISPERSIONS[at]! + unsure;
    // With a trend the shares' variance on the logit scale is kept, and this year's is never less than without.
    const size = Math.min(1, (years + trend) / (years + 1)) / dispersion;
    const [a, b] = [size, (size * years) / trend];
    const { lower, upper } = tails(count, total, a, b);
    sum.lower += weight * lower;
    sum.upper += weight * upper;
    sum.none += weight * chance(0, total, a, b);
    sum.all += weight * chance(total, total, a, b);
    sum.dispersion += weight * dispersion;
  }
  const expected = (before / years) * trend;
  const [from, to] = ordinary(expected, years, sum.dispersion);
  const twice = (tail: number) => Math.min(1, 2 * tail);
  const least = twice(Math.min(sum.none, sum.all));
  return { p: twice(Math.min(sum.lower, sum.upper)), least, expected, from, to };
}

/** P(X ≤ k) and P(X ≥ k) of a beta-binomial count. */
function tails(k: number, n: number, a: number, b: number): { lower: number; upper: number } {
  if (Math.min(k, n - k) > MOST_TERMS) return continuous(k, n, a, b);
  // The shorter tail is summed, the other follows.
  if (k <= n - k) {
    const lower = sumDown(k, n, a, b);
    return { lower, upper: Math.min(1, 1 - lower + chance(k, n, a, b)) };
  }
  const upper = sumDown(n - k, n, b, a);
  return { lower: Math.min(1, 1 - upper + chance(k, n, a, b)), upper };
}

/** Of large counts: the share is beta, widened by the chance of the count itself. */
function continuous(k: number, n: number, a: number, b: number) {
  const narrower = n / (n + a + b);
  const lower = cephes.incbet(a * narrower, b * narrower, (k + 0.5) / (n + 1));
  const upper = cephes.incbet(b * narrower, a * narrower, (n - k + 0.5) / (n + 1));
  return { lower, upper };
}

function chance(k: number, n: number, a: number, b: number): number {
  const choose = cephes.lgam(n + 1) - cephes.lgam(k + 1) - cephes.lgam(n - k + 1);
  return Math.exp(choose + logBeta(k + a, n - k + b) - logBeta(a, b));
}

function logBeta(a: number, b: number): number {
  return cephes.lgam(a) + cephes.lgam(b) - cephes.lgam(a + b);
}

/** Σ chance(j) for j = k, k−1 … 0, by the ratio of neighbouring terms. */
function sumDown(k: number, n: number, a: number, b: number): number {
  let term = chance(k, n, a, b);
  let sum = term;
  for (let j = k; j > 0; j--) {
    term *= (j * (n - j + b)) / ((n - j + 1) * (j - 1 + a));
    sum += term;
    if (term < sum * 1e-12 && j < (a / (a + b)) * n) break;
  }
  return Math.min(1, sum);
}

/** 2.5 % and 97.5 % of a new count with this mean, which is known from so many years only: a gamma's, by Wilson and Hilferty. */
function ordinary(mean: number, years: number, dispersion: number): [from: number, to: number] {
  if (mean === 0) return [0, 0];
  const variance = (mean + dispersion * mean * mean) * (1 + 1 / years);
  const shape = (mean * mean) / variance;
  const at = (z: number) => mean * Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
  return [Math.floor(at(-1.96)), Math.ceil(Math.max(mean, at(1.96)))];
}

/** P(X ≥ k) of a Poisson count. */
export function poissonUpper(k: number, mean: number): number {
  return k <= 0 ? 1 : Math.max(0, 1 - cephes.pdtr(k - 1, mean));
}

/** The probability that two like counts are equal, given their sum 2k: how telling it is that a figure came again. */
export function chanceOfEqual(k: number, dispersions: Weights): number {
  return dispersions.reduce(
    (sum, weight, at) => sum + weight * chance(k, 2 * k, 1 / DISPERSIONS[at]!, 1 / DISPERSIONS[at]!),
    0,
  );
}
