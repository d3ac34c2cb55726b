import type { Kysely } from 'kysely';
import type { Bilingual } from '../../report/bilingual.ts';
import type { CoverageStatus } from '../../report/coverage.ts';
import type { Database } from '../../store/schema.ts';

export interface CoverageRow {
  agencyId: string;
  agency: string;
  year: number;
  status: CoverageStatus;
  deadline: string | null;
  publishedAt: string | null;
  url: string | null;
  reason: Bilingual;
}

export interface CoverageFilter {
  year: number | null;
  status: CoverageStatus | null;
  agencyId: string | null;
  /** The row that the last page ended with. */
  after?: { agencyId: string; year: number } | null;
}

/** Coverage in the form of `coverage --json`, ordered by agency and year. */
export async function coverageRows(
  db: Kysely<Database>,
  filter: CoverageFilter,
  limit: number,
  offset: number,
): Promise<CoverageRow[]> {
  let query = db
    .selectFrom('nianbao.coverage as c')
    .innerJoin('nianbao.agency as a', 'a.id', 'c.agency_id')
    .where('a.active', '=', true)
    .select([
      'c.agency_id as agencyId',
      'a.name as agency',
      'c.year',
      'c.status',
      'c.deadline',
      'c.published_at as publishedAt',
      'c.url',
      'c.reason',
    ])
    .orderBy('c.agency_id')
    .orderBy('c.year', 'desc')
    .limit(limit)
    .offset(offset);
  if (filter.year !== null) query = query.where('c.year', '=', filter.year);
  if (filter.status !== null) query = query.where('c.status', '=', filter.status);
  if (filter.agencyId !== null) query = query.where('c.agency_id', '=', filter.agencyId);
  const { after } = filter;
  if (after)
    query = query.where((is) =>
      is.or([
        is('c.agency_id', '>', after.agencyId),
        is.and([is('c.agency_id', '=', after.agencyId), is('c.year', '<', after.year)]),
      ]),
    );
  return query.execute();
}
