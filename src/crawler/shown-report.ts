import type { OpenPage } from './open-page.ts';
import type { ListRow } from './portals/portal.ts';
import { isTitleOfYear, readReportTitle } from './report-title.ts';
import { periodYear, showsReport } from './settle-rows.ts';

/** A link with nothing but a year may lead to the report itself. */
export function asReport(page: OpenPage, folderYear: number | null): OpenPage {
  const { scanned, list } = page;
  const isList = list.rows.some((row) => row.date !== null) || list.next.length > 0 || list.nextPosts !== undefined;
  if (folderYear === null || isList || !showsReport(scanned.text)) return page;
  const title = scanned.heading || scanned.names.find((name) => 'year' in readReportTitle(name)) || `${folderYear}年`;
  const row = { url: scanned.url, title, date: null };
  return { ...page, list: { ...list, rows: [row, ...list.rows], showsReports: true } };
}

/** The reports before and behind it, which an article links. */
const MOST_NEIGHBOURS = 2;

/**
 * The report that the page shows in the place of a list: menus of small bodies lead to the newest one itself. Null where it shows none, or
 * lists reports.
 */
export function onlyReport({ scanned, list }: Pick<OpenPage, 'scanned' | 'list'>): ListRow | null {
  const others = list.rows.filter((row) => row.url !== scanned.url && isTitleOfYear(row.title));
  if (list.showsReports || others.length > MOST_NEIGHBOURS || others.some((row) => row.date !== null)) return null;
  const year = periodYear(scanned.text);
  if (year === null || !showsReport(scanned.text)) return null;
  const title = [scanned.heading, ...scanned.names].find(isTitleOfYear) ?? `${year}年政府信息公开年度报告`;
  return { url: scanned.url, title, date: null };
}
