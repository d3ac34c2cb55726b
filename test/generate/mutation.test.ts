import { describe, expect, it } from 'vitest';
import { seed } from '../seed.ts';
import { runMutants } from './mutants.ts';

/** As many as take a good half minute; `NIANBAO_MUTANTS` asks for more. */
const COUNT = Number(process.env.NIANBAO_MUTANTS ?? 300);

describe(`${COUNT} damaged reports of the run ${seed} (NIANBAO_SEED, NIANBAO_MUTANTS)`, () => {
  it('are read without a crash, and no figure is stated that is not on the damaged page', {
    timeout: 3_600_000,
  }, async () => {
    const outcomes = await runMutants(seed, COUNT);
    const stated = outcomes.reduce((sum, outcome) => sum + outcome.stated, 0);
    const failed = outcomes.filter((outcome) => outcome.failed).length;
    const slowest = Math.round(Math.max(...outcomes.map((outcome) => outcome.ms)));
    console.log(
      `seed ${seed}: ${COUNT} mutants, ${stated} figures stated, ${failed} not readable, slowest ${slowest} ms`,
    );
    expect(
      outcomes.filter(({ bad }) => bad.length > 0).map(({ what, bad }) => ({ what, bad: bad.slice(0, 5) })),
    ).toEqual([]);
    expect(stated).toBeGreaterThan(COUNT * 10);
  });
});
