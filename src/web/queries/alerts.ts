import { type Kysely, type Selectable, sql } from 'kysely';
import { TEMPLATES } from '../../extract/templates/index.ts';
import type { Template } from '../../extract/templates/schema.ts';
import type { AlertStatus } from '../../report/alert.ts';
import { SEVERITIES, type Severity } from '../../report/finding.ts';
import { TEMPLATE_IDS } from '../../report/report.ts';
import { gravity } from '../../store/gravity.ts';
import type { AlertEventTable, AlertTable, Database, DeliveryTable } from '../../store/schema.ts';
import { listSilences, type Silence } from '../../store/silences.ts';
import { type AlertFilter, type AlertKey, alertConditions } from './alert-filter.ts';
import type { ValueRow } from './reports.ts';

export type AlertRow = Selectable<AlertTable> & { agency_name: string | null };

/** The place of an alert in the list. */
export function alertKey({ severity, rule, first_seen_at, id }: AlertRow): AlertKey {
  return [SEVERITIES.indexOf(severity) + 1, rule.startsWith('D-') ? 0 : 1, first_seen_at.getTime(), id];
}

const BY_SEVERITY = gravity('a.severity');

/** Missing, late and removed reports before findings of the same severity: they are what somebody must act on first. */
const REPORTS_FIRST = sql`(a.rule like 'D-%')`;

/** Alerts, the most severe first, then reports that are not there, then the newest; with the number of all that match. */
export async function listAlerts(
  db: Kysely<Database>,
  filter: AlertFilter,
  limit: number,
  offset: number,
): Promise<{ rows: AlertRow[]; total: number }> {
  let query = db
    .selectFrom('nianbao.alert as a')
    .leftJoin('nianbao.agency as g', 'g.id', 'a.agency_id')
    .where(alertConditions(filter));
  const count = await query.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
  if (filter.after) {
    const [severity, isNoReport, ms, id] = filter.after;
    query = query.where(
      sql<boolean>`(${BY_SEVERITY}, (not ${REPORTS_FIRST})::int, -(extract(epoch from a.first_seen_at) * 1000)::int8, a.id)
        > (${severity}::int, ${isNoReport}::int, ${-ms}::int8, ${id})`,
    );
  }
  const rows = await query
    .selectAll('a')
    .select('g.name as agency_name')
    .orderBy(BY_SEVERITY)
    .orderBy(REPORTS_FIRST, 'desc')
    .orderBy('a.first_seen_at', 'desc')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: count.count };
}

/** The alerts of an agency (of one year), and with `portal` those about its portal: why it could not be looked at. */
export async function alertsOf(
  db: Kysely<Database>,
  { agencyId, year, portal }: { agencyId: string; year?: number; portal: boolean },
  limit: number,
): Promise<AlertRow[]> {
  const any = { status: null, severity: null };
  const [own, shared] = await Promise.all([
    listAlerts(db, { ...any, agencyId, ...(year === undefined ? {} : { year }) }, limit, 0),
    portal ? listAlerts(db, { ...any, portalOf: agencyId }, limit, 0) : { rows: [] },
  ]);
  return [...shared.rows, ...own.rows];
}

export async function alertCounts(
  db: Kysely<Database>,
): Promise<{ status: AlertStatus; severity: Severity; count: number }[]> {
  return db
    .selectFrom('nianbao.alert')
    .select(['status', 'severity', sql<number>`count(*)::int`.as('count')])
    .groupBy(['status', 'severity'])
    .execute();
}

export interface AlertDetail {
  alert: AlertRow;
  events: Selectable<AlertEventTable>[];
  /** `bundled`: how many alerts the same message told; 1 where it went alone. */
  deliveries: (Selectable<DeliveryTable> & { bundled: number })[];
  /** The silence that keeps it from being told. */
  silence: Silence | null;
  /** The form of the report that it is about, and the figures that it names, by field, as they count now; null where there is no report. */
  figures: { template: Template | null; values: ReadonlyMap<string, ValueRow> } | null;
}

/** One alert with its history and what was sent about it; null where there is none. */
export async function alertDetail(db: Kysely<Database>, id: string): Promise<AlertDetail | null> {
  const alert = await db
    .selectFrom('nianbao.alert as a')
    .leftJoin('nianbao.agency as g', 'g.id', 'a.agency_id')
    .where('a.id', '=', id)
    .selectAll('a')
    .select('g.name as agency_name')
    .executeTakeFirst();
  if (!alert) return null;
  const [events, deliveries, silences, figures] = await Promise.all([
    db.selectFrom('nianbao.alert_event').where('alert_id', '=', id).selectAll().orderBy('at').orderBy('id').execute(),
    deliveriesOf(db, id),
    alert.muted_by === null ? [] : listSilences(db),
    figuresOf(db, alert),
  ]);
  return { alert, events, deliveries, figures, silence: silences.find((one) => one.id === alert.muted_by) ?? null };
}

async function figuresOf(
  db: Kysely<Database>,
  { agency_id, year, evidence }: Pick<AlertRow, 'agency_id' | 'year' | 'evidence'>,
): Promise<AlertDetail['figures']> {
  const fields = evidence.fields ?? [];
  if (agency_id === null || year === null || fields.length === 0) return null;
  const report = await db
    .selectFrom('nianbao.report')
    .where('agency_id', '=', agency_id)
    .where('year', '=', year)
    .where('current', '=', true)
    .select(['id', 'template'])
    .executeTakeFirst();
  if (report === undefined) return null;
  const query = db.selectFrom('nianbao.value').selectAll().where('report_id', '=', report.id);
  const values = await query.where('field', 'in', fields).execute();
  const form = TEMPLATE_IDS.find((id) => id === report.template);
  return {
    template: form === undefined ? null : TEMPLATES[form],
    values: new Map(values.map((one) => [one.field, one])),
  };
}

async function deliveriesOf(db: Kysely<Database>, alertId: string): Promise<AlertDetail['deliveries']> {
  const rows = await db
    .selectFrom('nianbao.delivery as d')
    .where('d.alert_id', '=', alertId)
    .selectAll('d')
    .select(sql<number>`(select count(*)::int from nianbao.delivery o where o.bundle = d.bundle)`.as('bundled'))
    .orderBy('d.created_at')
    .orderBy('d.id')
    .execute();
  return rows.map((row) => ({ ...row, bundled: Math.max(1, row.bundled) }));
}
