import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Db } from './database.ts';
import { clean, cleanOrNull, iso, json } from './rows.ts';
import type { PageTable } from './schema.ts';

/** An address that is, by its title, the report of an agency and year. */
export interface Page {
  id: string;
  agencyId: string;
  year: number;
  url: string;
  title: string;
  /** The date beside the link, YYYY-MM-DD. */
  listedDate: string | null;
  columnUrl: string | null;
  /** Why this page: the signals that attributed it when it was first seen. */
  why: string[];
  firstSeenAt: string;
  lastSeenAt: string;
  lastRunId: string;
  /** `ok` or the failure code of the last fetch; null before the first. */
  fetchOutcome: string | null;
  snapshot: string | null;
}

export type SeenPage = Pick<Page, 'agencyId' | 'year' | 'url' | 'title' | 'listedDate' | 'columnUrl' | 'why'> & {
  runId: string;
  seenAt: string;
};

/** 32 hex digits made from agency, year and address. */
export function pageId(agencyId: string, year: number, url: string): string {
  return createHash('sha256').update(`${agencyId}\n${year}\n${url}`).digest('hex').slice(0, 32);
}

/** A page that was seen before keeps when and why it was first seen, and what was fetched. Returns its id. */
export async function upsertPage(db: Db, seen: SeenPage): Promise<string> {
  const id = pageId(seen.agencyId, seen.year, seen.url);
  await db
    .insertInto('nianbao.page')
    .values({
      id,
      agency_id: seen.agencyId,
      year: seen.year,
      url: clean(seen.url),
      title: clean(seen.title),
      listed_date: seen.listedDate,
      column_url: cleanOrNull(seen.columnUrl),
      why: json(seen.why),
      first_seen_at: seen.seenAt,
      last_seen_at: seen.seenAt,
      last_run_id: seen.runId,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        title: row.ref('excluded.title'),
        listed_date: row.fn.coalesce('excluded.listed_date', 'nianbao.page.listed_date'),
        column_url: row.fn.coalesce('excluded.column_url', 'nianbao.page.column_url'),
        last_seen_at: row.ref('excluded.last_seen_at'),
        last_run_id: row.ref('excluded.last_run_id'),
      })),
    )
    .execute();
  return id;
}

/** What the last fetch of a page gave. Without a snapshot the last content is kept. */
export async function setPageFetched(
  db: Db,
  id: string,
  fetched: { outcome: string; snapshot: string | null },
): Promise<void> {
  await db
    .updateTable('nianbao.page')
    .set({ fetch_outcome: fetched.outcome, ...(fetched.snapshot === null ? {} : { snapshot: fetched.snapshot }) })
    .where('id', '=', id)
    .execute();
}

export async function findPage(db: Db, id: string): Promise<Page | null> {
  const row = await db.selectFrom('nianbao.page').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Newest year first, then as first seen. */
export async function pagesOf(db: Db, agencyId: string, year?: number): Promise<Page[]> {
  let query = db.selectFrom('nianbao.page').selectAll().where('agency_id', '=', agencyId);
  if (year !== undefined) query = query.where('year', '=', year);
  const rows = await query.orderBy('year', 'desc').orderBy('first_seen_at').orderBy('id').execute();
  return rows.map(fromRow);
}

function fromRow(row: Selectable<PageTable>): Page {
  return {
    id: row.id,
    agencyId: row.agency_id,
    year: row.year,
    url: row.url,
    title: row.title,
    listedDate: row.listed_date,
    columnUrl: row.column_url,
    why: row.why,
    firstSeenAt: iso(row.first_seen_at),
    lastSeenAt: iso(row.last_seen_at),
    lastRunId: row.last_run_id,
    fetchOutcome: row.fetch_outcome,
    snapshot: row.snapshot,
  };
}
