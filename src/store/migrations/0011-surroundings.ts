import { type Kysely, sql } from 'kysely';

/** What other reports and fetches say of a report; what people decided of findings; the rules as they were when they judged. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.report add column around jsonb`.execute(db);
  await sql`create table nianbao.decision (
    id bigint generated always as identity primary key, agency_id text not null references nianbao.agency(id), year int not null,
    key text not null, act text not null check (act in ('dismiss', 'restore')), rule text not null, instance text, by text not null,
    at timestamptz not null, reason text not null, finding jsonb not null)`.execute(db);
  await sql`create index decision_of_agency on nianbao.decision (agency_id, year)`.execute(db);
  await sql`create table nianbao.rule_set (
    version text primary key, rules jsonb not null, first_used_at timestamptz not null)`.execute(db);
}
