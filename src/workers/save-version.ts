import type { Agency } from '../report/agency.ts';
import { findAgency, lockAgency } from '../store/agencies.ts';
import { withHeldCorrections } from '../store/corrections.ts';
import type { Db } from '../store/database.ts';
import { findPage, type Page } from '../store/pages.ts';
import { chooseAgain, currentFullReport, findReport, reassessReport, reportId, saveReport } from '../store/reports.ts';
import type { WorkContext } from './context.ts';
import { factsOf } from './page-facts.ts';
import { assessReport } from './process-report.ts';
import type { ReadApart } from './reader-process.ts';

/** One reading of one content of a page, of the agency-year that it belongs to. */
export interface Version extends ReadApart {
  page: Page;
  agency: Agency;
  snapshot: string;
  /** When the page carried this content (ISO). */
  seenAt: string;
}

/**
 * Saves a version with its findings, and assesses the following year's report again: whichever of two years is read first, the
 * result is the same. The agency's row is locked, so that two workers that read both years at once see each other.
 */
export async function saveVersion(trx: Db, version: Version, context: Pick<WorkContext, 'clock'>): Promise<void> {
  const { page, agency, snapshot, seenAt, format, reader, report } = version;
  await lockAgency(trx, agency.id);
  const previous = await currentFullReport(trx, agency.id, page.year - 1);
  const before = await findReport(trx, reportId(agency.id, page.year, snapshot));
  const counted = await withHeldCorrections(trx, { agencyId: agency.id, year: page.year, snapshot }, report);
  await saveReport(trx, {
    agencyId: agency.id,
    year: page.year,
    pageId: page.id,
    url: page.url,
    snapshot,
    format,
    reader: `${reader.name} ${reader.version}`,
    report,
    ...assessReport(counted, previous?.report ?? null, agency, factsOf(page, format), before?.around ?? null),
    seenAt,
    readAt: context.clock().toISOString(),
  });
  await assessNextYear(trx, agency, page.year);
}

/** Decides anew which report of an agency-year counts, where its pages were moved, marked or given up, and assesses the year after. */
export async function chooseAndAssess(trx: Db, agencyId: string, year: number): Promise<void> {
  const agency = await findAgency(trx, agencyId);
  if (agency === null) return;
  await chooseAgain(trx, agencyId, year);
  await assessNextYear(trx, agency, year);
}

function assessNextYear(trx: Db, agency: Agency, year: number): Promise<void> {
  return assessAgain(trx, agency, year + 1);
}

/** Judges the current report of a year again from what is kept; nothing where there is none. */
export async function assessAgain(trx: Db, agency: Agency, year: number): Promise<void> {
  const report = await currentFullReport(trx, agency.id, year);
  if (report === null) return;
  const last = await currentFullReport(trx, agency.id, year - 1);
  const page = factsOf(await findPage(trx, report.pageId), report.format);
  await reassessReport(trx, report.id, assessReport(report.report, last?.report ?? null, agency, page, report.around));
}
