import { type Kysely, sql } from 'kysely';

/**
 * What the pages of operations look back on: every change of an agency-year's state, kept by a trigger so that no way of judging can forget it; and
 * indexes by time for tasks, runs, reports and alerts.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.coverage_change (
    id bigserial primary key, agency_id text not null, year int not null, from_status text not null, to_status text not null,
    at timestamptz not null)`.execute(db);
  await sql`create index coverage_change_by_time on nianbao.coverage_change (at)`.execute(db);
  await sql`create function nianbao.note_coverage_change() returns trigger language plpgsql as $$
    begin
      insert into nianbao.coverage_change (agency_id, year, from_status, to_status, at)
      values (new.agency_id, new.year, old.status, new.status, new.judged_at);
      return null;
    end $$`.execute(db);
  await sql`create trigger coverage_changes after update on nianbao.coverage for each row
    when (old.status is distinct from new.status) execute function nianbao.note_coverage_change()`.execute(db);
  await sql`create index task_trouble on nianbao.task (created_at) where error_code is not null and state <> 'done'`.execute(
    db,
  );
  await sql`create index task_by_time on nianbao.task (created_at desc, id desc)`.execute(db);
  await sql`create index run_by_time on nianbao.run (created_at desc)`.execute(db);
  await sql`create index alert_event_by_time on nianbao.alert_event (at)`.execute(db);
  await sql`create index report_by_first_seen on nianbao.report (first_seen_at)`.execute(db);
  await sql`create index delivery_dead on nianbao.delivery (created_at) where state = 'dead'`.execute(db);
}
