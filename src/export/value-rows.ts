import type { Corrected } from '../report/correction.ts';
import type { CellSource, TemplateId, Value, ValueStatus } from '../report/report.ts';

/** The figures of one report with where they come from. */
export interface ReportValues {
  agencyId: string;
  agency: string;
  year: number;
  template: TemplateId | string | null;
  url: string;
  snapshot: string;
  values: Readonly<Record<string, Value>>;
}

/** One figure as `export values` gives it. */
export interface ValueRow {
  agencyId: string;
  agency: string;
  year: number;
  template: string | null;
  field: string;
  value: number | null;
  raw: string | null;
  unit: string | null;
  status: ValueStatus;
  /** What a person put in its place: a figure, or null with `correctedStatus` `blank`. */
  corrected: number | null;
  correctedStatus: Corrected['status'] | null;
  correctedBy: string | null;
  correctedReason: string | null;
  source: CellSource | null;
  url: string;
  snapshot: string;
}

export const VALUE_COLUMNS: readonly (keyof ValueRow)[] = [
  'agencyId',
  'agency',
  'year',
  'template',
  'field',
  'value',
  'raw',
  'unit',
  'status',
  'source',
  'url',
  'snapshot',
  'corrected',
  'correctedStatus',
  'correctedBy',
  'correctedReason',
];

/** One row a figure, in the order of the reports and of their fields. */
export function valueRows(reports: readonly ReportValues[]): ValueRow[] {
  return reports.flatMap(({ values, agencyId, agency, year, template, url, snapshot }) =>
    Object.entries(values).map(([field, { value, raw, unit, status, source, corrected }]) => ({
      agencyId,
      agency,
      year,
      template,
      field,
      value,
      raw,
      unit,
      status,
      source,
      url,
      snapshot,
      corrected: corrected?.value ?? null,
      correctedStatus: corrected?.status ?? null,
      correctedBy: corrected?.by ?? null,
      correctedReason: corrected?.reason ?? null,
    })),
  );
}
