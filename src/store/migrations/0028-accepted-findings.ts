import { type Kysely, sql } from 'kysely';

/** A finding may be accepted as well as let be. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.decision drop constraint decision_act_check,
    add constraint decision_act_check check (act in ('accept', 'dismiss', 'restore'))`.execute(db);
}
