import { type Kysely, sql } from 'kysely';

/** Which requests yielded kept bytes, and which reports were read from them: the pages of a report and of a snapshot ask so, of a table that only grows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index observation_by_snapshot on nianbao.observation (snapshot, at desc) where snapshot is not null`.execute(
    db,
  );
  await sql`create index report_by_snapshot on nianbao.report (snapshot)`.execute(db);
}
