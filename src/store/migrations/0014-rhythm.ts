import { type Kysely, sql } from 'kysely';

/** When a message is due (digests), what it was held for, messages about no alert (countdowns); the ledger of our own gaps. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.delivery alter column alert_id drop not null,
    add column due_at timestamptz, add column held_for text`.execute(db);
  await sql`create table nianbao.own_gap (
    id text primary key, from_at timestamptz not null, to_at timestamptz not null, why text not null, run_id text)`.execute(
    db,
  );
  await sql`create table nianbao.sign_of_life (id int primary key check (id = 1), at timestamptz not null)`.execute(db);
}
