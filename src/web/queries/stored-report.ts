import { type BlankMark, type CellSource, type Report, TEMPLATE_IDS } from '../../report/report.ts';
import type { ReportRow, ValueRow } from './reports.ts';

/** A stored report in the form that the pure stages take. */
export function storedReport(row: ReportRow, values: ReadonlyMap<string, ValueRow>): Report {
  const figures = [...values].map(([field, one]) => [
    field,
    {
      value: one.value,
      raw: one.raw,
      unit: one.unit,
      status: one.status,
      source: one.source as CellSource | null,
      ...(one.mark === null ? {} : { mark: one.mark as BlankMark }),
      ...(one.note === null ? {} : { note: one.note }),
    },
  ]);
  return {
    title: row.title,
    agency: row.agency_printed,
    year: row.year,
    template: TEMPLATE_IDS.find((id) => id === row.template) ?? null,
    templateReason: row.template_reason,
    period: row.period_from && row.period_to ? { from: row.period_from, to: row.period_to } : null,
    sections: row.sections,
    published: row.published_claims,
    values: Object.fromEntries(figures),
    notUnderstood: row.not_understood,
    prose: row.prose,
  };
}
