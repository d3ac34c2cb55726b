import { sql } from 'kysely';
import { addressRank } from '../report/address-key.ts';
import { attribution } from '../text/attribution.ts';
import type { Db } from './database.ts';

interface Candidate {
  id: string;
  url: string;
  snapshot: string | null;
  part: string | null;
  column_url: string | null;
  last_run_id: string;
  /** True for a file that an operator handed in: it was never listed. */
  is_import: boolean;
  last_seen_at: Date;
  first_seen_at: Date;
  template: string | null;
  /** Hash of every figure that is certain; null where there are too few to tell reports apart. */
  figures: string | null;
}

/** Fewer certain figures than this are equal by chance. */
const FIGURES_THAT_TELL = 5;

/**
 * Joins the pages of an agency-year that carry one report: the same bytes, the same figures, or the file that a page without tables
 * leads to. One of them stands for all (`same_as` of the others): one that is listed now, at the best address, there first. Made
 * anew from what the pages carry now, so that the order of reading does not matter; a page that was changed alone stands for itself again.
 */
export async function joinDuplicates(trx: Db, agencyId: string, year: number): Promise<void> {
  const pages = await candidates(trx, agencyId, year);
  const listed = pages.filter((page) => !page.is_import);
  const lastSeen = Math.max(...listed.map((page) => page.last_seen_at.getTime()));
  const lastRun = listed.find((page) => page.last_seen_at.getTime() === lastSeen)?.last_run_id;
  const sorted = pages.toSorted((a, b) => badness(a, lastRun) - badness(b, lastRun) || order(a, b));
  const joined = new Map<string, { to: string; how: string }>();
  for (const page of sorted) {
    for (const better of sorted) {
      if (better === page) break;
      const how = joined.has(better.id) ? null : sameness(page, better);
      if (how === null) continue;
      joined.set(page.id, { to: better.id, how });
      break;
    }
  }
  for (const page of pages) {
    const { to = null, how = null } = joined.get(page.id) ?? {};
    await trx.updateTable('nianbao.page').set({ same_as: to, same_how: how }).where('id', '=', page.id).execute();
    const master = to && pages.find((one) => one.id === to);
    if (master && page.snapshot !== null && master.snapshot === page.snapshot)
      await trx
        .updateTable('nianbao.report')
        .set({ page_id: master.id, url: master.url })
        .where('agency_id', '=', agencyId)
        .where('year', '=', year)
        .where('snapshot', '=', page.snapshot)
        .where('page_id', '=', page.id)
        .execute();
  }
}

function sameness(page: Candidate, other: Candidate): string | null {
  if (page.part !== other.part) return null;
  if (page.snapshot !== null && page.snapshot === other.snapshot) return attribution('sameContent', other.url);
  if (page.figures !== null && page.figures === other.figures) return attribution('sameFigures', other.url);
  return page.template === null && other.template !== null && other.column_url === page.url
    ? attribution('attachment')
    : null;
}

/** A page that was found before a file that was handed in, one with the tables before one without, a listed one before one that is
 * listed no more, and then the better address. */
function badness(page: Candidate, lastRun: string | undefined): number {
  return (
    (page.is_import ? 2_000 : 0) +
    (page.template === null ? 1_000 : 0) +
    (page.last_run_id === lastRun ? 0 : 500) +
    addressRank(page.url)
  );
}

function order(a: Candidate, b: Candidate): number {
  return a.first_seen_at.getTime() - b.first_seen_at.getTime() || (a.id < b.id ? -1 : 1);
}

async function candidates(trx: Db, agencyId: string, year: number): Promise<Candidate[]> {
  const found = await sql<Candidate & { telling: number | null }>`
    with newest as (
      select distinct on (page_id) id, page_id, template from nianbao.report
      where agency_id = ${agencyId} and year = ${year} order by page_id, last_seen_at desc, read_at desc, id),
    shared as (
      select distinct on (snapshot) snapshot, id, template from nianbao.report
      where agency_id = ${agencyId} and year = ${year} order by snapshot, read_at desc, id),
    figures as (
      select report_id, count(*)::int as telling, md5(string_agg(field || '=' || value::text, ',' order by field)) as figures
      from nianbao.value where status = 'reported' and report_id in (select id from newest union select id from shared) group by report_id)
    select page.id, page.url, page.snapshot, page.part, page.column_url, page.last_run_id, page.last_seen_at, page.first_seen_at,
      page.imported is not null as is_import, coalesce(newest.template, shared.template) as template, figures.figures, figures.telling
    from nianbao.page left join newest on newest.page_id = page.id left join shared on shared.snapshot = page.snapshot
      left join figures on figures.report_id = coalesce(newest.id, shared.id)
    where page.agency_id = ${agencyId} and page.year = ${year} and page.moved_to is null and page.flaw is null
      and coalesce(page.mark, '') not in ('wrong', 'withdrawn')`.execute(trx);
  return found.rows.map(({ telling, ...page }) => ({
    ...page,
    figures: (telling ?? 0) >= FIGURES_THAT_TELL ? page.figures : null,
  }));
}

/** Every address at which the report of a page was found, the page's own first. */
export async function addressesOf(db: Db, pageId: string): Promise<{ url: string; how: string | null }[]> {
  const found = await sql<{ url: string; how: string | null }>`
    select distinct on (url) url, how from (
      select a.url, p.same_how as how, (p.id = ${pageId} and a.url = p.url) as own from nianbao.page p
        join nianbao.page_address a on a.page_id = p.id
        where p.id = ${pageId} or p.same_as = ${pageId} or p.id = (select moved_from from nianbao.page where id = ${pageId})
      union all select url, same_how, id = ${pageId} from nianbao.page where id = ${pageId} or same_as = ${pageId}) all_of_them
    order by url, own desc`.execute(db);
  const own = await db.selectFrom('nianbao.page').select('url').where('id', '=', pageId).executeTakeFirst();
  return found.rows.toSorted(
    (a, b) => Number(b.url === own?.url) - Number(a.url === own?.url) || (a.url < b.url ? -1 : 1),
  );
}
