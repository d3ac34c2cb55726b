import { describe, expect, it } from 'vitest';
import { ALERT_COLUMNS, alertRows, flatAlertRows } from '../../src/export/alert-rows.ts';
import { COVERAGE_COLUMNS, coverageRows } from '../../src/export/coverage-rows.ts';
import { flatReportRows, REPORT_COLUMNS, reportRows } from '../../src/export/report-rows.ts';
import { type ReportValues, VALUE_COLUMNS, valueColumns, valueRows } from '../../src/export/value-rows.ts';
import { alertOf, coverageOf, findingOf } from '../alerts/samples.ts';

const names = new Map([['a1', '某市科学技术局']]);

describe('rows of values', () => {
  const report: ReportValues = {
    agencyId: 'a1',
    agency: '某市科学技术局',
    year: 2023,
    template: 't2021',
    url: 'https://portal.example/1',
    snapshot: 's1',
    unknown: new Set(['lit_direct_total']),
    values: {
      review_total: {
        value: 0,
        raw: '0',
        unit: '件',
        status: 'reported',
        source: { page: 3, table: 2, row: 5, column: 7 },
      },
      review_other: {
        ...{ value: null, raw: '', unit: '件', status: 'blank', source: null, mark: 'empty', note: 'x' },
        corrected: { status: 'reported', value: 2, by: '李', at: '2024-02-01T00:00:00Z', reason: '核对原件' },
      },
    },
  };
  const rows = valueRows(report, true);

  it('have the columns of the product, one row a value, and never a zero for a blank', () => {
    const plain = valueRows({ ...report, values: { review_total: report.values.review_total! } }, false);
    expect(valueColumns(false)).toEqual(VALUE_COLUMNS);
    expect(Object.keys(plain[0]!)).toEqual(
      'agencyId agency year template field value raw unit status source url snapshot state'.split(' '),
    );
    expect(rows.map(({ field, value, status }) => [field, value, status])).toEqual([
      ['review_total', 0, 'reported'],
      ['review_other', null, 'blank'],
    ]);
    expect(rows[0]!.source).toEqual({ page: 3, table: 2, row: 5, column: 7 });
  });

  it('say the state in the words of the pages, and tell what was not understood from what was not found', () => {
    const absent = { value: null, raw: null, unit: '件', status: 'absent' as const, source: null };
    const values = {
      review_total: { ...absent, status: 'unreadable' as const },
      lit_direct_total: absent,
      res_total: absent,
    };
    const states = valueRows({ ...report, values }, false).map(({ status, state }) => [status, state]);
    expect(states).toEqual([
      ['unreadable', '无法读取 unreadable'],
      ['absent', '未读懂 not understood'],
      ['absent', '未找到 not found'],
    ]);
  });

  it('give what was read and, apart from it, what a person put in its place', () => {
    expect(rows[1]).toMatchObject({ value: null, status: 'blank', corrected: 2, correctedStatus: 'reported' });
    expect(rows[1]).toMatchObject({ correctedBy: '李', correctedReason: '核对原件' });
    expect(rows[0]).toMatchObject({ corrected: null, correctedStatus: null });
    expect(Object.keys(rows[0]!)).toEqual(valueColumns(true));
    expect(valueColumns(true).slice(-4)).toEqual('corrected correctedStatus correctedBy correctedReason'.split(' '));
  });
});

describe('rows of reports', () => {
  const report = {
    agencyId: 'a1',
    agency: '某市科学技术局',
    year: 2023,
    title: '年报',
    template: 't2021',
    publishedAt: '2024-01-20',
    firstSeenAt: '2024-01-21T00:00:00.000Z',
    readAt: '2024-01-21T00:00:05.000Z',
    url: 'https://portal.example/1',
    snapshot: 's1',
    format: 'html',
    findings: [findingOf(), findingOf({ severity: 'info' }), findingOf()],
  };

  it('carry the findings in JSON', () => {
    expect(reportRows([{ ...report, secret: 'x' } as typeof report])).toEqual([report]);
  });

  it('count the findings by severity for spreadsheets', () => {
    const [row] = flatReportRows([report]);
    expect(row).toMatchObject({ critical: 0, error: 2, warning: 0, info: 1, title: '年报' });
    expect(Object.keys(row!)).toEqual(REPORT_COLUMNS);
  });
});

describe('rows of coverage', () => {
  it('have the columns of the product and the reason in words', () => {
    const [row] = coverageRows([coverageOf('missing')], names);
    expect(Object.keys(row!)).toEqual(COVERAGE_COLUMNS);
    expect(Object.keys(row!)).toEqual('agencyId agency year status deadline publishedAt url reason'.split(' '));
    expect(row).toMatchObject({ agency: '某市科学技术局', status: 'missing', reason: '栏目中没有' });
    expect(coverageRows([coverageOf('missing')], names, 'en')[0]!.reason).toBe('not in the column');
  });
});

describe('rows of alerts', () => {
  it('have the form of the product', () => {
    const [row] = alertRows([alertOf()], names);
    expect(Object.keys(row!)).toEqual(
      'id rule severity status agency year message evidence firstSeenAt lastSeenAt'.split(' '),
    );
    expect(row).toMatchObject({ agency: { id: 'a1', name: '某市科学技术局' }, evidence: { fields: [] } });
    expect(alertRows([alertOf({ agencyId: null })], names)[0]!.agency).toBeNull();
  });

  it('are flat for spreadsheets', () => {
    const [row] = flatAlertRows(
      [alertOf({ evidence: { url: 'https://x', snapshot: null, fields: ['f', 'g'], visited: [{}] } })],
      names,
    );
    expect(Object.keys(row!).sort()).toEqual([...ALERT_COLUMNS].sort());
    expect(row).toMatchObject({ agency: '某市科学技术局', url: 'https://x', fields: 'f g' });
    for (const value of Object.values(row!)) expect(typeof value === 'object' && value !== null).toBe(false);
  });
});
