import { describe, expect, it } from 'vitest';
import { checkReport, findingsOf } from '../../src/check/check-report.ts';
import { sumsOf } from '../../src/check/sums.ts';
import type { CellSource, GridSource } from '../../src/report/document.ts';
import type { Report } from '../../src/report/report.ts';
import { TRUST_NOTES } from '../../src/report/value-note.ts';
import { applyTrust } from '../../src/trust/apply-trust.ts';
import { suspectsOf } from '../../src/trust/suspects.ts';
import { fieldsOfUnruledTables } from '../../src/workers/missing-tables.ts';
import { type CellOf, reportOf } from '../check/report-of.ts';

/** A report whose figures all come from grids of one kind, each on page 1 in a box of its own. */
function read(grid: GridSource, cells: Record<string, CellOf>, more: Partial<CellSource> = {}): Report {
  const report = reportOf('t2021', 2023, cells);
  const values = Object.entries(report.values).map(([field, value], i) => {
    const bbox = [0, i, 10, i + 1] as const;
    return [field, { ...value, source: { page: 1, table: 1, bbox, grid, ...more } }];
  });
  return { ...report, values: Object.fromEntries(values) };
}

const trusted = (report: Report, second?: Map<string, 'agrees' | 'differs'>) =>
  applyTrust({ report, sums: sumsOf(report), positioned: true, ...(second ? { second } : {}) });

/** One case upheld, none in total: the only sum in which the two take part does not hold. */
const UNBALANCED = { review_upheld: 1 };
const GROUP = ['review_upheld', 'review_corrected', 'review_other', 'review_pending', 'review_total'];

describe('the sums of a form', () => {
  it('are known with their fields and their state', () => {
    const sums = sumsOf(read('markup', UNBALANCED));
    expect(sums).toHaveLength(7 + 7 + 25 + 3);
    expect(sums.filter((sum) => sum.state === 'broken')).toEqual([
      { rule: 'T4-SUM-REVIEW', key: 'review', fields: GROUP, withinRow: true, state: 'broken' },
    ]);
  });

  it('say nothing where a figure is unreadable', () => {
    const report = read('markup', { ...UNBALANCED, review_other: { status: 'unreadable', value: null, raw: '?' } });
    expect(sumsOf(report).find((sum) => sum.key === 'review')?.state).toBe('open');
  });

  it('are none where there is no form', () => {
    expect(sumsOf({ ...read('markup', {}), template: null, values: {} })).toEqual([]);
  });
});

describe('what was not found in a table without rules of which other figures were', () => {
  const absent = { status: 'absent', value: null, raw: null } as const;

  it('is unreadable: nobody can say that it is not there', () => {
    const found = read('alignment', {});
    const values = { ...found.values, review_other: { ...found.values.review_other!, ...absent, source: null } };
    const unplaced = fieldsOfUnruledTables({ ...found, values });
    expect([...unplaced]).toEqual(['review_other']);
    const report = { ...found, values };
    const told = applyTrust({ report, sums: sumsOf(report), positioned: true, unplaced }).values.review_other;
    expect(told).toMatchObject({ status: 'unreadable', value: null, note: TRUST_NOTES.unplaced });
  });

  it('stays absent in a table with rules, and in one of which nothing was found', () => {
    const ruled = read('rules', {});
    const values = { ...ruled.values, review_other: { ...ruled.values.review_other!, ...absent, source: null } };
    expect(fieldsOfUnruledTables({ ...ruled, values }).size).toBe(0);
    expect(fieldsOfUnruledTables(reportOf('t2021', 2023, {})).size).toBe(0);
  });
});

describe('trust', () => {
  it('leaves a report from markup as it is, its broken sums included', () => {
    const report = read('markup', UNBALANCED);
    expect(trusted(report)).toEqual(report);
  });

  it('makes unreadable what a picture’s broken sum leaves open, and nothing else; raw text and place stay', () => {
    const report = read('raster', UNBALANCED, { conf: 0.99 });
    const values = trusted(report).values;
    const lost = Object.keys(values).filter((field) => values[field]!.status === 'unreadable');
    expect(lost.sort()).toEqual([...GROUP].sort());
    expect(values.review_upheld).toMatchObject({
      status: 'unreadable',
      value: null,
      raw: '1',
      source: report.values.review_upheld!.source,
      note: TRUST_NOTES.brokenSum,
    });
  });

  it('names the one figure of table 3 at which a row and a column break', () => {
    const cells = { req_new_natural_person: 7, req_new_total: 7, res_granted_natural_person: 77, res_granted_total: 7 };
    const balanced = { ...cells, res_total_natural_person: 7, res_total_total: 7 };
    const { values } = trusted(read('raster', balanced, { conf: 0.99 }));
    expect(values.res_granted_natural_person).toMatchObject({ status: 'unreadable', raw: '77' });
    expect(values.res_granted_total).toMatchObject({ status: 'reported', value: 7 });
    expect(values.req_new_natural_person).toMatchObject({ status: 'reported', value: 7 });
  });

  it('turns a breach into an uncertain answer where its figures are not stated', () => {
    const report = trusted(read('raster', UNBALANCED, { conf: 0.99 }));
    const results = checkReport({ report, previous: null });
    expect(results.find((result) => result.rule === 'T4-SUM-REVIEW')?.outcome).toBe('uncertain');
    expect(findingsOf(results).map((finding) => finding.rule)).not.toContain('T4-SUM-REVIEW');
  });

  it('keeps the finding of a ruled table as it is where a second reading agrees', () => {
    const agrees = new Map(GROUP.map((field) => [field, 'agrees' as const]));
    const report = trusted(read('rules', UNBALANCED), agrees);
    expect(report.values.review_upheld).toMatchObject({ status: 'reported', value: 1, note: TRUST_NOTES.confirmed });
    const plain = checkReport({ report: read('markup', UNBALANCED), previous: null });
    expect(findingsOf(checkReport({ report, previous: null }))).toEqual(findingsOf(plain));
  });

  it('keeps the finding of a text as an error and tells its reader that the cells were inferred', () => {
    const read1 = read('sequence', UNBALANCED);
    const report = applyTrust({ report: read1, sums: sumsOf(read1), positioned: false });
    const finding = findingsOf(checkReport({ report, previous: null })).find((f) => f.rule === 'T4-SUM-REVIEW');
    expect(finding?.severity).toBe('error');
    expect(finding?.message.zh).toContain('请核对原文');
    expect(finding?.message.en).toContain('compare with the original');
  });

  it('makes a warning of a finding whose figures nothing confirms', () => {
    const agrees = new Map(GROUP.map((field) => [field, 'agrees' as const]));
    const report = trusted(read('raster', UNBALANCED, { conf: 0.99 }), agrees);
    const finding = findingsOf(checkReport({ report, previous: null })).find((f) => f.rule === 'T4-SUM-REVIEW');
    expect(finding?.severity).toBe('warning');
  });

  it('keeps the note that a value had', () => {
    const noted = { value: 1, raw: '1※', note: 'footnote mark left out' };
    const { values } = trusted(read('raster', { review_upheld: noted }, { conf: 0.99 }));
    expect(values.review_upheld?.note).toBe(`footnote mark left out; ${TRUST_NOTES.brokenSum}`);
  });

  it('is done once: a second time changes nothing more', () => {
    const once = trusted(read('raster', UNBALANCED, { conf: 0.99 }));
    expect(trusted(once).values.review_upheld).toEqual(once.values.review_upheld);
  });
});

describe('the cells to be looked at again', () => {
  it('are those of the sums that break, with their page and box', () => {
    const report = read('rules', UNBALANCED);
    const suspects = suspectsOf(report, sumsOf(report), []);
    expect(suspects.map((suspect) => suspect.field).sort()).toEqual([...GROUP].sort());
    expect(suspects.find((suspect) => suspect.field === 'review_upheld')).toMatchObject({ page: 1, raw: '1' });
  });

  it('and those in a box of which the reader warned', () => {
    const report = read('rules', {});
    const second = Object.keys(report.values)[1]!;
    const warning = { code: 'text-over-rules', place: { page: 1, bbox: [0, 1, 10, 2] as const } };
    expect(suspectsOf(report, sumsOf(report), [warning]).map((suspect) => suspect.field)).toEqual([second]);
  });

  it('are never those of markup', () => {
    const report = read('markup', UNBALANCED);
    expect(suspectsOf(report, sumsOf(report), [])).toEqual([]);
  });
});
