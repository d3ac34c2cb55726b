import { type Kysely, sql } from 'kysely';

/** When an attempt to send began, and how many attempts ended without anybody knowing whether the message was taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.delivery add column begun_at timestamptz,
    add column unsure integer not null default 0`.execute(db);
}
