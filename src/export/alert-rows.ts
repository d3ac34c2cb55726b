import type { Alert, AlertEvidence } from '../report/alert.ts';
import type { Bilingual } from '../report/bilingual.ts';

/** One alert as `alerts --json` gives it. `agency` is null for alerts about a portal or Nianbao itself. */
export interface AlertRow {
  id: string;
  rule: string;
  severity: Alert['severity'];
  status: Alert['status'];
  agency: { id: string; name: string } | null;
  year: number | null;
  message: Bilingual;
  evidence: AlertEvidence;
  firstSeenAt: string;
  lastSeenAt: string;
}

/** An alert as a spreadsheet row. */
export interface FlatAlertRow {
  id: string;
  rule: string;
  severity: string;
  status: string;
  agencyId: string | null;
  agency: string | null;
  year: number | null;
  message: string;
  messageEn: string;
  url: string | null;
  snapshot: string | null;
  fields: string;
  firstSeenAt: string;
  lastSeenAt: string;
}

/** Of CSV and XLSX, in this order. */
export const ALERT_COLUMNS: readonly (keyof FlatAlertRow)[] = [
  'id',
  'rule',
  'severity',
  'status',
  'agencyId',
  'agency',
  'year',
  'message',
  'messageEn',
  'url',
  'snapshot',
  'fields',
  'firstSeenAt',
  'lastSeenAt',
];

/** Rows for JSON; `agencyNames` by id. */
export function alertRows(alerts: readonly Alert[], agencyNames: ReadonlyMap<string, string>): AlertRow[] {
  return alerts.map(({ id, rule, severity, status, agencyId, year, message, evidence, firstSeenAt, lastSeenAt }) => {
    const agency = agencyId === null ? null : { id: agencyId, name: agencyNames.get(agencyId) ?? agencyId };
    return { id, rule, severity, status, agency, year, message, evidence, firstSeenAt, lastSeenAt };
  });
}

/** Rows for CSV and XLSX. */
export function flatAlertRows(alerts: readonly Alert[], agencyNames: ReadonlyMap<string, string>): FlatAlertRow[] {
  return alertRows(alerts, agencyNames).map(({ agency, message, evidence, ...row }) => ({
    ...row,
    agencyId: agency?.id ?? null,
    agency: agency?.name ?? null,
    message: message.zh,
    messageEn: message.en,
    url: evidence.url,
    snapshot: evidence.snapshot,
    fields: evidence.fields.join(' '),
  }));
}
