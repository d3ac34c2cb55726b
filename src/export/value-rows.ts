import type { CellSource } from '../report/document.ts';
import type { Corrected, TemplateId, Value, ValueStatus } from '../report/report.ts';
import { stateText } from '../text/cell-states.ts';

/** The figures of one report with where they come from. */
export interface ReportValues {
  agencyId: string;
  agency: string;
  year: number;
  template: TemplateId | string | null;
  url: string;
  snapshot: string;
  values: Readonly<Record<string, Value>>;
  /** Fields whose cell the document has under a name that was not understood. */
  unknown: ReadonlySet<string>;
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
  /** The status in words, as pages and `check` say it; tells a cell whose name was not understood from one that was not found. */
  state: string;
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
  'state',
];
const CORRECTED_COLUMNS = ['corrected', 'correctedStatus', 'correctedBy', 'correctedReason'] as const;

/** The columns of an export: those of corrections stand at the end, where there is one. */
export function valueColumns(isCorrected: boolean): readonly (keyof ValueRow)[] {
  return isCorrected ? [...VALUE_COLUMNS, ...CORRECTED_COLUMNS] : VALUE_COLUMNS;
}

/** One row a figure, in the order of the fields; `isCorrected`: somewhere in the export one was. */
export function valueRows(report: ReportValues, isCorrected: boolean): ValueRow[] {
  const { values, unknown, agencyId, agency, year, template, url, snapshot } = report;
  return Object.entries(values).map(([field, { value, raw, unit, status, source, corrected }]) => ({
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
    state: stateText(unknown.has(field) ? 'notUnderstood' : status),
    ...(isCorrected ? correctionOf(corrected) : {}),
  }));
}

function correctionOf(corrected: Corrected | undefined) {
  const { value = null, status = null, by = null, reason = null } = corrected ?? {};
  return { corrected: value, correctedStatus: status, correctedBy: by, correctedReason: reason };
}
