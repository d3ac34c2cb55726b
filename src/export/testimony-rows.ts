import { inForce, type Testimony } from '../report/testimony.ts';

/** One entry as `evidence list --json` and the API give it. */
export interface TestimonyRow {
  id: string;
  at: string;
  by: string;
  kind: Testimony['kind'];
  reason: string;
  agencyId: string;
  agency: string;
  year: number | null;
  page: string | null;
  url: string | null;
  snapshot: string | null;
  fileName: string | null;
  publishedAt: string | null;
  undoes: string | null;
  /** False for an entry that was taken back, and for the taking back itself. */
  holds: boolean;
}

/** Newest first. `all` are whole histories of agencies, in their order: whether an entry holds is told by those after it. */
export function testimonyRows(all: readonly Testimony[], agencyNames: ReadonlyMap<string, string>): TestimonyRow[] {
  const holding = new Set(inForce(all).map((one) => one.id));
  return all.toReversed().map((one) => ({
    ...{ id: one.id, at: one.at, by: one.by, kind: one.kind, reason: one.reason, agencyId: one.agencyId },
    ...{ agency: agencyNames.get(one.agencyId) ?? one.agencyId, year: one.year, page: one.pageId, url: one.url },
    ...{ snapshot: one.kind === 'import' ? (one.snapshots[0] ?? null) : null, fileName: one.fileName },
    ...{ publishedAt: one.published, undoes: one.undoes, holds: holding.has(one.id) },
  }));
}
