import { type Kysely, type Selectable, sql } from 'kysely';
import type { Bilingual } from '../../report/bilingual.ts';
import type { CoverageStatus } from '../../report/coverage.ts';
import type { AgencyTable, CoverageTable, Database, LookTable, PageTable, RecipeTable } from '../../store/schema.ts';

export type AgencyRow = Selectable<AgencyTable>;

export interface AgencyFilter {
  /** Part of the id, the name or an alias. */
  search: string | null;
  level: string | null;
  parent: string | null;
  status: CoverageStatus | null;
  /** Year that `status` is about. */
  year: number;
  /** Goes on behind this one. */
  after?: readonly [isEnded: number, regionCode: string, name: string, id: string] | null;
}

export interface AgencyListRow {
  id: string;
  name: string;
  level: string;
  parent: string;
  region_code: string;
  portal_url: string;
  active: boolean;
  status: CoverageStatus | null;
  reason: Bilingual | null;
  deadline: string | null;
  published_at: string | null;
  /** Of the report that was published. */
  url: string | null;
}

/** Agencies with their state in the filter's year; inactive ones last. */
export async function listAgencies(
  db: Kysely<Database>,
  filter: AgencyFilter,
  limit: number,
  offset: number,
): Promise<{ rows: AgencyListRow[]; total: number }> {
  let query = db
    .selectFrom('nianbao.agency as a')
    .leftJoin('nianbao.coverage as c', (join) => join.onRef('c.agency_id', '=', 'a.id').on('c.year', '=', filter.year));
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([eb('a.name', 'ilike', like), eb('a.id', 'ilike', like), eb(sql<string>`a.aliases::text`, 'ilike', like)]),
    );
  }
  if (filter.level) query = query.where('a.level', '=', filter.level);
  if (filter.parent !== null) query = query.where('a.parent', '=', filter.parent);
  if (filter.status) query = query.where('c.status', '=', filter.status);
  const count = await query.select(sql<number>`count(*)::int`.as('count')).executeTakeFirstOrThrow();
  if (filter.after) {
    const [isEnded, region, name, id] = filter.after;
    query = query.where(
      sql<boolean>`((not a.active)::int, a.region_code, a.name, a.id) > (${isEnded}::int, ${region}, ${name}, ${id})`,
    );
  }
  const rows = await query
    .select([
      'a.id',
      'a.name',
      'a.level',
      'a.parent',
      'a.region_code',
      'a.portal_url',
      'a.active',
      'c.status',
      'c.reason',
      'c.deadline',
      'c.published_at',
      'c.url',
    ])
    .orderBy('a.active', 'desc')
    .orderBy('a.region_code')
    .orderBy('a.name')
    .orderBy('a.id')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total: count.count };
}

export async function agencyById(db: Kysely<Database>, id: string): Promise<AgencyRow | null> {
  return (await db.selectFrom('nianbao.agency').where('id', '=', id).selectAll().executeTakeFirst()) ?? null;
}

export interface AgencyHistory {
  coverage: Selectable<CoverageTable>[];
  pages: Selectable<PageTable>[];
  looks: Selectable<LookTable>[];
  recipes: Selectable<RecipeTable>[];
  /** Current report of each year with its number of findings. */
  reports: { year: number; title: string | null; template: string | null; format: string; findings: number }[];
}

/** Everything that was found out about one agency; the newest 30 looks. */
export async function agencyHistory(db: Kysely<Database>, id: string): Promise<AgencyHistory> {
  const [coverage, pages, looks, recipes, reports] = await Promise.all([
    db.selectFrom('nianbao.coverage').where('agency_id', '=', id).selectAll().orderBy('year', 'desc').execute(),
    db.selectFrom('nianbao.page').where('agency_id', '=', id).selectAll().orderBy('year', 'desc').limit(100).execute(),
    db.selectFrom('nianbao.look').where('agency_id', '=', id).selectAll().orderBy('at', 'desc').limit(30).execute(),
    db
      .selectFrom('nianbao.recipe')
      .where('agency_id', '=', id)
      .selectAll()
      .orderBy('last_success_at', 'desc')
      .execute(),
    db
      .selectFrom('nianbao.report')
      .where('agency_id', '=', id)
      .where('current', '=', true)
      .select(['year', 'title', 'template', 'format', sql<number>`jsonb_array_length(findings)`.as('findings')])
      .orderBy('year', 'desc')
      .orderBy('read_at', 'desc')
      .execute(),
  ]);
  return { coverage, pages, looks, recipes, reports };
}
