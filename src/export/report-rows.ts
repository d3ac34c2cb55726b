import type { Finding, Severity } from '../report/finding.ts';

/** One report with its findings. */
export interface ReportSummary {
  agencyId: string;
  agency: string;
  year: number;
  title: string | null;
  template: string | null;
  /** YYYY-MM-DD. */
  publishedAt: string | null;
  firstSeenAt: string;
  readAt: string;
  url: string;
  snapshot: string;
  format: string;
  findings: readonly Finding[];
}

/** A report as a spreadsheet row: its findings counted by severity. */
export type FlatReportRow = Omit<ReportSummary, 'findings'> & Record<Severity, number>;

/** Of CSV and XLSX, in this order. */
export const REPORT_COLUMNS: readonly (keyof FlatReportRow)[] = [
  'agencyId',
  'agency',
  'year',
  'title',
  'template',
  'publishedAt',
  'firstSeenAt',
  'readAt',
  'url',
  'snapshot',
  'format',
  'critical',
  'error',
  'warning',
  'info',
];

/** Rows for JSON: the findings as `check --json` gives them. */
export function reportRows(reports: readonly ReportSummary[]): ReportSummary[] {
  return reports.map((report) => ({ ...about(report), findings: report.findings }));
}

/** Rows for CSV and XLSX: the number of findings by severity. */
export function flatReportRows(reports: readonly ReportSummary[]): FlatReportRow[] {
  return reports.map((report) => {
    const open = report.findings.filter((finding) => finding.dismissed === undefined);
    const count = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
    const counts = {
      critical: count('critical'),
      error: count('error'),
      warning: count('warning'),
      info: count('info'),
    };
    return { ...about(report), ...counts };
  });
}

function about(report: ReportSummary): Omit<ReportSummary, 'findings'> {
  const { agencyId, agency, year, title, template, publishedAt, firstSeenAt, readAt, url, snapshot, format } = report;
  return { agencyId, agency, year, title, template, publishedAt, firstSeenAt, readAt, url, snapshot, format };
}
