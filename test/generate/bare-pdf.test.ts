import { describe, expect, it } from 'vitest';
import { TEMPLATE_IDS } from '../../src/report/report.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { seed } from '../seed.ts';
import { Dice, seedOf } from './dice.ts';
import { judge } from './judge.ts';
import { layOut } from './layout.ts';
import { randomReport } from './model.ts';
import { writePdfWithoutRules } from './write-pdf-formats.ts';

const COUNT = Number(process.env.NIANBAO_BARE ?? 45);
/** Share of the figures that may stay unread: pages break rows and headers anywhere. */
const MISSED = 0.35;

describe(`${COUNT} reports of the run ${seed} as PDFs without rules (NIANBAO_SEED, NIANBAO_BARE)`, () => {
  it('are read without a wrong figure', { timeout: 3_600_000 }, async () => {
    let exact = 0;
    let missed = 0;
    const failed: unknown[] = [];
    for (let index = 0; index < COUNT; index++) {
      const document = layOut(randomReport(seed, index, TEMPLATE_IDS[index % TEMPLATE_IDS.length]!));
      // Pieces of a table that were set anew, each with columns of its own, stand under no header.
      if (document.notes.some((note) => note.startsWith('cut before'))) continue;
      const { bytes, dialect } = writePdfWithoutRules(document, new Dice(seedOf(seed, index) ^ 0x27d4eb2f));
      const read = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: null });
      const verdict = judge(document, read.ok ? read.value.report : null);
      exact += verdict.exact;
      missed += verdict.missed.length;
      const { wrong, zeroed } = verdict;
      if (wrong.length + zeroed.length > 0)
        failed.push({ index, dialect, notes: document.notes, wrong: wrong.slice(0, 5), zeroed: zeroed.slice(0, 5) });
    }
    console.log(`seed ${seed}: PDFs without rules, ${exact} figures exact, ${missed} unread`);
    expect(failed).toEqual([]);
    expect(missed).toBeLessThan(MISSED * (exact + missed));
  });
});
