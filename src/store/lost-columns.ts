import type { LookOutcome } from '../report/look.ts';
import type { Db } from './database.ts';

/** An agency whose annual-report column was found before, or given by hand, and is not found now. */
export interface LostColumn {
  agencyId: string;
  agency: string;
  outcome: LookOutcome;
  at: Date;
  /** Where it was last read; null where it never was. */
  columnUrl: string | null;
}

/** Agencies whose newest look lost the column, the newest loss first; by one look into the index for each agency, however many looks there are. */
export async function lostColumns(db: Db): Promise<LostColumn[]> {
  const rows = await db
    .selectFrom('nianbao.agency as a')
    .innerJoinLateral(
      (is) =>
        is
          .selectFrom('nianbao.look')
          .whereRef('agency_id', '=', 'a.id')
          .select(['outcome', 'at'])
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('l'),
      (join) => join.onTrue(),
    )
    .where('a.active', '=', true)
    .where('l.outcome', 'in', ['column_lost', 'given_column_failed', 'column_not_found'])
    .select(['a.id as agencyId', 'a.name as agency', 'l.outcome', 'l.at'])
    .select((is) =>
      is
        .selectFrom('nianbao.look as f')
        .whereRef('f.agency_id', '=', 'a.id')
        .where('f.outcome', 'in', ['column_read', 'column_incomplete'])
        .select('f.column_url')
        .orderBy('f.at', 'desc')
        .limit(1)
        .as('columnUrl'),
    )
    .orderBy('l.at', 'desc')
    .orderBy('a.id')
    .execute();
  return rows.filter(({ outcome, columnUrl }) => outcome !== 'column_not_found' || columnUrl !== null);
}
