import { type Kysely, type Selectable, sql } from 'kysely';
import type { AlertStatus } from '../../report/alert.ts';
import type { Severity } from '../../report/finding.ts';
import type { AlertEventTable, AlertTable, Database, DeliveryTable } from '../../store/schema.ts';

export type AlertRow = Selectable<AlertTable> & { agency_name: string | null };

export interface AlertFilter {
  /** Null: every status. */
  status: AlertStatus | null;
  severity: Severity | null;
  agencyId?: string;
  year?: number;
}

const BY_SEVERITY = sql`array_position(array['critical','error','warning','info'], a.severity)`;

/** Missing, late and removed reports before findings of the same severity: they are what somebody must act on first. */
const REPORTS_FIRST = sql`(a.rule like 'D-%')`;

/** Alerts, the most severe first, then reports that are not there, then the newest; with the number of all that match. */
export async function listAlerts(
  db: Kysely<Database>,
  filter: AlertFilter,
  limit: number,
  offset: number,
): Promise<{ rows: AlertRow[]; total: number }> {
  let query = db.selectFrom('nianbao.alert as a').leftJoin('nianbao.agency as g', 'g.id', 'a.agency_id');
  if (filter.status) query = query.where('a.status', '=', filter.status);
  if (filter.severity) query = query.where('a.severity', '=', filter.severity);
  if (filter.agencyId) query = query.where('a.agency_id', '=', filter.agencyId);
  if (filter.year) query = query.where('a.year', '=', filter.year);
  const count = await query.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
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
  deliveries: Selectable<DeliveryTable>[];
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
  const [events, deliveries] = await Promise.all([
    db.selectFrom('nianbao.alert_event').where('alert_id', '=', id).selectAll().orderBy('at').orderBy('id').execute(),
    db.selectFrom('nianbao.delivery').where('alert_id', '=', id).selectAll().orderBy('created_at').execute(),
  ]);
  return { alert, events, deliveries };
}
