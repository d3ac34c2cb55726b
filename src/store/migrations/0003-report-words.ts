import { type Kysely, sql } from 'kysely';

/** What a report says in words: the claims of its name and year, how to reach the body, the figures of its prose. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.report add column words jsonb not null default '{}'`.execute(db);
}
