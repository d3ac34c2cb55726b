import { describe, expect, it } from 'vitest';
import type { ReportRow } from '../../src/web/queries/reports.ts';
import { storedReport } from '../../src/web/queries/stored-report.ts';

const row = {
  ...{
    title: '年度报告',
    agency_printed: '某局',
    year: 2023,
    year_printed: 2022,
    template: 't2021',
    template_reason: null,
  },
  ...{
    period_from: null,
    period_to: null,
    sections: [],
    published_claims: [],
    not_understood: [],
    prose: [],
    words: {},
  },
} as unknown as ReportRow;

describe('a stored report, as it is compared', () => {
  it('is of the year that it prints, not of the one that it is filed under', () => {
    expect(storedReport(row, new Map()).year).toBe(2022);
    expect(storedReport({ ...row, year_printed: null }, new Map()).year).toBeNull();
  });
});
