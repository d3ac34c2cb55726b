import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROKEN_RULE, checkReport } from '../../src/check/check-report.ts';
import type { Report, TemplateId } from '../../src/report/report.ts';
import { seed } from '../seed.ts';
import { fieldsOf, reportOf } from './report-of.ts';

/** Any figures, many of them unreadable, absent or blank, as a bad scan leaves them. */
const damaged = (template: TemplateId, year: number): fc.Arbitrary<Report> => {
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 3, arbitrary: fc.constant({ status: 'unreadable' as const, value: null, raw: '?' }) },
    { weight: 1, arbitrary: fc.constant({ status: 'absent' as const, value: null, raw: null }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const fields = fieldsOf(template).map(({ id }) => id);
  return fc
    .array(cell, { minLength: fields.length, maxLength: fields.length })
    .map((cells) => reportOf(template, year, Object.fromEntries(fields.map((id, i) => [id, cells[i]!]))));
};

describe('a report with unreadable figures', () => {
  it.each(['t2014', 't2019', 't2021'] as const)(
    '%s: no rule breaks down, and none accuses it by a figure that was not read',
    (template) => {
      const year = { t2014: 2017, t2019: 2020, t2021: 2023 }[template];
      fc.assert(
        fc.property(damaged(template, year), damaged(template, year - 1), (report, previous) => {
          for (const { rule, instance, finding } of checkReport({ report, previous })) {
            expect(rule, instance).not.toBe(BROKEN_RULE);
            if (!finding || ['NUM-PARSE', 'NUM-TWICE', 'TABLE-BLANK', 'TABLE-SHAPE', 'D-TABLE-MISSING'].includes(rule))
              continue;
            const unread = finding.fields.filter((field) => report.values[field]?.status === 'unreadable');
            expect(unread, `${rule} ${instance ?? ''}`).toEqual([]);
          }
        }),
        { seed, numRuns: 40 },
      );
    },
  );

  it('is not said to hold no number where a plain figure was only not trusted', () => {
    const figure = (raw: string) => {
      const cells = { penalty_decisions: { status: 'unreadable' as const, value: null, raw } };
      const results = checkReport({ report: reportOf('t2021', 2023, cells), previous: null });
      return results.find(({ rule }) => rule === 'NUM-PARSE')?.outcome;
    };
    expect(['0', '12', '1,234', '-3'].map(figure)).toEqual(['uncertain', 'uncertain', 'uncertain', 'uncertain']);
    expect(['若干', '减4', '5件左右'].map(figure)).toEqual(['fail', 'fail', 'fail']);
  });

  it('is not said to hold no number where its row has other cells than the form, blank ones too', () => {
    const joined = (raw: string) => {
      const cells = { res_granted_total: { status: 'unreadable' as const, value: null, raw } };
      const results = checkReport({ report: reportOf('t2021', 2023, cells), previous: null });
      return results.find(({ rule }) => rule === 'NUM-PARSE')?.outcome;
    };
    expect([' |  |  |  | ', ' |  |  | 12', '258 | 12 |  | '].map(joined)).toEqual(Array(3).fill('uncertain'));
  });

  it('is warned of blanks at most where its cells are our guess', () => {
    const blank = (grid: 'markup' | 'sequence' | 'raster') => {
      const source = { path: 'p', table: 2, row: 1, column: 1, grid };
      const cell = { status: 'blank' as const, value: null, raw: '', mark: 'empty' as const, source };
      const results = checkReport({ report: reportOf('t2021', 2023, {}, cell), previous: null });
      const found = results.find(({ rule, instance }) => rule === 'TABLE-BLANK' && instance === 'table3')?.finding;
      return [found?.severity, found?.message.zh.includes('请核对原文')];
    };
    expect(blank('markup')).toEqual(['error', false]);
    expect(blank('sequence')).toEqual(['warning', true]);
    expect(blank('raster')).toEqual(['warning', true]);
  });
});
