import { type Kysely, sql } from 'kysely';

/** What operators said, append-only, and what it comes to for agencies and pages. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.testimony (
    id text primary key, seq bigserial not null unique, at timestamptz not null, by text not null check (by <> ''), kind text not null,
    reason text not null check (reason <> ''), agency_id text not null references nianbao.agency(id), year int, page_id text, url text,
    keys jsonb not null default '[]', snapshots jsonb not null default '[]', published date, file_name text,
    undoes text unique references nianbao.testimony(id))`.execute(db);
  await sql`create index testimony_by_agency on nianbao.testimony (agency_id, year, seq)`.execute(db);
  await sql`create index testimony_by_page on nianbao.testimony (page_id)`.execute(db);
  await sql`create trigger testimony_append_only before update or delete on nianbao.testimony
    for each row execute function nianbao.refuse_change()`.execute(db);
  await sql`alter table nianbao.agency add column given_column text`.execute(db);
  await sql`alter table nianbao.page add column mark text, add column mark_seq int8, add column imported text`.execute(
    db,
  );
}
