import { type Kysely, sql } from 'kysely';

/** By which way a host answers, and what was wrong with the connections over which evidence came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.host_pace add column way_name text, add column legacy_tls boolean not null default false,
    add column way_at timestamptz`.execute(db);
  await sql`alter table nianbao.observation add column tls_faults text`.execute(db);
}
