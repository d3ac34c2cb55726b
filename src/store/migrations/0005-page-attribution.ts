import { type Kysely, sql } from 'kysely';
import { addressKey } from '../../report/address-key.ts';

/** Whose report a page turned out to be, its other addresses and copies, and what is known of the sites on which reports lie. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table nianbao.page add column part text, add column moved_to text, add column moved_from text,
    add column attribution jsonb, add column same_as text, add column same_how text, add column flaw jsonb`.execute(db);
  await sql`create table nianbao.page_address (
    page_id text not null references nianbao.page(id), url text not null, key text not null, first_seen_at timestamptz not null,
    last_seen_at timestamptz not null, primary key (page_id, url))`.execute(db);
  await sql`create index page_address_by_key on nianbao.page_address (key)`.execute(db);
  await sql`create table nianbao.site_identity (
    host text not null, code text not null, name text not null default '', first_seen_at timestamptz not null,
    last_seen_at timestamptz not null, seen int not null default 1, primary key (host, code))`.execute(db);
  const pages = await sql<{ id: string; url: string; first_seen_at: Date; last_seen_at: Date }>`
    select id, url, first_seen_at, last_seen_at from nianbao.page`.execute(db);
  for (const page of pages.rows)
    await sql`insert into nianbao.page_address values
      (${page.id}, ${page.url}, ${addressKey(page.url)}, ${page.first_seen_at}, ${page.last_seen_at})`.execute(db);
}
