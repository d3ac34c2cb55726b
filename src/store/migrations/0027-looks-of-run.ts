import { type Kysely, sql } from 'kysely';

/** What a run saw is counted from an index: looks are never removed, and a year of them is millions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index look_by_run on nianbao.look (run_id, outcome)`.execute(db);
}
