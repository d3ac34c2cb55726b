import { differingFigures } from '../../diff/other-report.ts';
import type { Report } from '../../report/report.ts';
import type { OtherReport } from '../../report/surroundings.ts';
import type { Db } from '../../store/database.ts';
import type { Page } from '../../store/pages.ts';
import type { StoredReport } from '../../store/reports.ts';
import { valuesOf } from '../../store/values.ts';
import type { Kept } from './kept.ts';

/**
 * Reports of the same body and year that are listed beside the current one and give other figures. Pages with the same figures are joined
 * before. Null where no second report stands there that could be held against it.
 */
export async function othersOf(
  db: Db,
  current: StoredReport,
  report: Report,
  around: Kept,
): Promise<OtherReport[] | null> {
  const { pages, versions } = around;
  const here = pages.find((page) => page.id === current.pageId);
  const beside = here === undefined ? [] : pages.filter((page) => stands(page) && isBeside(page, here));
  if (here === undefined || !stands(here) || beside.length === 0) return null;
  const found: OtherReport[] = [];
  let compared = 0;
  for (const page of beside) {
    const stored = newestOf(page, versions);
    if (stored === undefined) continue;
    const figures = differingFigures(report, { ...stored.report, values: await valuesOf(db, stored.id) });
    if (figures === null) continue;
    compared++;
    const { id: reportId, snapshot, url } = stored;
    if (figures.length > 0) found.push({ reportId, snapshot, url, figures });
  }
  return compared === 0 ? null : found.sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** A report of its own that nobody doubted: no copy, no page of somebody else, none that was handed in. */
function stands({ sameAs, movedTo, flaw, mark, imported }: Page): boolean {
  return (
    sameAs === null &&
    movedTo === null &&
    flaw === null &&
    imported === null &&
    mark !== 'wrong' &&
    mark !== 'withdrawn'
  );
}

/** Listed in the same run, and of the same part of the body. */
function isBeside(page: Page, here: Page): boolean {
  return page.id !== here.id && page.lastRunId === here.lastRunId && (page.part ?? '') === (here.part ?? '');
}

function newestOf(page: Page, versions: readonly StoredReport[]): StoredReport | undefined {
  return versions
    .filter((one) => one.pageId === page.id && one.report.template !== null)
    .sort((a, b) => (a.lastSeenAt === b.lastSeenAt ? (a.id < b.id ? -1 : 1) : a.lastSeenAt < b.lastSeenAt ? 1 : -1))[0];
}
