import { sql } from 'kysely';
import type { Db } from './database.ts';
import { clean, cleanOrNull, iso, json } from './rows.ts';

/** How an act came in. */
export type Way = 'web' | 'api' | 'cli';

/** Who does something, how and when (ISO). */
export interface Said {
  by: string;
  way: Way;
  now: string;
}

/** An act that no other table tells: append-only. */
export interface NewAudit extends Said {
  /** `token.created`, `registry.imported` …: the words of `text/audit.ts`. */
  what: string;
  about?: string | null;
  details?: Record<string, unknown>;
}

/** One act of a person, wherever it was recorded. */
export interface AuditEntry {
  /** Unique; tells entries of one instant apart. */
  key: string;
  /** ISO. */
  at: string;
  by: string;
  /** Null where the table that tells of it does not say. */
  way: Way | null;
  what: string;
  /** What it was done to: an alert's id, an agency and year, a name. */
  about: string | null;
  details: Record<string, unknown>;
}

/** Which acts are asked for; what is null or absent does not restrict. */
export interface AuditFilter {
  /** Beginning of `what`. */
  what?: string | null;
  /** Part of a name. */
  by?: string | null;
  /** Goes on behind this entry. */
  after?: Pick<AuditEntry, 'at' | 'key'> | null;
}

/** Records one act; the log is append-only. */
export async function addAudit(db: Db, { now, by, way, what, about, details }: NewAudit): Promise<void> {
  const row = { at: now, by: clean(by), way, what, about: cleanOrNull(about), details: json(details ?? {}) };
  await db.insertInto('nianbao.audit').values(row).execute();
}

/** Every act of a person, newest first: those recorded for themselves, and those that alerts, findings, testimony and silences tell. */
export async function listAudit(db: Db, filter: AuditFilter, limit: number): Promise<AuditEntry[]> {
  const { what, by, after } = filter;
  const conditions = [
    ...(what ? [sql`what like ${`${likeable(what)}%`}`] : []),
    ...(by ? [sql`by ilike ${`%${likeable(by)}%`}`] : []),
    ...(after ? [sql`(at, key) < (${after.at}::timestamptz, ${after.key})`] : []),
  ];
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<Omit<AuditEntry, 'at'> & { at: Date }>`
    select key, at, by, way, what, about, details from (${ACTS}) as act ${where}
    order by at desc, key desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: iso(row.at) }));
}

/** What Nianbao does by itself is none of it. */
const ACTS = sql`
  select 'audit:' || id as key, at, by, way, what, about, details from nianbao.audit
  union all select 'alert:' || id, at, by, null, 'alert.' || kind, alert_id, jsonb_strip_nulls(jsonb_build_object('note', note))
    from nianbao.alert_event where by <> 'nianbao'
  union all select 'testimony:' || seq, at, by, null, 'evidence.' || kind, agency_id || coalesce('/' || year, ''),
    jsonb_strip_nulls(jsonb_build_object('reason', reason, 'url', url, 'file', file_name)) from nianbao.testimony
  union all select 'decision:' || id, at, by, null, 'finding.' || act, agency_id || '/' || year,
    jsonb_build_object('rule', rule, 'reason', reason) from nianbao.decision
  union all select 'correction:' || id, at, by, null, 'correction.' || act, agency_id || '/' || year,
    jsonb_strip_nulls(jsonb_build_object('field', field, 'reason', reason, 'read', read_value, 'figure', value)) from nianbao.correction
  union all select 'silence:' || id, created_at, by, null, 'silence.added', id,
    jsonb_build_object('reason', reason, 'wants', wants, 'until', ends_at) from nianbao.silence`;

function likeable(text: string): string {
  return clean(text).replace(/[\\%_]/g, '\\$&');
}
