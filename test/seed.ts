import fc from 'fast-check';

/**
 * The seed of all random tests. The same unless `NIANBAO_SEED` says otherwise (a number, or `random`), so that a test run says
 * something about the change and not about the dice; a failing property prints its own seed and path besides.
 */
export const seed = fromEnvironment(process.env.NIANBAO_SEED);

fc.configureGlobal({ seed });

function fromEnvironment(given: string | undefined): number {
  if (given === 'random') return Math.floor(Math.random() * 2 ** 31);
  if (given === undefined || given === '') return 20260131;
  if (!/^\d{1,10}$/.test(given)) throw new Error(`NIANBAO_SEED is a whole number or "random", not "${given}"`);
  return Number(given);
}
