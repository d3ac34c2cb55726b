import { requestKey } from '../fetch/post-body.ts';
import { keyOf } from './column-folders.ts';
import { addAnnouncedGaps } from './column-gaps.ts';
import { hiddenYears, leadsToOldSite, offeredBodies } from './column-leads.ts';
import type { ColumnContext, ColumnReading } from './column-reading.ts';
import { isColumnPath, namesColumn } from './find-column.ts';
import { isBehindEnd } from './list-end.ts';
import { type Ask, type OpenPage, openPage, type Search } from './open-page.ts';
import type { ListPage, ListRow } from './portals/portal.ts';
import { readReportTitle } from './report-title.ts';
import { ANY_DAY } from './script-pager.ts';
import { settleOddTitles, settleRows } from './settle-rows.ts';
import { asReport, onlyReport } from './shown-report.ts';
import { type ColumnInWork, type Pending, takePage } from './take-page.ts';

/** The lists of a column by the key of their folder ('' for its own), page by page as they were read. */
interface Lists {
  read: Map<string, ListPage[]>;
  /** Those that were read behind their last page. */
  ended: Set<string>;
  /** Those of which a page brought nothing new. */
  dropped: Set<string>;
}

/**
 * Reads a column from its first page to its last: pages of the list, folders of years and of kinds of agencies. A failure
 * code where the first page could not be had, null where it is no such column.
 */
export function* readColumn(ask: Ask, context: ColumnContext): Search<ColumnReading | string | null> {
  const first = yield* openPage(ask, context.readings);
  if (typeof first === 'string') return first;
  context.onFirst?.(first);
  const column = begun(first);
  const seen = new Set([keyOf(ask.url), keyOf(column.url)]);
  const work: ColumnInWork = { column, context, pending: new Map(), seen };
  takePage(first, { folderYear: null, root: column.url }, work);
  if (work.pending.size === 0) takeOnlyReport(first, work);
  if (!isColumn(column, first, work.pending.size)) return null;
  column.saysEmpty = first.scanned.saysEmpty;
  const lists: Lists = { read: new Map([['', [first.list]]]), ended: new Set(), dropped: new Set() };
  yield* readOn(first, lists, work);
  if (column.stopped) return column;
  if (column.rows.some((row) => row.result.kind === 'unclear')) {
    if (isEnough(work)) return column;
    yield* settleRows(column, context);
  }
  yield* settleOddTitles(column, context);
  addAnnouncedGaps(column, lists.read, lists.ended);
  if (leadsToOldSite(first.scanned)) {
    const days = column.rows.flatMap(({ result, date }) =>
      result.kind === 'annual-report' ? [date ?? `${result.year + 1}-01-01`] : [],
    );
    column.hiddenBefore = [column.hiddenBefore ?? '', days.sort()[0] ?? ANY_DAY].sort()[1]!;
  }
  const hidden = column.showsReports || column.hasFolders ? null : hiddenYears(first.body, yearsIn(column));
  if (hidden) column.gaps.push(`${column.url}: ${hidden}`);
  return column;
}

function begun({ scanned, list, family, needsBrowser }: OpenPage): ColumnReading {
  return {
    ...{ url: scanned.url, named: namesColumn([...scanned.names, ...(list.names ?? [])]) },
    ...{ rows: [], gaps: [], saysEmpty: false, family, needsBrowser, marks: [], pager: list.next[0] ?? null },
    ...{ hasFolders: false, showsReports: list.showsReports ?? false, stopped: false },
    ...{ unlinked: [], hiddenBefore: null, offered: offeredBodies(scanned) },
  };
}

function takeOnlyReport(first: OpenPage, { column, context }: ColumnInWork): void {
  const shown = onlyReport(first);
  if (shown === null) return;
  column.rows.push({ ...shown, result: context.classify(shown, null) });
  column.gaps.push(`${column.url}: shows one report and no list of them`);
}

function isEnough({ column, context }: ColumnInWork): boolean {
  column.stopped = context.isEnough?.(column) ?? false;
  return column.stopped;
}

/** Asks for all that the column leads to, in the order in which it was met, until nothing is left, the budget is used up, or it is enough. */
function* readOn(first: OpenPage, lists: Lists, work: ColumnInWork): Search<void> {
  const { column, context, pending } = work;
  for (const [key, next] of pending) {
    if (isEnough(work)) return;
    const { url, folderYear, isFolder, isProbe, list } = next;
    const post = next.post ? { post: next.post } : {};
    if (!isFolder && !isProbe && (lists.ended.has(list) || lists.dropped.has(list))) continue;
    const page = yield* openPage({ url, role: 'list_page', referer: column.url, ...post }, context.readings);
    if (page === 'fetch.budget') {
      column.gaps.push('budget of requests used up');
      return;
    }
    if (first.family === 'trs' && !isFolder && isBehindEnd(page, lists.read.get(list) ?? [])) {
      lists.ended.add(list);
      continue;
    }
    if (isProbe && (page === 'fetch.not-found' || page === 'fetch.gone')) continue;
    if (typeof page === 'string') {
      column.gaps.push(`${requestKey({ url, ...post })}: ${page}`);
      continue;
    }
    if (next.isBeside && !isOfReports(page)) continue;
    // Read all the same: a system may name its further pages otherwise.
    if (!isFolder && !isProbe && !next.isStart && isAnother(page, first))
      column.gaps.push(`${requestKey({ url, ...post })}: another page in the place of the list's`);
    const listKey = isFolder ? key : list;
    const start = next.isStart ? { isStart: next.isStart } : {};
    const frame = { folderYear, root: column.url, list: listKey, ...start };
    const fresh = takePage(isFolder ? asReport(page, folderYear) : page, frame, work);
    if (fresh === 0 && mustBring(page, next, first, pending)) {
      column.gaps.push(`${requestKey({ url, ...post })}: no new rows`);
      lists.dropped.add(listKey);
    }
    lists.read.set(listKey, [...(lists.read.get(listKey) ?? []), page.list]);
  }
}

/**
 * True where a page that brings no new row was not understood. An answer that says how many rows there are is held against those seen;
 * the newest folder is what the column shows itself, now and then, and “more” may be all that it shows.
 */
function mustBring({ list }: OpenPage, page: Pending, first: OpenPage, pending: ReadonlyMap<string, Pending>): boolean {
  if (page.isProbe || list.blank || list.announced.rows !== null) return false;
  const isNewest = page.isFolder && page.folderYear !== null && page.folderYear >= newestFolder(pending);
  return !((isNewest || page.isLead) && isPartOf(list, first.list));
}

/** The home page, say, which a server shows for what is not there: it names itself, and not as the column that it should go on with. */
function isAnother({ scanned, list }: OpenPage, first: OpenPage): boolean {
  const names = [...scanned.names, ...(list.names ?? [])];
  return namesColumn(first.scanned.names) && names.length > 0 && !namesColumn(names);
}

/** A list of a year in the menu may be one of budgets. */
function isOfReports({ scanned, list }: OpenPage): boolean {
  const isReport = ({ title }: ListRow) => {
    const read = readReportTitle(title);
    return 'year' in read && !read.bare;
  };
  return namesColumn([...scanned.names, ...(list.names ?? [])]) || list.rows.some(isReport);
}

function newestFolder(pending: ReadonlyMap<string, Pending>): number {
  return Math.max(...[...pending.values()].map(({ folderYear }) => folderYear ?? 0));
}

/** By dated rows: a menu stands on every page. */
function isPartOf(list: ListPage, whole: ListPage): boolean {
  const known = new Set(whole.rows.map((row) => row.url));
  const dated = list.rows.filter((row) => row.date !== null);
  return dated.length > 0 && dated.every((row) => known.has(row.url));
}

function yearsIn({ rows }: ColumnReading): Set<number> {
  return new Set(rows.flatMap(({ result }) => (result.kind === 'annual-report' ? [result.year] : [])));
}

/**
 * Evidence that a page is a column of annual reports, so that a home page in the place of one that is gone is not read as an
 * empty column: its own names, or reports in a list whose address or rows are mostly of them.
 */
function isColumn(column: ColumnReading, { scanned, list }: OpenPage, folders: number): boolean {
  if (column.named) return true;
  if (new URL(scanned.url).pathname.replace(/index\.\w+$/, '') === '/') return false;
  const reports = column.rows.filter((row) => row.result.kind === 'annual-report').length;
  if (list.showsReports && (reports > 0 || folders > 0)) return true;
  if (reports === 0) return folders > 0 && isColumnPath(scanned.url);
  const dated = list.rows.filter((row) => row.date !== null).length;
  return isColumnPath(scanned.url) || reports >= Math.max(2, dated / 3);
}
