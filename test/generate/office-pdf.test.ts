import { describe, expect, it } from 'vitest';
import { TEMPLATE_IDS } from '../../src/report/report.ts';
import { readReport } from '../../src/workers/process-report.ts';
import { seed } from '../seed.ts';
import { judge } from './judge.ts';
import { layOut } from './layout.ts';
import type { GeneratedDocument } from './model.ts';
import { randomReport } from './model.ts';
import { HAS_OFFICE, type OfficePrint, printInOffice } from './print-in-office.ts';
import { printWorkbooks } from './print-workbook.ts';

const COUNT = Number(process.env.NIANBAO_OFFICE ?? 24);
/** How reports are printed: as Word files and as workbooks, whose columns go on on further pages; with rules, and without. */
const PRINTS = {
  rules: (documents: readonly GeneratedDocument[]) => printInOffice(documents, true),
  none: (documents: readonly GeneratedDocument[]) => printInOffice(documents, false),
  'sheets with rules': (documents: readonly GeneratedDocument[]) => printWorkbooks(documents, true),
  'sheets without': (documents: readonly GeneratedDocument[]) => printWorkbooks(documents, false),
} satisfies Record<string, (documents: readonly GeneratedDocument[]) => OfficePrint[]>;
type Kind = keyof typeof PRINTS;
/** Share of the figures that may stay unread: without rules narrow cells break figures and names into many lines. */
const MISSED: Record<Kind, number> = { rules: 0.1, none: 0.8, 'sheets with rules': 0.15, 'sheets without': 0.9 };

describe.skipIf(!HAS_OFFICE)(
  `${COUNT} reports of the run ${seed} as LibreOffice prints them (needs soffice; NIANBAO_SEED, NIANBAO_OFFICE)`,
  () => {
    it.each(Object.keys(PRINTS) as Kind[])(
      '%s: are read without a wrong figure',
      { timeout: 3_600_000 },
      async (kind) => {
        const documents = Array.from(
          { length: COUNT },
          (_, i) => layOut(randomReport(seed, i, TEMPLATE_IDS[i % TEMPLATE_IDS.length]!)),
          // Without rules, pieces of a table that were set anew, each with columns of its own, stand under no header.
        ).filter(({ notes }) => kind !== 'none' || !notes.some((note) => note.startsWith('cut before')));
        const printed = PRINTS[kind](documents);
        let exact = 0;
        let missed = 0;
        const failed: unknown[] = [];
        for (const [i, { bytes, dialect }] of printed.entries()) {
          expect(bytes, `document ${i} was not printed`).not.toBeNull();
          const found = await readReport({ url: '', title: '', listedDate: null, bytes: bytes!, contentType: null });
          const verdict = judge(documents[i]!, found.ok ? found.value.report : null);
          exact += verdict.exact;
          missed += verdict.missed.length;
          // Without rules a blank cell and none look the same.
          const wrong = verdict.wrong.filter((one) => /rules/.test(kind) || !one.endsWith(': blank, not printed'));
          const { zeroed } = verdict;
          if (wrong.length + zeroed.length > 0) failed.push({ index: i, dialect, wrong, zeroed });
        }
        console.log(`seed ${seed}: printed by LibreOffice, ${kind}: ${exact} figures exact, ${missed} unread`);
        expect(failed).toEqual([]);
        expect(missed).toBeLessThan(MISSED[kind] * (exact + missed));
      },
    );
  },
);
