import type { Kysely } from 'kysely';
import { diffProse, type ProseDiff } from '../../diff/prose.ts';
import { diffVersions, type VersionDiff } from '../../diff/versions.ts';
import type { Report } from '../../report/report.ts';
import { listReports, type StoredReport } from '../../store/reports.ts';
import type { Database } from '../../store/schema.ts';
import { valuesOf } from '../../store/values.ts';

/** What changed between two contents of one report, as they were read; corrections by hand are no change of the page. */
export interface VersionChange {
  from: StoredReport;
  to: StoredReport;
  diff: VersionDiff;
  prose: ProseDiff;
}

/**
 * Two contents of an agency-year: `to`, else the one that counts, and `from`, else the one that was first seen last before it. Null where there
 * are no two.
 */
export async function versionChange(
  db: Kysely<Database>,
  agencyId: string,
  year: number,
  asked: { from: string | null; to: string | null },
): Promise<VersionChange | null> {
  const all = await listReports(db, { agencyIds: [agencyId], years: [year] });
  const to = asked.to === null ? all.find(({ current }) => current) : all.find(({ id }) => id === asked.to);
  if (to === undefined) return null;
  const from = asked.from === null ? versionBefore(all, to) : all.find(({ id }) => id === asked.from);
  if (from === undefined || from.id === to.id) return null;
  const [a, b] = await Promise.all([fullReport(db, from), fullReport(db, to)]);
  return { from, to, diff: diffVersions(a, b), prose: diffProse(a, b) };
}

/** The content that was first seen last before another. */
export function versionBefore<V extends { id: string; firstSeenAt: string }>(all: readonly V[], to: V): V | undefined {
  return all
    .filter(({ id, firstSeenAt }) => id !== to.id && firstSeenAt <= to.firstSeenAt)
    .sort((a, b) => (a.firstSeenAt < b.firstSeenAt ? 1 : -1))[0];
}

async function fullReport(db: Kysely<Database>, { id, report }: StoredReport): Promise<Report> {
  return { ...report, values: await valuesOf(db, id) };
}
