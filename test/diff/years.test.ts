import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffYears, type FigureDiff } from '../../src/diff/years.ts';
import type { Report, TemplateId } from '../../src/report/report.ts';
import { ABSENT, type CellOf, fieldsOf, reportOf } from '../check/report-of.ts';

const mark = (kind: 'empty' | 'slash' | 'dash' | 'none'): CellOf => ({
  status: 'blank',
  value: null,
  raw: '',
  mark: kind,
});
const SMUDGE: CellOf = { status: 'unreadable', value: null, raw: '3?' };

function figure(previous: Report, current: Report, key: string): FigureDiff {
  const found = diffYears(previous, current).figures.filter((f) => f.key === key);
  expect(found, key).toHaveLength(1);
  return found[0]!;
}

const pair = (before: CellOf, after: CellOf) =>
  figure(
    reportOf('t2021', 2022, { review_total: before }),
    reportOf('t2021', 2023, { review_total: after }),
    'review_total',
  );

describe('two years of the same form', () => {
  it.each<[string, CellOf, CellOf, FigureDiff['state'], number | null]>([
    ['another number', 3, 5, 'changed', 2],
    ['the same number', 3, 3, 'same', 0],
    ['zero after a number', 3, 0, 'changed', -3],
    ['a blank after a number', 3, null, 'vanished', null],
    ['a blank after zero', 0, null, 'vanished', null],
    ['a number after a blank', null, 3, 'appeared', null],
    ['zero after a slash', mark('slash'), 0, 'appeared', null],
    ['a slash after a blank', mark('empty'), mark('slash'), 'changed', null],
    ['a dash after 无', mark('none'), mark('dash'), 'changed', null],
    ['a slash after a slash', mark('slash'), mark('slash'), 'same', null],
    ['an unreadable cell', 3, SMUDGE, 'not_comparable', null],
    ['an unreadable cell twice', SMUDGE, SMUDGE, 'not_comparable', null],
    ['a cell that is not there', ABSENT, 3, 'not_comparable', null],
  ])('with %s', (_, before, after, state, delta) => {
    const diff = pair(before, after);
    expect(diff).toMatchObject({ state, delta, comparability: 'full' });
    expect(diff.reason !== null).toBe(state === 'not_comparable');
  });

  it('are compared field by field, each once', () => {
    const diff = diffYears(reportOf('t2021', 2022), reportOf('t2021', 2023));
    expect(diff.figures.map((f) => f.key)).toEqual(fieldsOf('t2021').map((f) => f.id));
    expect(diff.counts).toEqual({ changed: 0, appeared: 0, vanished: 0, same: 200, not_comparable: 0 });
    expect(diff).toMatchObject({ from: { year: 2022, template: 't2021' }, to: { year: 2023 } });
  });

  it('do not subtract amounts in other units, or in units that they do not say', () => {
    const bought = (value: number, unit: string | null): CellOf => ({ status: 'reported', value, unit, raw: '' });
    const between = (before: CellOf, after: CellOf) =>
      figure(
        reportOf('t2019', 2019, { procurement_amount: before }),
        reportOf('t2019', 2020, { procurement_amount: after }),
        'procurement_amount',
      );
    expect(between(bought(45.82, '万元'), bought(12_762_137, '元'))).toMatchObject({
      state: 'not_comparable',
      delta: null,
    });
    expect(between(bought(52.15, null), bought(60, null)).state).toBe('not_comparable');
    expect(between(bought(246_900, '元'), bought(344_300, '元')).delta).toBe(97_400);
    expect(between(0, bought(60, '万元')).delta).toBe(60);
  });

  it('subtract fractions without dust', () => {
    expect(pair(0.1, 0.3).delta).toBe(0.2);
  });
});

describe('the forms of 2019 and 2021 (C-2020-2021)', () => {
  const in2020 = (cells: Record<string, CellOf> = {}) => reportOf('t2019', 2020, cells);
  const in2021 = (cells: Record<string, CellOf> = {}) => reportOf('t2021', 2021, cells);

  it('share the cells whose ids are the same', () => {
    expect(
      figure(in2020({ lit_direct_pending: 1 }), in2021({ lit_direct_pending: 2 }), 'lit_direct_pending'),
    ).toMatchObject({
      state: 'changed',
      delta: 1,
      comparability: 'full',
      label: null,
    });
    expect(figure(in2020(), in2021({ res_granted_business: 4 }), 'res_granted_business').delta).toBe(4);
  });

  it('add up the three rows into which other handling was split', () => {
    const rows = { res_other_no_correction_total: 1, res_other_fee_unpaid_total: 2, res_other_misc_total: 3 };
    const diff = figure(in2020({ res_other_total: 5 }), in2021(rows), 'other_handling');
    expect(diff).toMatchObject({ state: 'changed', delta: 1, comparability: 'full', label: '其他处理' });
    expect(diff.fieldsAfter).toHaveLength(3);
  });

  it('do not add up where one row is blank', () => {
    const diff = figure(in2020({ res_other_total: 5 }), in2021({ res_other_misc_total: null }), 'other_handling');
    expect(diff).toMatchObject({ state: 'not_comparable', after: { kind: 'partly_blank' } });
  });

  it('compare approximately with a note where the term was narrowed', () => {
    const diff = figure(in2020({ normative_docs_new_made: 9 }), in2021({ normative_docs_made: 4 }), 'normative_made');
    expect(diff).toMatchObject({ state: 'changed', delta: -5, comparability: 'approx' });
    expect(diff.reason?.zh).toContain('口径');
  });

  it('do not compare the stock, whose base changed', () => {
    const diff = figure(
      in2020({ normative_docs_public_total: 166 }),
      in2021({ normative_docs_in_force: 665 }),
      'normative_stock',
    );
    expect(diff).toMatchObject({ state: 'not_comparable', delta: null, comparability: 'none' });
    expect(diff.before).toEqual({ kind: 'number', value: 166 });
  });

  it('list what the new form dropped', () => {
    const before = in2020({ procurement_projects: 3, procurement_amount: 52 });
    expect(figure(before, in2021(), 'procurement_projects')).toMatchObject({
      state: 'not_comparable',
      before: { kind: 'number', value: 3 },
    });
    expect(diffYears(before, in2021()).figures.map(({ key }) => key)).not.toContain('procurement');
  });
});

describe('the forms of 2014 and 2019 (C-2018-2019)', () => {
  it('do not compare fields that happen to have the same id', () => {
    const diff = figure(
      reportOf('t2014', 2018, { review_upheld: 3 }),
      reportOf('t2019', 2019, { review_upheld: 3 }),
      'review_upheld',
    );
    expect(diff.state).toBe('not_comparable');
  });

  it('compare through the crosswalk', () => {
    const before = reportOf('t2014', 2018, { req_received: 12 });
    const diff = figure(before, reportOf('t2019', 2019, { req_new_total: 9 }), 'requests_new');
    expect(diff).toMatchObject({ state: 'changed', delta: -3, comparability: 'approx' });
  });
});

describe('any two reports', () => {
  const template = fc.constantFrom<(TemplateId | null)[]>('t2014', 't2019', 't2021', null);
  const cell = fc.constantFrom<CellOf[]>(0, 3, null, mark('slash'), ABSENT, SMUDGE);
  const random = fc
    .tuple(template, cell)
    .map(([t, rest]) => (t ? reportOf(t, 2020, {}, rest) : { ...reportOf('t2021', 2020), template: null, values: {} }));

  it('mention every field of both sides, and give a reason for what is not compared', () => {
    fc.assert(
      fc.property(random, random, (a, b) => {
        const { figures, counts } = diffYears(a, b);
        const before = new Set(figures.flatMap((f) => f.fieldsBefore));
        const after = new Set(figures.flatMap((f) => f.fieldsAfter));
        for (const field of Object.keys(a.values)) expect(before.has(field), field).toBe(true);
        for (const field of Object.keys(b.values)) expect(after.has(field), field).toBe(true);
        expect(new Set(figures.map((f) => f.key)).size).toBe(figures.length);
        expect(Object.values(counts).reduce((x, y) => x + y)).toBe(figures.length);
        for (const f of figures) {
          if (f.state === 'not_comparable') expect(f.reason).not.toBeNull();
          expect(f.delta !== null).toBe(
            f.state !== 'not_comparable' && f.before.kind === 'number' && f.after.kind === 'number',
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have nothing changed against themselves', () => {
    fc.assert(
      fc.property(random, (a) => {
        const { changed, appeared, vanished } = diffYears(a, a).counts;
        expect([changed, appeared, vanished]).toEqual([0, 0, 0]);
      }),
      { numRuns: 20 },
    );
  });
});
