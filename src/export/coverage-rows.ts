import type { Bilingual } from '../report/bilingual.ts';
import type { Coverage } from '../report/coverage.ts';

/** One agency-year as `coverage --json` and `export coverage` give it. */
export interface CoverageRow {
  agencyId: string;
  agency: string;
  year: number;
  status: Coverage['status'];
  deadline: string | null;
  publishedAt: string | null;
  url: string | null;
  reason: string;
}

/** Of CSV and XLSX, in this order. */
export const COVERAGE_COLUMNS: readonly (keyof CoverageRow)[] = [
  'agencyId',
  'agency',
  'year',
  'status',
  'deadline',
  'publishedAt',
  'url',
  'reason',
];

/** One row an agency-year; `agencyNames` by id, the reason in the language asked for. */
export function coverageRows(
  coverage: readonly Coverage[],
  agencyNames: ReadonlyMap<string, string>,
  language: keyof Bilingual = 'zh',
): CoverageRow[] {
  return coverage.map(({ agencyId, year, status, deadline, publishedAt, url, reason }) => {
    const agency = agencyNames.get(agencyId) ?? agencyId;
    return { agencyId, agency, year, status, deadline, publishedAt, url, reason: reason[language] };
  });
}
