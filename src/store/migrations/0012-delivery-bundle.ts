import { type Kysely, sql } from 'kysely';

/** Messages of one moment to one target go out as one: `bundle` is the id of the one that leads them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.delivery add column bundle text`.execute(db);
  await sql`create index delivery_by_bundle on nianbao.delivery (bundle) where bundle is not null`.execute(db);
}
