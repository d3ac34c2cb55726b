import { describe, expect, it } from 'vitest';
import { METRICS } from '../../src/diff/crosswalk.ts';
import { comparableSeries, type YearOfReport } from '../../src/diff/series.ts';
import type { TemplateId } from '../../src/report/report.ts';
import { METRIC_NAMES } from '../../src/text/series.ts';
import { type CellOf, reportOf } from '../check/report-of.ts';

const of = (template: TemplateId, year: number, cells: Record<string, CellOf> = {}): YearOfReport => ({
  year,
  report: reportOf(template, year, cells),
});
const ALL = [
  of('t2021', 2021, {
    req_new_total: 70,
    res_other_misc_total: 2,
    normative_docs_in_force: 665,
    normative_docs_made: 69,
  }),
  of('t2014', 2018, { req_received: 12, replies_granted: 3, replies_already_public: 4 }),
  of('t2019', 2020, {
    req_new_total: 21,
    res_other_total: 1,
    normative_docs_public_total: 166,
    procurement_amount: 52.15,
  }),
  of('t2019', 2019, { req_new_total: 23, res_other_total: null, procurement_projects: 2 }),
];
const points = (metric: string, field: string | null = null) =>
  comparableSeries(ALL)
    .find((one) => one.metric === metric && one.field === field)
    ?.points.map(({ year, figure, comparable }) => [
      year,
      figure.kind === 'number' ? figure.value : figure.kind,
      comparable,
    ]);

describe('the comparable figures of an agency over all years', () => {
  it('say between which years a figure may be compared, and how far', () => {
    expect(points('requests_new')).toEqual([
      [2018, 12, null],
      [2019, 23, 'approx'],
      [2020, 21, 'full'],
      [2021, 70, 'full'],
    ]);
    expect(points('normative_stock')).toEqual([
      [2019, 0, null],
      [2020, 166, 'full'],
      [2021, 665, 'none'],
    ]);
  });

  it('add up what the newer form parts, and what the older one did; blanks are no zeros', () => {
    expect(points('granted')?.[0]).toEqual([2018, 7, null]);
    expect(points('other_handling')).toEqual([
      [2019, 'blank', null],
      [2020, 1, 'full'],
      [2021, 2, 'full'],
    ]);
  });

  it('never add up different things under one head', () => {
    expect(points('procurement')).toBeUndefined();
    expect(points('procurement', 'procurement_amount')).toEqual([
      [2019, 0, null],
      [2020, 52.15, 'full'],
    ]);
  });

  it('give the reason with every point that is not fully comparable', () => {
    for (const { points: all } of comparableSeries(ALL))
      for (const { comparable, reason } of all)
        expect(reason === null).toBe(comparable === null || comparable === 'full');
  });

  it('have all metrics of the crosswalk, named in both languages; years without a form have no point', () => {
    expect(METRICS).toHaveLength(34);
    expect(Object.keys(METRIC_NAMES).sort()).toEqual(METRICS.map(({ metric }) => metric).sort());
    expect(new Set(comparableSeries(ALL).map(({ metric }) => metric)).size).toBe(34);
    const unread: YearOfReport = { year: 2022, report: { template: null, values: {} } };
    expect(comparableSeries([unread])).toEqual([]);
  });
});
