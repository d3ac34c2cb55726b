import { type Selectable, sql } from 'kysely';
import type { Alert, AlertStatus } from '../report/alert.ts';
import type { Severity } from '../report/finding.ts';
import type { Db } from './database.ts';
import { addDeliveries, type NewDelivery } from './deliveries.ts';
import { gravity } from './gravity.ts';
import { chunks, clean, cleanOrNull, iso, isoOrNull, json } from './rows.ts';
import type { AlertTable } from './schema.ts';
import { inTransaction } from './tasks.ts';

/** With the name that its agency has today. */
export type StoredAlert = Alert & { agency: { id: string; name: string } | null };

/** One entry of an alert’s history; append-only. */
export interface AlertEvent {
  alertId: string;
  at: string;
  /** `opened`, `reopened`, `unmuted`, `acknowledged`, `silenced`, `waived`, `assigned`, `commented`, `resolved`. */
  kind: string;
  /** Who: a person’s name, or `nianbao`. */
  by: string;
  note: string | null;
}

/** Every condition that is given must hold. No agencies let nothing through; any other empty list does not restrict. */
export interface AlertFilter {
  status?: readonly AlertStatus[];
  severity?: readonly Severity[];
  rule?: readonly string[];
  agencyIds?: readonly string[];
  years?: readonly number[];
  /** Only what is about no registered agency: portals, provinces, ourselves. */
  ofNobody?: boolean;
  limit?: number;
  offset?: number;
}

/** What a person does to an alert; `now` and `until` are ISO times. */
export type AlertAction =
  | { kind: 'ack'; by: string; note?: string | null; now: string }
  | { kind: 'silence'; by: string; note?: string | null; until: string; now: string }
  | { kind: 'resolve'; by: string; note?: string | null; now: string }
  /** For good, also when it comes back: somebody decided that it shall not count. */
  | { kind: 'waive'; by: string; note: string; now: string }
  | { kind: 'assign'; by: string; note?: string | null; to: string; now: string }
  | { kind: 'comment'; by: string; note: string; now: string };

/** Most severe first, then newest first. */
export async function listAlerts(db: Db, filter: AlertFilter = {}): Promise<StoredAlert[]> {
  let query = alertsWithAgency(db);
  if (filter.status?.length) query = query.where('alert.status', 'in', [...filter.status]);
  if (filter.severity?.length) query = query.where('alert.severity', 'in', [...filter.severity]);
  if (filter.rule?.length) query = query.where('alert.rule', 'in', [...filter.rule]);
  if (filter.agencyIds)
    query = query.where('alert.agency_id', 'in', filter.agencyIds.length > 0 ? [...filter.agencyIds] : ['']);
  if (filter.years?.length) query = query.where('alert.year', 'in', [...filter.years]);
  if (filter.ofNobody) query = query.where('agency.id', 'is', null);
  query = query.orderBy(gravity('alert.severity')).orderBy('alert.first_seen_at', 'desc').orderBy('alert.id');
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  if (filter.offset !== undefined) query = query.offset(filter.offset);
  return (await query.execute()).map(fromRow);
}

/** By its whole id. */
export async function findAlert(db: Db, id: string): Promise<StoredAlert | null> {
  const row = await alertsWithAgency(db).where('alert.id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/**
 * Lets one evaluation at a time read alerts and save its changes; call it first in the transaction that does both. A person
 * who acts on an alert meanwhile waits, so that no acknowledgement is overwritten.
 */
export async function lockAlerts(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(7126001)`.execute(trx);
}

/** Rows of one statement: evidence is long, and the embedded database keeps the memory that its longest statement took. */
const AT_ONCE = 200;

/** Saves alerts as they are given, their events, and what is to be told. Returns the ids of deliveries that are new. */
export async function saveAlertChanges(
  trx: Db,
  changes: { upserts: readonly Alert[]; events: readonly AlertEvent[]; deliveries: readonly NewDelivery[] },
  now: string,
): Promise<string[]> {
  for (const part of chunks(changes.upserts, AT_ONCE)) {
    await trx
      .insertInto('nianbao.alert')
      .values(part.map(toRow))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          severity: row.ref('excluded.severity'),
          status: row.ref('excluded.status'),
          message: row.ref('excluded.message'),
          evidence: row.ref('excluded.evidence'),
          last_seen_at: row.ref('excluded.last_seen_at'),
          resolved_at: row.ref('excluded.resolved_at'),
          episode: row.ref('excluded.episode'),
          silenced_until: row.ref('excluded.silenced_until'),
          muted_by: row.ref('excluded.muted_by'),
        })),
      )
      .execute();
  }
  for (const event of changes.events) await addEvent(trx, event);
  return addDeliveries(trx, changes.deliveries, now);
}

/** A person's act. `not-allowed`: the alert is resolved already. */
export async function actOnAlert(
  db: Db,
  id: string,
  action: AlertAction,
): Promise<{ outcome: 'done' | 'not-found' | 'not-allowed'; alert: StoredAlert | null }> {
  return inTransaction(db, async (trx) => {
    await lockAlerts(trx);
    const alert = await findAlert(trx, id);
    if (!alert) return { outcome: 'not-found', alert: null };
    if (alert.status === 'resolved') return { outcome: 'not-allowed', alert };
    const change = changeOf(action, alert.assignee);
    if (change !== null) await trx.updateTable('nianbao.alert').set(change).where('id', '=', id).execute();
    await addEvent(trx, {
      alertId: id,
      at: action.now,
      kind: EVENTS[action.kind],
      by: action.by,
      note: noteOf(action),
    });
    return { outcome: 'done', alert: await findAlert(trx, id) };
  });
}

/** Oldest first. */
export async function alertEvents(db: Db, alertId: string): Promise<AlertEvent[]> {
  const rows = await db
    .selectFrom('nianbao.alert_event')
    .selectAll()
    .where('alert_id', '=', alertId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ alertId, at: iso(row.at), kind: row.kind, by: row.by, note: row.note }));
}

/** When each alert was told first in its present episode (ISO), by id. */
export async function toldSince(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('nianbao.alert_event')
    .select(({ fn }) => ['alert_id', fn.max('at').as('at')])
    .where('kind', 'in', ['opened', 'reopened', 'unmuted'])
    .groupBy('alert_id')
    .execute();
  return new Map(rows.map((row) => [row.alert_id, iso(row.at)]));
}

const EVENTS: Readonly<Record<AlertAction['kind'], string>> = {
  ack: 'acknowledged',
  silence: 'silenced',
  resolve: 'resolved',
  waive: 'waived',
  assign: 'assigned',
  comment: 'commented',
};
/** A waiver has no end of its own. */
const FOR_GOOD = '9999-12-31T00:00:00.000Z';

function noteOf(action: AlertAction): string | null {
  const note = action.note ?? null;
  return action.kind === 'assign' ? [`→ ${action.to}`, note].filter(Boolean).join(' · ') : note;
}

/** Who signed only with the way that an act came by is nobody in particular. */
const UNNAMED: ReadonlySet<string> = new Set(['web', 'api', 'cli']);

/** Null where the alert itself stays as it is. Who acknowledges what is assigned to nobody takes it on. */
function changeOf(action: AlertAction, assignee: string | null) {
  if (action.kind === 'comment') return null;
  if (action.kind === 'assign') return { assignee: clean(action.to) };
  if (action.kind === 'waive') return { status: 'silenced' as const, silenced_until: FOR_GOOD };
  if (action.kind === 'ack') {
    const taken = assignee === null && !UNNAMED.has(action.by) ? { assignee: clean(action.by) } : {};
    return { status: 'acknowledged' as const, silenced_until: null, ...taken };
  }
  if (action.kind === 'silence') return { status: 'silenced' as const, silenced_until: action.until };
  return { status: 'resolved' as const, resolved_at: action.now, silenced_until: null };
}

async function addEvent(trx: Db, event: AlertEvent): Promise<void> {
  const { alertId, at, kind, by, note } = event;
  await trx
    .insertInto('nianbao.alert_event')
    .values({ alert_id: alertId, at, kind, by: clean(by), note: cleanOrNull(note) })
    .execute();
}

function alertsWithAgency(db: Db) {
  return db
    .selectFrom('nianbao.alert as alert')
    .leftJoin('nianbao.agency as agency', 'agency.id', 'alert.agency_id')
    .selectAll('alert')
    .select('agency.name as agency_name');
}

function toRow(alert: Alert) {
  return {
    id: alert.id,
    rule: alert.rule,
    severity: alert.severity,
    status: alert.status,
    agency_id: alert.agencyId,
    year: alert.year,
    subject: cleanOrNull(alert.subject),
    message: json(alert.message),
    evidence: json(alert.evidence),
    first_seen_at: alert.firstSeenAt,
    last_seen_at: alert.lastSeenAt,
    resolved_at: alert.resolvedAt,
    episode: alert.episode,
    silenced_until: alert.silencedUntil,
    assignee: cleanOrNull(alert.assignee),
    muted_by: alert.mutedBy,
  };
}

function fromRow(row: Selectable<AlertTable> & { agency_name: string | null }): StoredAlert {
  return {
    id: row.id,
    rule: row.rule,
    severity: row.severity,
    status: row.status,
    agencyId: row.agency_id,
    agency: row.agency_id === null ? null : { id: row.agency_id, name: row.agency_name ?? row.agency_id },
    year: row.year,
    subject: row.subject,
    message: row.message,
    evidence: row.evidence,
    firstSeenAt: iso(row.first_seen_at),
    lastSeenAt: iso(row.last_seen_at),
    resolvedAt: isoOrNull(row.resolved_at),
    episode: row.episode,
    silencedUntil: isoOrNull(row.silenced_until),
    assignee: row.assignee,
    mutedBy: row.muted_by,
  };
}
