import { type Kysely, sql } from 'kysely';

/** Who asks a host now, until when it is theirs, who waits for it, and how it has fared. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.host_pace
    add column lease_owner text, add column lease_until timestamptz, add column turn_at timestamptz,
    add column failures int not null default 0, add column openings int not null default 0,
    add column open_until timestamptz, add column last_code text,
    add column scheme text, add column tls_fault text`.execute(db);
}
