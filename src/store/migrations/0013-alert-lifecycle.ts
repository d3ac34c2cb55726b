import { type Kysely, sql } from 'kysely';

/** Who takes care of an alert, and silences: rules by which people keep alerts from being told for a time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.alert add column assignee text, add column muted_by text`.execute(db);
  await sql`create table nianbao.silence (
    id text primary key, wants jsonb not null, reason text not null, by text not null,
    created_at timestamptz not null, ends_at timestamptz not null)`.execute(db);
}
