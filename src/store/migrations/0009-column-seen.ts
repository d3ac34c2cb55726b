import { type Kysely, sql } from 'kysely';

/** What stood in a column besides the agency's reports; null for the looks before it was noted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.look add column seen jsonb`.execute(db);
}
