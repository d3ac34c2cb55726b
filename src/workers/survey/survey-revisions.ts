import { revisionOf } from '../../diff/revision.ts';
import type { Report } from '../../report/report.ts';
import type { ContentSeen, Revision } from '../../report/surroundings.ts';
import type { Db } from '../../store/database.ts';
import type { Page } from '../../store/pages.ts';
import type { StoredReport } from '../../store/reports.ts';
import { valuesOf } from '../../store/values.ts';
import type { Kept } from './kept.ts';

/**
 * What changed in a report after it was first published: the contents of its page in the order in which they were seen, and before them those
 * of a page that was withdrawn when this one appeared. Null where only one content was ever seen.
 */
export async function revisionsOf(
  db: Db,
  current: StoredReport,
  { pages, versions }: Kept,
): Promise<Revision[] | null> {
  if (versions.length < 2) return null;
  const contents = contentsOf(current, versions, pages);
  if (contents.length < 2) return null;
  const revisions: Revision[] = [];
  let before: { stored: StoredReport; report: Report } | null = null;
  for (const stored of contents) {
    const report: Report = { ...stored.report, values: await valuesOf(db, stored.id) };
    const found = before && revisionOf(before.report, report, before.stored.reader === stored.reader);
    if (before && found)
      revisions.push({
        before: seen(before.stored),
        after: seen(stored),
        ...found,
        reposted: before.stored.pageId !== stored.pageId,
      });
    // A content that differs in form only stands for the one before.
    if (before === null || found) before = { stored, report };
  }
  return revisions;
}

/** Oldest first. A page that is still listed beside this one is a second copy of the report (D-DUPLICATE), none of its history. */
function contentsOf(current: StoredReport, versions: readonly StoredReport[], pages: readonly Page[]): StoredReport[] {
  const here = pages.find((page) => page.id === current.pageId);
  const gone = pages.filter(
    (page) =>
      page.id !== current.pageId &&
      page.movedTo === null &&
      page.flaw === null &&
      here !== undefined &&
      page.firstSeenAt < here.firstSeenAt &&
      page.lastRunId !== here.lastRunId &&
      page.lastSeenAt < here.lastSeenAt &&
      (page.part ?? '') === (here.part ?? ''),
  );
  const those = new Set([current.pageId, ...gone.map((page) => page.id)]);
  const of = versions.filter((one) => those.has(one.pageId) && one.report.template !== null);
  return of.sort((a, b) =>
    a.firstSeenAt === b.firstSeenAt ? (a.id < b.id ? -1 : 1) : a.firstSeenAt < b.firstSeenAt ? -1 : 1,
  );
}

function seen({ id, snapshot, url, firstSeenAt, lastSeenAt }: StoredReport): ContentSeen {
  return { reportId: id, snapshot, url, firstSeenAt, lastSeenAt };
}
