import { type Kysely, sql } from 'kysely';

/** What is learned about an agency's column, one row for each host on which it was found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table nianbao.recipe (
    agency_id text not null references nianbao.agency(id), host text not null, family text not null, column_url text not null,
    own_folder text, list_kind text not null, pager text, date_source text not null, needs_browser text, learned_at timestamptz not null,
    last_success_at timestamptz not null, failures int not null default 0, last_failure text, full_at timestamptz not null,
    lean_looks int not null default 0, trusts_validators boolean not null default true, pages jsonb not null default '[]',
    history jsonb not null default '[]', primary key (agency_id, host))`.execute(db);
  await sql`create index recipe_by_host on nianbao.recipe (host)`.execute(db);
}
