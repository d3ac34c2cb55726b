import { describe, expect, it } from 'vitest';
import { seed } from '../seed.ts';
import { keep, runGenerated, tally } from './run.ts';

const COUNT = 500;

/** `NIANBAO_KEEP=folder` writes the documents that fail into a folder, with their truth. */
const folder = process.env.NIANBAO_KEEP;

describe(`${COUNT} reports of the run ${seed} (NIANBAO_SEED)`, () => {
  it('are read without one wrong figure and without a blank given as 0', async () => {
    const outcomes = await runGenerated(seed, COUNT);
    console.log(`seed ${seed}\n${tally(outcomes)}`);
    const failed = outcomes.filter(({ verdict }) => verdict.wrong.length + verdict.zeroed.length > 0);
    if (folder) for (const outcome of failed) keep(folder, seed, outcome);
    const named = failed.map(({ index, format, written, document, verdict }) => ({
      document: `seed ${seed} index ${index}: ${document.report.template} ${format} ${written.dialect}`,
      notes: document.notes,
      wrong: verdict.wrong.slice(0, 5),
      zeroed: verdict.zeroed.slice(0, 5),
    }));
    expect(named).toEqual([]);
  });
});
