import { describe, expect, it } from 'vitest';
import { sumsOf } from '../../src/check/sums.ts';
import type { Report } from '../../src/report/report.ts';
import { partGlued } from '../../src/trust/part-glued.ts';
import { type CellOf, reportOf } from '../check/report-of.ts';

const COLUMNS = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org', 'total'];

const rowOf = (row: string, cells: readonly CellOf[]) =>
  Object.fromEntries(COLUMNS.map((column, i) => [`${row}_${column}`, cells[i]!]));

const glued = (row: string, raw: string) =>
  rowOf(
    row,
    COLUMNS.map(() => ({ status: 'unreadable', value: null, raw, note: '1 cells for 7 columns' }) as CellOf),
  );

const figuresOf = (report: Report, row: string) => COLUMNS.map((column) => report.values[`${row}_${column}`]!.value);

/** Everything that is not named is 0, so that each column has its sum. */
const TOTALS = rowOf('res_total', [41, 1, 0, 0, 0, 0, 42]);

describe('rows printed without a gap between their figures', () => {
  // 22 0 0 0 0 0 22 or 2 20 0 0 0 0 22; 19 1 0 0 0 0 20 or 1 9 10 0 0 0 20.
  const rows = { ...glued('res_granted', '220000022'), ...glued('res_partial', '191000020') };

  it('are taken apart where the sums down the columns leave one way', () => {
    const report = partGlued(reportOf('t2021', 2023, { ...rows, ...TOTALS }), sumsOf);
    expect(figuresOf(report, 'res_granted')).toEqual([22, 0, 0, 0, 0, 0, 22]);
    expect(figuresOf(report, 'res_partial')).toEqual([19, 1, 0, 0, 0, 0, 20]);
    expect(report.values.res_partial_business).toMatchObject({ status: 'reported', raw: '1' });
    expect(report.values.res_partial_business).not.toHaveProperty('note');
  });

  it('stay unreadable where no way fits the columns', () => {
    const report = reportOf('t2021', 2023, { ...rows, ...rowOf('res_total', [40, 1, 0, 0, 0, 0, 41]) });
    expect(partGlued(report, sumsOf)).toBe(report);
  });

  it('stay unreadable as a whole where one of their columns cannot be summed', () => {
    const unreadable: CellOf = { status: 'unreadable', value: null, raw: '?' };
    const report = reportOf('t2021', 2023, { ...rows, ...TOTALS, res_unable_not_held_business: unreadable });
    expect(partGlued(report, sumsOf)).toBe(report);
  });

  it('stay unreadable where the columns cannot be summed', () => {
    const open = rowOf(
      'res_total',
      COLUMNS.map(() => ({ status: 'unreadable', value: null, raw: '?' }) as CellOf),
    );
    const report = reportOf('t2021', 2023, { ...rows, ...open });
    expect(partGlued(report, sumsOf)).toBe(report);
  });

  it('are tried only within a budget', () => {
    const many = Object.assign(
      {},
      ...['res_granted', 'res_partial', 'res_denied_third_party', 'res_unable_not_held'].map((row) =>
        glued(row, '111111111116'),
      ),
    );
    const report = reportOf('t2021', 2023, { ...many, ...TOTALS });
    expect(partGlued(report, sumsOf)).toBe(report);
  });
});
