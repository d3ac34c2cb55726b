import { type Selectable, sql } from 'kysely';
import { columnSpans, inForce, type Testimony } from '../report/testimony.ts';
import type { Db } from './database.ts';
import { clean, cleanOrNull, iso, json } from './rows.ts';
import type { TestimonyTable } from './schema.ts';

export type NewTestimony = Omit<Testimony, 'seq'>;

/** Append-only; throws where `undoes` names an entry that was taken back before. */
export async function addTestimony(trx: Db, said: NewTestimony): Promise<void> {
  await trx
    .insertInto('nianbao.testimony')
    .values({
      id: said.id,
      at: said.at,
      by: clean(said.by),
      kind: said.kind,
      reason: clean(said.reason),
      agency_id: said.agencyId,
      year: said.year,
      page_id: said.pageId,
      url: cleanOrNull(said.url),
      keys: json(said.keys),
      snapshots: json(said.snapshots),
      published: said.published,
      file_name: cleanOrNull(said.fileName),
      undoes: said.undoes,
    })
    .execute();
}

/** In the order in which they were said. With `years`, those about these years; null among them stands for those about columns. */
export async function listTestimony(
  db: Db,
  filter: { agencyId?: string; years?: readonly (number | null)[]; limit?: number; newestFirst?: boolean } = {},
): Promise<Testimony[]> {
  let query = db.selectFrom('nianbao.testimony').selectAll();
  const { agencyId, years, limit } = filter;
  if (agencyId !== undefined) query = query.where('agency_id', '=', agencyId);
  if (years) {
    const numbers = years.filter((year) => year !== null);
    query = query.where((is) =>
      is.or([
        ...(numbers.length > 0 ? [is('year', 'in', numbers)] : []),
        ...(years.includes(null) ? [is('year', 'is', null)] : []),
      ]),
    );
  }
  if (limit !== undefined) query = query.limit(limit);
  return (await query.orderBy('seq', filter.newestFirst ? 'desc' : 'asc').execute()).map(fromRow);
}

/** Those whose id begins so; more than one where it was cut too short. */
export async function findTestimony(db: Db, beginning: string): Promise<Testimony[]> {
  if (!/^[0-9a-f-]{4,36}$/.test(beginning)) return [];
  const query = db.selectFrom('nianbao.testimony').selectAll().where('id', 'like', `${beginning}%`);
  return (await query.orderBy('seq').limit(2).execute()).map(fromRow);
}

/** Entries that hold by which a page, as it was listed, is the report of an agency and year: that page, or its content; the last one last. */
export async function rightMarksOf(db: Db, listed: { id: string; snapshot: string | null }): Promise<Testimony[]> {
  const rows = await db
    .selectFrom('nianbao.testimony as t')
    .selectAll('t')
    .where((is) =>
      is.or([
        is('t.page_id', '=', listed.id),
        sql<boolean>`t.snapshots @> ${json(listed.snapshot === null ? [''] : [listed.snapshot])}::jsonb`,
      ]),
    )
    .where('t.kind', '=', 'right')
    .where(sql<boolean>`not exists (select 1 from nianbao.testimony as u where u.undoes = t.id)`)
    .orderBy('t.seq')
    .execute();
  return rows.map(fromRow);
}

/** Agency-years of which operators said something: their figures may have been taken away by it. */
export async function yearsSpokenOf(
  db: Db,
  agencyIds: readonly string[],
): Promise<{ agencyId: string; year: number }[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('nianbao.testimony')
    .select(['agency_id', 'year'])
    .distinct()
    .where('agency_id', 'in', [...agencyIds])
    .where('year', 'is not', null)
    .execute();
  return rows.flatMap(({ agency_id: agencyId, year }) => (year === null ? [] : [{ agencyId, year }]));
}

/** Puts into the agency's row which column counts by what was said. */
export async function applyColumn(trx: Db, agencyId: string): Promise<void> {
  const said = await listTestimony(trx, { agencyId, years: [null] });
  const open = columnSpans(said).at(-1);
  const given = open?.to === null ? open.url : null;
  await trx.updateTable('nianbao.agency').set({ given_column: given }).where('id', '=', agencyId).execute();
}

/** The column that an operator gave, and since when; null where none holds. */
export async function givenColumn(db: Db, agencyId: string): Promise<{ url: string; from: string } | null> {
  const open = columnSpans(await listTestimony(db, { agencyId, years: [null] })).at(-1);
  return open?.to === null ? { url: open.url, from: open.from } : null;
}

/** The last entry by which a page was handed in, where one holds. */
export async function importOf(
  db: Db,
  page: { id: string; agencyId: string; year: number; imported: string | null },
): Promise<Testimony | null> {
  if (page.imported === null) return null;
  const said = await listTestimony(db, { agencyId: page.agencyId, years: [page.year] });
  return inForce(said).findLast((one) => one.kind === 'import' && one.pageId === page.id) ?? null;
}

function fromRow(row: Selectable<TestimonyTable>): Testimony {
  return {
    id: row.id,
    seq: row.seq,
    at: iso(row.at),
    by: row.by,
    kind: row.kind,
    reason: row.reason,
    agencyId: row.agency_id,
    year: row.year,
    pageId: row.page_id,
    url: row.url,
    keys: row.keys,
    snapshots: row.snapshots,
    published: row.published,
    fileName: row.file_name,
    undoes: row.undoes,
  };
}
