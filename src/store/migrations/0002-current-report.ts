import { type Kysely, sql } from 'kysely';

/** When a content was last seen on its page, and the database's word that an agency-year has one current report at most. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.report add column last_seen_at timestamptz`.execute(db);
  await sql`update nianbao.report set last_seen_at = read_at`.execute(db);
  await sql`alter table nianbao.report alter column last_seen_at set not null`.execute(db);
  await sql`drop index nianbao.report_by_agency`.execute(db);
  await sql`create index report_by_agency on nianbao.report (agency_id, year)`.execute(db);
  await sql`create unique index report_current on nianbao.report (agency_id, year) where current`.execute(db);
  await sql`create trigger alert_event_append_only before update or delete on nianbao.alert_event
    for each row execute function nianbao.refuse_change()`.execute(db);
}
