import cephes from 'cephes';

await cephes.compiled;

/**
 * How much counts of like years vary beyond chance: the dispersions of the negative binomial that are thought possible (variance = mean +
 * dispersion · mean²), from 5 % of the mean to four times the mean. No body is a pure Poisson process.
 */
export const DISPERSIONS = [0.003, 0.01, 0.03, 0.06, 0.12, 0.25, 0.5, 1, 2, 4, 8] as const;

/** How likely each of them is; adds up to 1. */
export type Weights = readonly number[];

/** What is thought before anything was seen: small bodies' counts of requests vary by 25 to 100 % of their mean. */
const BEFORE: Weights = [0.01, 0.03, 0.06, 0.1, 0.16, 0.2, 0.18, 0.13, 0.08, 0.035, 0.015];
/** So many series' worth that opinion counts for, once there are others. */
const STUBBORN = 2;
const ROUNDS = 40;

/**
 * How likely each dispersion is among bodies whose histories are given: the mixture that makes the histories likeliest (expectation
 * maximisation), drawn to the opinion held before where they are few.
 */
export function dispersionsOf(histories: readonly (readonly number[])[]): Weights {
  const likelihoods = histories.flatMap((counts) => {
    const one = counts.length > 1 && counts.some((n) => n > 0) ? likelihoodsOf(counts) : null;
    return one === null ? [] : [one];
  });
  let weights: Weights = BEFORE;
  for (let round = 0; round < ROUNDS && likelihoods.length > 0; round++) {
    const sums = BEFORE.map((one) => one * STUBBORN);
    for (const likelihood of likelihoods)
      for (const [at, one] of posterior(weights, likelihood).entries()) sums[at]! += one;
    weights = sums.map((one) => one / (likelihoods.length + STUBBORN));
  }
  return weights;
}

/** The same for one body, by its own history and what is known of like bodies. */
export function dispersionsGiven(earlier: readonly number[], among: Weights): Weights {
  return posterior(among, likelihoodsOf(earlier));
}

function posterior(prior: Weights, likelihood: readonly number[]): number[] {
  const products = prior.map((one, at) => one * likelihood[at]!);
  const sum = products.reduce((total, one) => total + one, 0);
  return sum > 0 ? products.map((one) => one / sum) : [...prior];
}

/** Of the counts given their sum, which is free of their mean (Dirichlet-multinomial), relative to the likeliest dispersion. */
function likelihoodsOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, one) => sum + one, 0);
  const logs = DISPERSIONS.map((dispersion) => {
    const size = 1 / dispersion;
    const whole = cephes.lgam(counts.length * size) - cephes.lgam(total + counts.length * size);
    return counts.reduce((sum, one) => sum + cephes.lgam(one + size) - cephes.lgam(size), whole);
  });
  const best = Math.max(...logs);
  return logs.map((log) => Math.exp(log - best));
}
