import type { CellSource } from '../report/document.ts';
import type { Corrected, TemplateId, Value, ValueStatus } from '../report/report.ts';

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
  /** What a person put in its place: a figure, or null with `correctedStatus` `blank`. Absent where no figure of the export was corrected. */
  corrected?: number | null;
  correctedStatus?: Corrected['status'] | null;
  correctedBy?: string | null;
  correctedReason?: string | null;
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
];
const CORRECTED_COLUMNS = ['corrected', 'correctedStatus', 'correctedBy', 'correctedReason'] as const;

/** The columns of an export: those of corrections stand at the end, where there is one. */
export function valueColumns([first]: readonly ValueRow[]): readonly (keyof ValueRow)[] {
  return first !== undefined && 'corrected' in first ? [...VALUE_COLUMNS, ...CORRECTED_COLUMNS] : VALUE_COLUMNS;
}

/** One row a figure, in the order of the reports and of their fields. */
export function valueRows(reports: readonly ReportValues[]): ValueRow[] {
  const isCorrected = reports.some(({ values }) => Object.values(values).some(({ corrected }) => corrected));
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
      ...(isCorrected ? correctionOf(corrected) : {}),
    })),
  );
}

function correctionOf(corrected: Corrected | undefined) {
  const { value = null, status = null, by = null, reason = null } = corrected ?? {};
  return { corrected: value, correctedStatus: status, correctedBy: by, correctedReason: reason };
}
