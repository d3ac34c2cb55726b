import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import { comparableSeries } from '../../src/diff/series.ts';
import type { Report } from '../../src/report/report.ts';
import { withStatements } from './cases/case.ts';
import { type CellOf, reportOf } from './report-of.ts';

/** The management committee of the 平潭 experimental zone, 2019 to 2025, as published: total column, documents and cases. */
interface Year {
  flow: [made: number, carriedIn: number, done: number, carriedOut: number];
  documents: [made: number, repealed: number, stock: number];
  more?: Record<string, CellOf>;
}

const YEARS: Readonly<Record<number, Year>> = {
  2019: { flow: [23, 0, 23, 0], documents: [89, 89, 89] },
  2020: {
    flow: [21, 0, 21, 0],
    documents: [77, 77, 166],
    // Outcomes add up to 27, of which natural persons 26; the totals say 21 and 20. 规章 0/0/7 of a committee.
    more: {
      res_granted_natural_person: 26,
      res_granted_business: 1,
      res_granted_total: 27,
      regulations_public_total: 7,
    },
  },
  2021: { flow: [70, 0, 69, 1], documents: [69, 3, 665] },
  2022: { flow: [74, 1, 75, 0], documents: [88, 55, 698] },
  2023: {
    flow: [81, 0, 81, 0],
    documents: [77, 132, 470],
    more: { lit_direct_pending: 1, lit_direct_upheld: 4, lit_direct_total: 5 },
  },
  2024: { flow: [218, 0, 218, 0], documents: [62, 33, 440] },
  2025: { flow: [154, 0, 148, 6], documents: [58, 45, 546] },
};

function report(year: number): Report {
  const { flow, documents, more = {} } = YEARS[year]!;
  const [made, carriedIn, done, carriedOut] = flow;
  const persons = year === 2020 ? { new: 20, done: 20 } : { new: made, done };
  const cells: Record<string, CellOf> = {
    ...{ req_new_total: made, req_new_natural_person: persons.new, req_carried_in_total: carriedIn },
    ...{ req_carried_in_natural_person: carriedIn, res_total_total: done, res_total_natural_person: persons.done },
    ...{ req_carried_out_total: carriedOut, req_carried_out_natural_person: carriedOut },
    ...(year === 2020
      ? { req_new_business: 1, res_total_business: 1 }
      : { res_granted_total: done, res_granted_natural_person: done }),
    ...(year < 2021
      ? {
          normative_docs_new_made: documents[0],
          normative_docs_new_public: documents[1],
          normative_docs_public_total: documents[2],
        }
      : {
          normative_docs_made: documents[0],
          normative_docs_repealed: documents[1],
          normative_docs_in_force: documents[2],
        }),
    ...more,
  };
  return { ...reportOf(year < 2021 ? 't2019' : 't2021', year, cells), agency: '平潭综合实验区管委会' };
}

/** Rules that fail with their figures; those that are for information only where they are asked for. */
function told(year: number, rules: RegExp): string[] {
  const previous = year === 2019 ? null : report(year - 1);
  return findingsOf(checkReport({ report: report(year), previous }))
    .filter(({ rule }) => rules.test(rule))
    .map(({ rule, instance, expected, actual }) => `${rule} ${instance ?? ''} ${expected} ${actual}`);
}

describe('seven real years of one body', () => {
  it('have sums that hold, but those of 2020', () => {
    for (const year of [2019, 2021, 2022, 2023, 2024, 2025]) expect(told(year, /^T3-|^T4-SUM/)).toEqual([]);
    expect(told(2020, /^T3-(?:FLOW|RESULT-SUM)/)).toEqual([
      'T3-RESULT-SUM natural_person 26 20',
      'T3-RESULT-SUM total 27 21',
    ]);
  });

  it('carry over what the year before carried out, in all six pairs, also across the forms', () => {
    for (const year of [2020, 2021, 2022, 2023, 2024, 2025]) expect(told(year, /^Y-CARRY/)).toEqual([]);
    const results = checkReport({ report: report(2021), previous: report(2020) });
    expect(results.find(({ rule }) => rule === 'Y-CARRY-TOTAL')?.outcome).toBe('pass');
  });

  it('have a stock of documents that is not compared with the older form, holds once and breaks three times', () => {
    // 89 + 77 = 166; what 2019 printed of 规章 is not known here.
    expect(told(2020, /STOCK|PUBLIC-YOY/).filter((one) => one.includes('normative'))).toEqual([]);
    expect(told(2021, /STOCK/)).toEqual([]);
    expect(told(2022, /STOCK/)).toEqual([]);
    expect(told(2023, /Y-STOCK/)).toEqual(['Y-STOCK-NORM normative_docs 643 470']);
    expect(told(2024, /Y-STOCK/)).toEqual(['Y-STOCK-NORM normative_docs 499 440']);
    expect(told(2025, /Y-STOCK/)).toEqual(['Y-STOCK-NORM normative_docs 453 546']);
  });

  it('lose a pending lawsuit between 2023 and 2024', () => {
    expect(told(2024, /^Y-PENDING/)).toEqual(['Y-PENDING lit_direct 0 1']);
  });

  it('report government rules that a committee cannot make, in 2020 alone', () => {
    const agency = { id: 'pt', name: '平潭综合实验区管委会', level: 'park' as const, regionCode: '', parent: '' };
    const rest = { portalUrl: '', reportColumnUrl: '', aliases: [], firstYear: null, lastYear: null, extra: {} };
    const of = (year: number) =>
      checkReport({ report: report(year), previous: null, agency: { ...agency, ...rest } }).filter(
        ({ rule, outcome }) => rule === 'T2-REG-POWER' && outcome === 'fail',
      ).length;
    expect([2019, 2020, 2021, 2022].map(of)).toEqual([0, 1, 0, 0]);
  });

  it('say in 2022 how many requests came with those carried in, which is told for information', () => {
    const said = withStatements({
      ...report(2022),
      prose: [{ section: 3, text: '2022年，收到政府信息公开申请75件。' }],
    });
    const found = findingsOf(checkReport({ report: said, previous: report(2021) })).filter(
      ({ rule }) => rule === 'X-NEW',
    );
    expect(found.map(({ severity, expected, actual }) => [severity, expected, actual])).toEqual([['info', 74, 75]]);
  });

  it('explain in 2023 by a clean-up why documents are fewer, and not in the years after', () => {
    const prose = [{ section: 2, text: '对本区行政规范性文件进行全面清理，公布继续有效的文件目录。' }];
    const of = (year: number) =>
      findingsOf(checkReport({ report: { ...report(year), prose }, previous: report(year - 1) }))
        .filter(({ rule }) => rule === 'Y-STOCK-NORM')
        .map(({ severity }) => severity);
    expect(of(2023)).toEqual(['info']);
    // More documents than expected are explained by no clean-up.
    expect(of(2025)).toEqual(['warning']);
    const silent = findingsOf(checkReport({ report: report(2024), previous: report(2023) }));
    expect(silent.find(({ rule }) => rule === 'Y-STOCK-NORM')?.severity).toBe('warning');
  });

  it('count one, three, three in the fifth part of 2023, and misprint a heading in 2022', () => {
    const prose = [{ section: 5, text: '一是加强培训；三是完善制度；三是强化考核。' }];
    const [list] = findingsOf(checkReport({ report: { ...report(2023), prose }, previous: null })).filter(
      ({ rule }) => rule === 'D-SECTION-ORDER',
    );
    expect(list).toMatchObject({ instance: '5-list', severity: 'info', expected: '二是', actual: '三是' });
    const sections = report(2022).sections.map((one) =>
      one.number === 4 ? { ...one, title: '政府信息公开行政法复议、行政诉讼情况' } : one,
    );
    const [heading] = findingsOf(checkReport({ report: { ...report(2022), sections }, previous: null })).filter(
      ({ rule }) => rule === 'D-SECTION-ORDER',
    );
    expect(heading).toMatchObject({ instance: '4', severity: 'warning' });
  });

  it('make one series of requests, and a stock of which the years to 2020 stand apart', () => {
    const years = Object.keys(YEARS).map((year) => ({ year: Number(year), report: report(Number(year)) }));
    const series = comparableSeries(years);
    const of = (metric: string) => series.find((one) => one.metric === metric)?.points ?? [];
    expect(of('requests_new').map(({ figure }) => (figure.kind === 'number' ? figure.value : null))).toEqual([
      ...[23, 21, 70, 74, 81, 218, 154],
    ]);
    expect(of('requests_new').every(({ comparable }) => comparable === null || comparable === 'full')).toBe(true);
    expect(of('normative_stock').map(({ comparable }) => comparable)).toEqual([
      ...[null, 'full', 'none', 'full', 'full', 'full', 'full'],
    ]);
  });
});
