import { sql } from 'kysely';
import type { Finding } from '../report/finding.ts';
import type { Db } from './database.ts';
import { withDecisions } from './decisions.ts';

/** What the rules say of a current report. */
export interface ReportFindings {
  agencyId: string;
  year: number;
  url: string;
  snapshot: string;
  findings: Finding[];
  /** Rules that could not decide on it. */
  uncertain: string[];
}

/** Of these agencies' current reports, newest year first, then by agency; without text and verdicts, which are many times as long. */
export async function currentFindings(db: Db, agencyIds: readonly string[]): Promise<ReportFindings[]> {
  if (agencyIds.length === 0) return [];
  const uncertain = sql<
    string[]
  >`(select coalesce(jsonb_agg(distinct r ->> 'rule'), '[]') from jsonb_array_elements(results) as r
    where r ->> 'outcome' = 'uncertain')`;
  const rows = await db
    .selectFrom('nianbao.report')
    .select(['agency_id', 'year', 'url', 'snapshot', 'findings'])
    .select(uncertain.as('uncertain'))
    .where('current', '=', true)
    .where('agency_id', 'in', [...agencyIds])
    .orderBy('year', 'desc')
    .orderBy('agency_id')
    .execute();
  return withDecisions(
    db,
    rows.map(({ agency_id: agencyId, ...row }) => ({ agencyId, ...row })),
  );
}
