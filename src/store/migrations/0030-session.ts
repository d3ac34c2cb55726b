import { type Kysely, sql } from 'kysely';

/** Who is logged in: a logout ends the session itself, not only the cookie of one browser. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.session (hash text primary key, ends_at timestamptz not null)`.execute(db);
}
