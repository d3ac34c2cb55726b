import { withCorrections } from '../../report/correction.ts';
import { type Report, TEMPLATE_IDS } from '../../report/report.ts';
import { valueOfRow } from '../../store/values.ts';
import type { ReportRow, ValueRow } from './reports.ts';

/** A stored report in the form that the pure stages take: its year is the one that it prints, as the checks saw it, and its figures as people corrected them. */
export function storedReport(row: ReportRow, values: ReadonlyMap<string, ValueRow>): Report {
  const figures = [...values].map(([field, one]) => [field, valueOfRow(one)]);
  return withCorrections({
    title: row.title,
    agency: row.agency_printed,
    year: row.year_printed,
    template: TEMPLATE_IDS.find((id) => id === row.template) ?? null,
    templateReason: row.template_reason,
    period: row.period_from && row.period_to ? { from: row.period_from, to: row.period_to } : null,
    sections: row.sections,
    published: row.published_claims,
    values: Object.fromEntries(figures),
    notUnderstood: row.not_understood,
    prose: row.prose,
    ...row.words,
  });
}
