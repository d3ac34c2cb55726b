import type { Kysely } from 'kysely';
import { type CandidateRow, candidateRows } from '../../export/candidate-rows.ts';
import { type TestimonyRow, testimonyRows } from '../../export/testimony-rows.ts';
import { agencyNames } from '../../store/agencies.ts';
import { pagesOf } from '../../store/pages.ts';
import { listReports } from '../../store/reports.ts';
import type { Database } from '../../store/schema.ts';
import { listTestimony } from '../../store/testimony.ts';

export type { CandidateRow, TestimonyRow };

export interface EvidenceFilter {
  agencyId: string | null;
  /** Null: every year, and what is about columns. */
  year: number | null;
}

/** What operators said, newest first. Entries are few – each was made by hand – so that whole histories are read. */
export async function evidenceRows(db: Kysely<Database>, { agencyId, year }: EvidenceFilter): Promise<TestimonyRow[]> {
  const all = await listTestimony(db, agencyId === null ? {} : { agencyId });
  const names = await agencyNames(db, [...new Set(all.map((one) => one.agencyId))]);
  return testimonyRows(all, names).filter((row) => year === null || row.year === year);
}

/** Every page that was listed for an agency (and year), or handed in for it, with how it stands. */
export async function candidates(db: Kysely<Database>, agencyId: string, year: number | null): Promise<CandidateRow[]> {
  const [pages, current, names] = await Promise.all([
    pagesOf(db, agencyId, year ?? undefined),
    listReports(db, { agencyIds: [agencyId], currentOnly: true }),
    agencyNames(db, [agencyId]),
  ]);
  return candidateRows(pages, new Set(current.map((one) => one.pageId)), names);
}
