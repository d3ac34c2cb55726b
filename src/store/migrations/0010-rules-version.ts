import { type Kysely, sql } from 'kysely';

/** By which version of the rules a report was judged; null for those that were judged before it was recorded. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.report add column rules_version text`.execute(db);
}
