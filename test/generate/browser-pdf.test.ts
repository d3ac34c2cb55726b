import { describe, expect, it } from 'vitest';
import { TEMPLATE_IDS } from '../../src/report/report.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { seed } from '../seed.ts';
import { judge } from './judge.ts';
import { layOut } from './layout.ts';
import { randomReport } from './model.ts';
import { BROWSER, printInBrowser } from './write-browser-pdf.ts';

const COUNT = Number(process.env.NIANBAO_PRINTED ?? 18);
/** Share of the figures that may stay unread. */
const MISSED = 0.3;

describe.skipIf(BROWSER === null)(
  `${COUNT} reports of the run ${seed} as a browser prints them (needs Chromium; NIANBAO_SEED, NIANBAO_PRINTED)`,
  () => {
    it('are read without a wrong figure, and nearly all of their figures are', { timeout: 3_600_000 }, async () => {
      const documents = Array.from({ length: COUNT }, (_, i) =>
        layOut(randomReport(seed, i, TEMPLATE_IDS[i % TEMPLATE_IDS.length]!)),
      );
      const printed = await printInBrowser(documents);
      let exact = 0;
      let missed = 0;
      const failed: unknown[] = [];
      for (const [i, { bytes, dialect }] of printed.entries()) {
        const found = await readReport({ url: '', title: '', listedDate: null, bytes, contentType: null });
        const verdict = judge(documents[i]!, found.ok ? found.value.report : null);
        exact += verdict.exact;
        missed += verdict.missed.length;
        const { wrong, zeroed } = verdict;
        if (wrong.length + zeroed.length > 0) failed.push({ index: i, dialect, wrong, zeroed });
      }
      console.log(`seed ${seed}: ${COUNT} printed reports, ${exact} figures exact, ${missed} unread`);
      expect(failed).toEqual([]);
      expect(missed).toBeLessThan(MISSED * (exact + missed));
    });
  },
);
