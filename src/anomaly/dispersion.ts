import cephes from 'cephes';

await cephes.compiled;

/**
 * How much counts of like years vary beyond chance: the dispersions of the negative binomial that are thought possible (variance = mean +
 * dispersion · mean²), from 5 % of the mean to four times the mean. No body is a pure Poisson process.
 */
export const DISPERSIONS = [0.003, 0.01, 0.03, 0.06, 0.12, 0.25, 0.5, 1, 2, 4, 8] as const;

/** How likely each of them is; adds up to 1. */
export type Weights = readonly number[];

/**
 * How dispersions may lie among bodies: about a middle (on the grid of `DISPERSIONS`), more or less wide (standard deviation of the
 * logarithm). Before anything was seen, counts of requests are thought to vary by 25 to 100 % of their mean.
 */
const MIDDLE = Math.log(0.3);
const MIDDLE_VARIES = 1.2;
const WIDTHS = [0.25, 0.5, 0.8, 1.2, 1.8] as const;
const WIDTHS_BEFORE = [0.15, 0.25, 0.3, 0.2, 0.1] as const;

interface Shape {
  weights: Weights;
  /** Logarithm of how likely it was thought before. */
  before: number;
}

const SHAPES: readonly Shape[] = DISPERSIONS.flatMap((middle) =>
  WIDTHS.map((width, at) => ({
    weights: normalised(DISPERSIONS.map((one) => bell(Math.log(one), Math.log(middle), width))),
    before: Math.log(bell(Math.log(middle), MIDDLE, MIDDLE_VARIES) * WIDTHS_BEFORE[at]!),
  })),
);

/**
 * How likely each dispersion is among bodies whose histories are given: the mean over all shapes that their distribution may have, each
 * weighed by how well it explains the histories. Few histories leave what was thought before; many small counts, which say little of their
 * dispersion one by one, do not widen it.
 */
export function dispersionsOf(histories: readonly (readonly number[])[]): Weights {
  const likelihoods = histories.flatMap((counts) =>
    counts.length > 1 && counts.some((n) => n > 0) ? [likelihoodsOf(counts)] : [],
  );
  const logs = SHAPES.map(({ weights, before }) =>
    likelihoods.reduce((sum, of) => sum + Math.log(weights.reduce((all, one, at) => all + one * of[at]!, 0)), before),
  );
  const best = logs.reduce((a, b) => Math.max(a, b));
  const shares = normalised(logs.map((log) => Math.exp(log - best)));
  return DISPERSIONS.map((_, at) => SHAPES.reduce((sum, { weights }, n) => sum + shares[n]! * weights[at]!, 0));
}

function bell(at: number, middle: number, width: number): number {
  return Math.exp(-0.5 * ((at - middle) / width) ** 2);
}

function normalised(values: readonly number[]): number[] {
  const sum = values.reduce((total, one) => total + one, 0);
  return values.map((one) => one / sum);
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
