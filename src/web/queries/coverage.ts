import { type Kysely, sql } from 'kysely';
import type { Bilingual } from '../../report/bilingual.ts';
import type { CoverageStatus } from '../../report/coverage.ts';
import type { Database } from '../../store/schema.ts';
import { rememberStates } from '../remembered.ts';

export interface CoverageCell {
  agencyId: string;
  year: number;
  status: CoverageStatus;
  deadline: string | null;
  publishedAt: string | null;
  reason: Bilingual;
}

export interface CoverageCount {
  parent: string;
  year: number;
  status: CoverageStatus;
  count: number;
}

/** Number of active agencies by body above, year and status. */
export function coverageCounts(db: Kysely<Database>): Promise<CoverageCount[]> {
  return rememberStates(db, 'counts', () => countStates(db));
}

function countStates(db: Kysely<Database>): Promise<CoverageCount[]> {
  return db
    .selectFrom('nianbao.coverage as c')
    .innerJoin('nianbao.agency as a', 'a.id', 'c.agency_id')
    .where('a.active', '=', true)
    .select(['a.parent', 'c.year', 'c.status', sql<number>`count(*)::int`.as('count')])
    .groupBy(['a.parent', 'c.year', 'c.status'])
    .execute();
}

export interface MatrixAgency {
  id: string;
  name: string;
  parent: string;
}

/** The active agencies (of one body above, where `parent` is given), ordered for grouping. */
export async function matrixAgencies(
  db: Kysely<Database>,
  parent: string | null,
  limit: number,
): Promise<MatrixAgency[]> {
  let query = db
    .selectFrom('nianbao.agency')
    .where('active', '=', true)
    .select(['id', 'name', 'parent'])
    .orderBy('parent')
    .orderBy('region_code')
    .orderBy('name')
    .limit(limit);
  if (parent !== null) query = query.where('parent', '=', parent);
  return query.execute();
}

/** The cells of these agencies, from a year on. */
export async function coverageCells(
  db: Kysely<Database>,
  agencyIds: string[],
  fromYear: number,
): Promise<CoverageCell[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('nianbao.coverage')
    .where('agency_id', 'in', agencyIds)
    .where('year', '>=', fromYear)
    .select(['agency_id', 'year', 'status', 'deadline', 'published_at', 'reason'])
    .execute();
  return rows.map((row) => ({
    agencyId: row.agency_id,
    year: row.year,
    status: row.status,
    deadline: row.deadline,
    publishedAt: row.published_at,
    reason: row.reason,
  }));
}

export async function countActiveAgencies(db: Kysely<Database>): Promise<number> {
  const row = await db
    .selectFrom('nianbao.agency')
    .where('active', '=', true)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Names of those bodies above that are agencies themselves, by id. */
export async function parentNames(db: Kysely<Database>, parents: string[]): Promise<Map<string, string>> {
  if (parents.length === 0) return new Map();
  const rows = await db.selectFrom('nianbao.agency').where('id', 'in', parents).select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
