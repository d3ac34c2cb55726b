import { type Kysely, sql } from 'kysely';

/**
 * A number that grows with every change of states or of what groups them, in the same transaction: whoever counted a hundred thousand of them once need
 * not count again while it stands. Statements bump it, not rows; a judging is serial anyway.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.version (topic text primary key, n bigint not null)`.execute(db);
  await sql`insert into nianbao.version (topic, n) values ('coverage', 0)`.execute(db);
  await sql`create function nianbao.bump_version() returns trigger language plpgsql as $$
    begin
      update nianbao.version set n = n + 1 where topic = tg_argv[0];
      return null;
    end $$`.execute(db);
  await sql`create trigger coverage_version after insert or update or delete on nianbao.coverage
    for each statement execute function nianbao.bump_version('coverage')`.execute(db);
  await sql`create trigger agency_version after insert or delete or update of name, level, parent, region_code, active on nianbao.agency
    for each statement execute function nianbao.bump_version('coverage')`.execute(db);
  await sql`create index report_by_year on nianbao.report (year, agency_id) where current`.execute(db);
}
