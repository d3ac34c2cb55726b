import { createHash } from 'node:crypto';
import { addressKey } from '../report/address-key.ts';
import { inForce, type PageMark, type Testimony } from '../report/testimony.ts';
import type { Db } from './database.ts';
import { type Page, pagesOf } from './pages.ts';
import { clean, json } from './rows.ts';
import { listTestimony } from './testimony.ts';

/** Puts into the pages of an agency-year how they stand by what operators said of it; made anew from all entries each time. */
export async function applyMarks(trx: Db, agencyId: string, year: number): Promise<void> {
  const said = await listTestimony(trx, { agencyId, years: [year] });
  if (said.length === 0) return;
  const holding = inForce(said);
  for (const page of await pagesOf(trx, agencyId, year)) {
    const { mark, seq } = markOf(page, holding);
    await trx
      .updateTable('nianbao.page')
      .set({ mark, mark_seq: seq })
      .where('id', '=', page.id)
      .where((is) => is.or([is('mark', 'is distinct from', mark), is('mark_seq', 'is distinct from', seq)]))
      .execute();
  }
}

/** The last entry that covers a page counts. To hand in a content again says that it is right, whatever was said of it before. */
function markOf(page: Page, holding: readonly Testimony[]): { mark: PageMark | null; seq: number | null } {
  const isOwnImport = ({ kind, pageId }: Testimony) => kind === 'import' && pageId === page.id;
  if (page.imported !== null && !holding.some(isOwnImport)) return { mark: 'withdrawn', seq: null };
  const last = holding.findLast((one) => isOwnImport(one) || (isMark(one) && covers(one, page)));
  if (last?.kind !== 'right' && last?.kind !== 'wrong') return { mark: null, seq: null };
  return { mark: last.kind, seq: last.seq };
}

function isMark({ kind }: Testimony): boolean {
  return kind === 'right' || kind === 'wrong';
}

function covers({ pageId, keys, snapshots }: Testimony, page: Page): boolean {
  return (
    page.id === pageId ||
    (page.url !== '' && keys.includes(addressKey(page.url))) ||
    (page.snapshot !== null && snapshots.includes(page.snapshot))
  );
}

/** A page and the copies that are joined with it: what a person who looks at the report means by “this page”. */
export async function pageGroup(db: Db, page: Page): Promise<Page[]> {
  const head = page.sameAs ?? page.id;
  const all = await pagesOf(db, page.agencyId, page.year);
  return all.filter((one) => one.id === page.id || one.id === head || one.sameAs === head);
}

/** 32 hex digits made from agency, year and content: the same file for the same agency-year is one page. */
export function importedPageId(agencyId: string, year: number, snapshot: string): string {
  return createHash('sha256').update(`import\n${agencyId}\n${year}\n${snapshot}`).digest('hex').slice(0, 32);
}

/** The page of a file that an operator handed in. Handed in again it is the same page, under the new entry. */
export async function saveImportedPage(
  trx: Db,
  page: Pick<Page, 'agencyId' | 'year' | 'url' | 'title' | 'why'> & {
    snapshot: string;
    testimonyId: string;
    runId: string;
    at: string;
  },
): Promise<string> {
  const id = importedPageId(page.agencyId, page.year, page.snapshot);
  const changing = {
    url: clean(page.url),
    title: clean(page.title),
    why: json(page.why),
    last_seen_at: page.at,
    last_run_id: page.runId,
    fetch_outcome: 'ok',
    imported: page.testimonyId,
    mark: null,
  };
  await trx
    .insertInto('nianbao.page')
    .values({
      ...{ id, agency_id: page.agencyId, year: page.year, first_seen_at: page.at, snapshot: page.snapshot },
      ...{ listed_date: null, column_url: null, ...changing },
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute();
  return id;
}
