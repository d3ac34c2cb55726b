import { type Kysely, sql } from 'kysely';

/** The first page counts every agency-year by its state: an index that holds the state spares it the wide rows with their evidence. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index coverage_counts on nianbao.coverage (agency_id, year) include (status)`.execute(db);
}
