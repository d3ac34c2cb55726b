import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { addressKey, addressRank } from '../report/address-key.ts';
import type { Attribution, PageFlaw } from '../report/attribution.ts';
import type { PageMark } from '../report/testimony.ts';
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
  /** 本级, 关区 …: which of two reports of one body and year; null where the title does not say. */
  part: string | null;
  /** Where it belongs by its own words; it stands for nothing here then. */
  movedTo: string | null;
  movedFrom: string | null;
  attribution: Attribution | null;
  /** The page that carries the same report at a better address. */
  sameAs: string | null;
  sameHow: string | null;
  flaw: PageFlaw | null;
  /** How it stands by what operators said. */
  mark: PageMark | null;
  /** The entry by which a file was handed in as this page; it has no address that is asked for. */
  imported: string | null;
}

/** A page as a look saw it listed. */
export type SeenPage = Pick<Page, 'agencyId' | 'year' | 'url' | 'title' | 'listedDate' | 'columnUrl' | 'why'> & {
  part?: string | null;
  runId: string;
  seenAt: string;
};

/** 32 hex digits made from agency, year and address. */
export function pageId(agencyId: string, year: number, url: string): string {
  return createHash('sha256').update(`${agencyId}\n${year}\n${url}`).digest('hex').slice(0, 32);
}

/**
 * A page that was seen before keeps when and why it was first seen, and what was fetched; another form of its address (phone copy,
 * http, www) is added to it, and the best one is asked for. Returns the id of the page that carries the report: where reading has
 * shown that it belongs elsewhere, the page there.
 */
export async function upsertPage(db: Db, seen: SeenPage): Promise<string> {
  const known = await knownPage(db, seen);
  const id = known?.id ?? pageId(seen.agencyId, seen.year, seen.url);
  const isBetter = known !== null && addressRank(seen.url) < addressRank(known.url);
  if (known && !isBetter && known.url !== seen.url) await touch(db, id, seen);
  else await write(db, id, seen, isBetter);
  await addAddress(db, id, seen);
  if (!known?.movedTo) return id;
  await touch(db, known.movedTo, seen);
  return known.movedTo;
}

/** The page of the agency-year that has this address in any form, the very address first. */
async function knownPage(db: Db, seen: SeenPage): Promise<{ id: string; url: string; movedTo: string | null } | null> {
  const row = await db
    .selectFrom('nianbao.page as p')
    .innerJoin('nianbao.page_address as a', 'a.page_id', 'p.id')
    .select(['p.id', 'p.url', 'p.moved_to as movedTo'])
    .where('p.agency_id', '=', seen.agencyId)
    .where('p.year', '=', seen.year)
    .where('p.moved_from', 'is', null)
    .where('p.imported', 'is', null)
    .where('a.key', '=', clean(addressKey(seen.url)))
    .orderBy((eb) => eb('a.url', '=', clean(seen.url)), 'desc')
    .orderBy('p.first_seen_at')
    .orderBy('p.id')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

async function write(db: Db, id: string, seen: SeenPage, isBetter: boolean): Promise<void> {
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
      part: cleanOrNull(seen.part),
      first_seen_at: seen.seenAt,
      last_seen_at: seen.seenAt,
      last_run_id: seen.runId,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        title: row.ref('excluded.title'),
        ...(isBetter ? { url: row.ref('excluded.url') } : {}),
        part: row.fn.coalesce('excluded.part', 'nianbao.page.part'),
        listed_date: row.fn.coalesce('excluded.listed_date', 'nianbao.page.listed_date'),
        column_url: row.fn.coalesce('excluded.column_url', 'nianbao.page.column_url'),
        last_seen_at: row.ref('excluded.last_seen_at'),
        last_run_id: row.ref('excluded.last_run_id'),
      })),
    )
    .execute();
}

async function touch(db: Db, id: string, { seenAt, runId }: SeenPage): Promise<void> {
  const set = { last_seen_at: seenAt, last_run_id: runId };
  await db.updateTable('nianbao.page').set(set).where('id', '=', id).execute();
}

async function addAddress(db: Db, id: string, { url, seenAt }: SeenPage): Promise<void> {
  const times = { first_seen_at: seenAt, last_seen_at: seenAt };
  await db
    .insertInto('nianbao.page_address')
    .values({ page_id: id, url: clean(url), key: clean(addressKey(url)), ...times })
    .onConflict((conflict) =>
      conflict.columns(['page_id', 'url']).doUpdateSet((row) => ({ last_seen_at: row.ref('excluded.last_seen_at') })),
    )
    .execute();
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

/** By its id (`pageId`); null where it was never listed. */
export async function findPage(db: Db, id: string): Promise<Page | null> {
  const row = await db.selectFrom('nianbao.page').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Pages by their id, its beginning (8 digits at least) or their address; at most three, for one who was not clear is told so. */
export async function findPages(db: Db, named: string): Promise<Page[]> {
  const isId = /^[0-9a-f]{8,32}$/.test(named);
  if (!isId && !URL.canParse(named)) return [];
  const query = db.selectFrom('nianbao.page').selectAll();
  // Where reading moved a page, the address means the page where it belongs now.
  const wanted = isId
    ? query.where('id', 'like', `${named}%`)
    : query.where('url', '=', clean(named)).where('moved_to', 'is', null);
  return (await wanted.orderBy('id').limit(3).execute()).map(fromRow);
}

/** Pages as they were listed that carry one of these contents. */
export async function pagesWithContent(db: Db, snapshots: readonly string[]): Promise<Page[]> {
  if (snapshots.length === 0) return [];
  const query = db
    .selectFrom('nianbao.page')
    .selectAll()
    .where('snapshot', 'in', [...snapshots]);
  const rows = await query.where('moved_from', 'is', null).where('imported', 'is', null).orderBy('id').execute();
  return rows.map(fromRow);
}

/** Newest year first, then as first seen. */
export async function pagesOf(db: Db, agencyId: string, year?: number): Promise<Page[]> {
  let query = db.selectFrom('nianbao.page').selectAll().where('agency_id', '=', agencyId);
  if (year !== undefined) query = query.where('year', '=', year);
  const rows = await query.orderBy('year', 'desc').orderBy('first_seen_at').orderBy('id').execute();
  return rows.map(fromRow);
}

/** The pages of one year of many agencies, by agency. */
export async function pagesOfMany(db: Db, agencyIds: readonly string[], year: number): Promise<Map<string, Page[]>> {
  if (agencyIds.length === 0) return new Map();
  const query = db
    .selectFrom('nianbao.page')
    .selectAll()
    .where('agency_id', 'in', [...agencyIds]);
  const rows = await query.where('year', '=', year).orderBy('first_seen_at').orderBy('id').execute();
  return Map.groupBy(rows.map(fromRow), (page) => page.agencyId);
}

/** Ids of the agencies of which a run saw a page, also those that it was not about. */
export async function agenciesSeenInRun(db: Db, runId: string): Promise<string[]> {
  const query = db.selectFrom('nianbao.page').select('agency_id').distinct().where('last_run_id', '=', runId);
  return (await query.orderBy('agency_id').execute()).map((row) => row.agency_id);
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
    part: row.part,
    movedTo: row.moved_to,
    movedFrom: row.moved_from,
    attribution: row.attribution,
    sameAs: row.same_as,
    sameHow: row.same_how,
    flaw: row.flaw,
    mark: row.mark,
    imported: row.imported,
  };
}
