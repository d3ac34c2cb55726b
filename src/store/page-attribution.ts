import { sql } from 'kysely';
import type { Attribution, PageFlaw } from '../report/attribution.ts';
import { attribution as words } from '../text/attribution.ts';
import { agencyNames } from './agencies.ts';
import type { Db } from './database.ts';
import { findPage, type Page, pageId } from './pages.ts';
import { json } from './rows.ts';

/** The page as it was listed: whose report it is is judged against that, however often it is read. */
export async function listedPage(db: Db, page: Page): Promise<Page> {
  return (page.movedFrom === null ? null : await findPage(db, page.movedFrom)) ?? page;
}

/**
 * Keeps whose report a page turned out to be. One that belongs elsewhere is moved there: the listed page stays, says where it went and
 * stands for nothing; a page of the right agency-year carries the report, with the times of the listed one. Reading that changes its
 * mind moves it back. Returns the page that carries the report, and every agency-year that must be judged anew.
 */
export async function settlePage(
  trx: Db,
  listed: Page,
  found: Attribution,
): Promise<{ page: Page; touched: { agencyId: string; year: number }[] }> {
  const isHome = found.agencyId === listed.agencyId && found.year === listed.year;
  const target = isHome ? listed.id : pageId(found.agencyId, found.year, listed.url);
  const before = listed.movedTo === null || listed.movedTo === target ? null : await findPage(trx, listed.movedTo);
  // Where it was moved before and does not belong any more, nothing is left of it but its row.
  if (before?.movedFrom === listed.id) await setMove(trx, before.id, listed.id, before.attribution);
  if (!isHome) await copyTo(trx, listed, target, found);
  await setMove(trx, listed.id, isHome ? null : target, found);
  const page = (await findPage(trx, target)) ?? listed;
  const touched = [listed, page, ...(before ? [before] : [])].map(({ agencyId, year }) => ({ agencyId, year }));
  return { page, touched };
}

async function setMove(trx: Db, id: string, target: string | null, found: Attribution | null): Promise<void> {
  const set = { moved_to: target, ...(found ? { attribution: json(found) } : {}) };
  await trx.updateTable('nianbao.page').set(set).where('id', '=', id).execute();
}

async function copyTo(trx: Db, listed: Page, id: string, found: Attribution): Promise<void> {
  const names = await agencyNames(trx, [listed.agencyId]);
  const from = `${names.get(listed.agencyId) ?? listed.agencyId} ${listed.year}`;
  const why = json([...found.why, words('movedHere', from)]);
  await sql`insert into nianbao.page (id, agency_id, year, url, title, listed_date, column_url, why, first_seen_at, last_seen_at,
      last_run_id, fetch_outcome, snapshot, part, moved_from, attribution)
    select ${id}, ${found.agencyId}, ${found.year}, url, title, listed_date, column_url, ${why}::jsonb, first_seen_at, last_seen_at,
      last_run_id, fetch_outcome, snapshot, part, id, ${json(found)}::jsonb from nianbao.page where id = ${listed.id}
    on conflict (id) do update set why = excluded.why, moved_to = null, attribution = excluded.attribution,
      first_seen_at = least(nianbao.page.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(nianbao.page.last_seen_at, excluded.last_seen_at), last_run_id = excluded.last_run_id,
      fetch_outcome = excluded.fetch_outcome, snapshot = excluded.snapshot`.execute(trx);
}

/** Marks a page as none of the body, or clears the mark. */
export async function setPageFlaw(db: Db, id: string, flaw: PageFlaw | null): Promise<void> {
  await db
    .updateTable('nianbao.page')
    .set({ flaw: flaw && json(flaw) })
    .where('id', '=', id)
    .execute();
}

/** Every page of these agencies that is marked as none of the body's; those that are not watched have none. */
export async function flawedPages(db: Db, agencyIds: readonly string[]) {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('nianbao.page as p')
    .innerJoin('nianbao.agency as a', 'a.id', 'p.agency_id')
    .select(['p.agency_id', 'p.year', 'p.url', 'p.snapshot', 'p.flaw'])
    .where('a.active', '=', true)
    .where('p.agency_id', 'in', [...agencyIds])
    .where('p.flaw', 'is not', null)
    .where((is) => is.or([is('p.mark', 'is', null), is('p.mark', '=', 'right')]))
    .orderBy('p.id')
    .execute();
  return rows.flatMap(({ agency_id: agencyId, year, url, snapshot, flaw }) =>
    flaw === null ? [] : [{ agencyId, year, url, snapshot, flaw }],
  );
}
