import { type Kysely, sql } from 'kysely';

/** Who may use the API, who did what, and the settings that people change while Nianbao runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.token (
    id text primary key, name text not null check (name <> ''), scope text not null check (scope in ('read', 'operate', 'admin')),
    hash text not null unique, created_at timestamptz not null, created_by text not null, last_used_at timestamptz,
    revoked_at timestamptz)`.execute(db);
  await sql`create table nianbao.audit (
    id bigserial primary key, at timestamptz not null, by text not null check (by <> ''), way text not null, what text not null,
    about text, details jsonb not null default '{}')`.execute(db);
  await sql`create index audit_by_time on nianbao.audit (at desc, id desc)`.execute(db);
  await sql`create trigger audit_append_only before update or delete on nianbao.audit
    for each row execute function nianbao.refuse_change()`.execute(db);
  await sql`create index alert_event_of_people on nianbao.alert_event (at desc, id desc) where by <> 'nianbao'`.execute(
    db,
  );
  await sql`create table nianbao.setting (
    key text primary key, value jsonb not null, changed_at timestamptz not null, changed_by text not null)`.execute(db);
}
