import { type Kysely, sql } from 'kysely';

/** What people corrected by hand, append-only; what of it holds stands beside the figure that was read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.correction (
    id bigserial primary key, agency_id text not null references nianbao.agency(id), year int not null, field text not null,
    act text not null check (act in ('correct', 'withdraw')), status text, value float8, by text not null check (by <> ''), at timestamptz not null,
    reason text not null, snapshot text not null, raw text, table_no int, row_no int, column_no int, read_status text, read_value float8)`.execute(
    db,
  );
  await sql`create index correction_by_field on nianbao.correction (agency_id, year, field, id)`.execute(db);
  await sql`create trigger correction_append_only before update or delete on nianbao.correction
    for each row execute function nianbao.refuse_change()`.execute(db);
  await sql`alter table nianbao.value add column corrected jsonb`.execute(db);
}
