import { type PostBody, requestKey } from '../fetch/post-body.ts';
import type { PageMark } from '../report/recipe.ts';
import type { ClassifiedLink, ReportLink } from './classify-link.ts';
import { folderOf, foldersBelow, framesOf, keyOf, onlyLeadsOn, yearsBeside } from './column-folders.ts';
import { addAnnouncedGaps } from './column-gaps.ts';
import { hiddenYears, leadsOf, sharesAddress } from './column-leads.ts';
import { isColumnPath, isOfSameGovernment, namesColumn } from './find-column.ts';
import { isBehindEnd } from './list-end.ts';
import { type Ask, leadsOn, type OpenPage, openPage, type Reading, type Search } from './open-page.ts';
import type { ListPage, ListRow } from './portals/portal.ts';
import { signatureOf } from './recipe.ts';
import { isTitleOfYear, readReportTitle } from './report-title.ts';
import { hiddenBefore, hiddenPages } from './script-pager.ts';
import { settleRows } from './settle-rows.ts';
import { asReport, onlyReport } from './shown-report.ts';

export interface ColumnRow extends ReportLink {
  result: ClassifiedLink;
}

/** A column as it was read: all rows of all its pages. */
export interface ColumnReading {
  url: string;
  /** The page's own names (title, breadcrumb) are those of such a column. */
  named: boolean;
  rows: ColumnRow[];
  /** Why it is not known to be whole; empty where it is. */
  gaps: string[];
  saysEmpty: boolean;
  /** The family whose adapter read its first page. */
  family: string;
  /** Why its first page is shown in a browser; null where it is read as it is. */
  needsBrowser: string | null;
  /** Its pages in the order in which they were read. */
  marks: PageMark[];
  /** Address of the second page of its list, as the first announces it. */
  pager: string | null;
  hasFolders: boolean;
  showsReports: boolean;
  /** True where `isEnough` ended it before its last page: then it is not whole, though it has no gap. */
  stopped: boolean;
  /** Titles outside links. */
  unlinked: ColumnRow[];
  /** The day before which a short page with a pager that says nothing may lack rows; null where nothing shows that. */
  hiddenBefore: string | null;
}

export interface ColumnContext {
  classify: (link: ReportLink, folderYear: number | null) => ClassifiedLink;
  readings: Reading[];
  /** Asked before each further page. */
  isEnough?: (column: ColumnReading) => boolean;
}

/**
 * Reads a column from its first page to its last: pages of the list, folders of years and of kinds of agencies. A failure
 * code where the first page could not be had, null where it is no such column.
 */
export function* readColumn(ask: Ask, context: ColumnContext): Search<ColumnReading | string | null> {
  const first = yield* openPage(ask, context.readings);
  if (typeof first === 'string') return first;
  const column: ColumnReading = {
    url: first.scanned.url,
    named: namesColumn([...first.scanned.names, ...(first.list.names ?? [])]),
    rows: [],
    gaps: [],
    saysEmpty: false,
    family: first.family,
    needsBrowser: first.needsBrowser,
    marks: [],
    pager: first.list.next[0] ?? null,
    hasFolders: false,
    showsReports: first.list.showsReports ?? false,
    stopped: false,
    ...{ hiddenBefore: null, unlinked: [] },
  };
  const pending = new Map<string, Pending>();
  const seen = new Set([keyOf(ask.url), keyOf(first.scanned.url)]);
  takePage(first, column, { folderYear: null, root: column.url }, context, pending, seen);
  const shown = pending.size === 0 ? onlyReport(first) : null;
  if (shown) {
    column.rows.push({ ...shown, result: context.classify(shown, null) });
    column.gaps.push(`${column.url}: shows one report and no list of them`);
  }
  if (!isColumn(column, first, pending.size)) return null;
  column.saysEmpty = first.scanned.saysEmpty;
  const lists = new Map<string, ListPage[]>([['', [first.list]]]);
  const [ended, dropped] = [new Set<string>(), new Set<string>()];
  for (const [key, { url, post, folderYear, isFolder, isProbe, isLead, isBeside, list }] of pending) {
    column.stopped = context.isEnough?.(column) ?? false;
    if (column.stopped) return column;
    if (!isFolder && !isProbe && (ended.has(list) || dropped.has(list))) continue;
    const ask: Ask = { url, role: 'list_page', referer: column.url, ...(post ? { post } : {}) };
    const page = yield* openPage(ask, context.readings);
    if (page === 'fetch.budget') {
      column.gaps.push('budget of requests used up');
      break;
    }
    if (first.family === 'trs' && !isFolder && isBehindEnd(page, lists.get(list) ?? [])) {
      ended.add(list);
      continue;
    }
    if (isProbe && (page === 'fetch.not-found' || page === 'fetch.gone')) continue;
    if (typeof page === 'string') {
      column.gaps.push(`${requestKey({ url, ...(post ? { post } : {}) })}: ${page}`);
      continue;
    }
    if (isBeside && !isOfReports(page)) continue;
    const listKey = isFolder ? key : list;
    const frame = { folderYear, root: column.url, list: listKey };
    const fresh = takePage(isFolder ? asReport(page, folderYear) : page, column, frame, context, pending, seen);
    // An answer that says how many rows there are is held against those seen; any other must bring some.
    // The newest folder is what the column shows itself, now and then, and “more” may be all that it shows.
    const isNewest = isFolder && folderYear !== null && folderYear >= newestFolder(pending);
    const isFirstAgain = (isNewest || isLead === true) && isPartOf(page.list, first.list);
    if (fresh === 0 && !isProbe && !isFirstAgain && !page.list.blank && page.list.announced.rows === null) {
      column.gaps.push(`${requestKey({ url, ...(post ? { post } : {}) })}: no new rows`);
      dropped.add(listKey);
    }
    lists.set(listKey, [...(lists.get(listKey) ?? []), page.list]);
  }
  if (column.rows.some((row) => row.result.kind === 'unclear')) {
    column.stopped = context.isEnough?.(column) ?? false;
    if (column.stopped) return column;
    yield* settleRows(column, context);
  }
  addAnnouncedGaps(column, lists, ended);
  const hidden = column.showsReports || column.hasFolders ? null : hiddenYears(first.body, yearsIn(column));
  if (hidden) column.gaps.push(`${column.url}: ${hidden}`);
  return column;
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

interface Pending {
  url: string;
  post?: PostBody;
  folderYear: number | null;
  isFolder: boolean;
  /** May be not there. */
  isProbe?: true;
  /** Leads to more of the column, or to what it shows already. */
  isLead?: true;
  /** A list of one year that does not lie below the column: it may be another's. */
  isBeside?: true;
  list: string;
}

interface PageFrame {
  folderYear: number | null;
  root: string;
  list?: string;
}

/** Adds the rows of a page that were not seen before and notes what else it leads to; the number of new rows and folders. */
function takePage(
  { scanned, list }: OpenPage,
  column: ColumnReading,
  frame: PageFrame,
  context: ColumnContext,
  pending: Map<string, Pending>,
  seen: Set<string>,
): number {
  let fresh = 0;
  let candidates = 0;
  const below = scanned.url.replace(/[^/]*$/, '');
  const links = list.showsReports ? [] : scanned.anchors;
  const folders = links.flatMap((a) => folderOf(a.url, a.title, frame.root, scanned.url));
  if (onlyLeadsOn(list)) folders.push(...foldersBelow(links, frame.root, scanned.url));
  const known = new Set(folders.map((folder) => folder.url));
  const isFirst = frame.list === undefined;
  const beside = isFirst && column.named ? yearsBeside(links, scanned.url).filter(({ url }) => !known.has(url)) : [];
  const isSigned = new Set(list.rows.flatMap((row) => row.publisher ?? [])).size > 1;
  const rows = list.rows.map(({ publisher, ...bare }) => {
    // One publisher of all rows is the house that runs the list.
    const row = isSigned && publisher ? { ...bare, publisher } : bare;
    // A folder's year holds for what lies in the folder, not for the menu beside it.
    return { row, result: context.classify(row, row.url.startsWith(below) ? frame.folderYear : null) };
  });
  const reports: ListRow[] = rows.filter(({ result }) => result.kind !== 'other').map(({ row }) => row);
  const hasRows = leadsOn(list) || rows.some(({ result }) => result.kind === 'annual-report');
  const leads = isFirst ? leadsOf(scanned, reports) : [];
  const elsewhere = new Set([...leads, ...known, ...beside.map((folder) => folder.url)]);
  for (const { row, result } of rows) {
    if (result.kind === 'annual-report') candidates++;
    const isItself = list.showsReports && row.url === scanned.url;
    if ((seen.has(keyOf(row.url)) && !isItself) || elsewhere.has(row.url)) continue;
    seen.add(keyOf(row.url));
    column.rows.push({ ...row, result });
    if (isListed({ ...row, result })) fresh++;
  }
  for (const { url, folderYear } of folders) {
    if (seen.has(keyOf(url))) continue;
    fresh++;
    note(pending, seen, { url, folderYear: folderYear ?? frame.folderYear, isFolder: true, list: '' });
  }
  for (const { url, folderYear } of beside)
    note(pending, seen, { url, folderYear, isFolder: true, isBeside: true, list: '' });
  for (const url of leads) note(pending, seen, { url, folderYear: null, isFolder: true, isLead: true, list: '' });
  for (const url of list.next)
    note(pending, seen, { url, folderYear: frame.folderYear, isFolder: false, list: frame.list ?? '' });
  for (const url of [...(list.probes ?? []), ...framesOf(scanned, { isNamed: column.named, hasRows })])
    note(pending, seen, { url, folderYear: null, isFolder: false, isProbe: true, list: frame.list ?? '' });
  for (const { url, post } of list.nextPosts ?? []) {
    if (!isOfSameGovernment(url, scanned.url)) column.gaps.push(`${scanned.url}: asks another government for its rows`);
    else note(pending, seen, { url, post, folderYear: frame.folderYear, isFolder: false, list: frame.list ?? '' });
  }
  context.readings.at(-1)!.candidates = candidates;
  column.marks.push({ url: scanned.url, signature: signatureOf(reports, list.announced) });
  if (folders.length + beside.length > 0) column.hasFolders = true;
  if (scanned.cut) column.gaps.push(`${scanned.url}: longer than is read`);
  if (scanned.blind.some(isTitleOfYear)) column.gaps.push(`${scanned.url}: a row whose address only a script knows`);
  if (!list.showsReports && sharesAddress(scanned.anchors))
    column.gaps.push(`${scanned.url}: several reports at one address`);
  for (const title of scanned.unlinked) {
    const link = { url: scanned.url, title, date: null };
    column.unlinked.push({ ...link, result: context.classify(link, frame.folderYear) });
  }
  const isFirstPage = isFirst || frame.list === keyOf(scanned.url);
  const hidden = list.partial ?? (isFirstPage ? hiddenPages(scanned, list) : null);
  if (hidden) column.gaps.push(`${scanned.url}: ${hidden}`);
  const day = isFirstPage ? hiddenBefore(scanned, list) : null;
  if (day !== null && day > (column.hiddenBefore ?? '')) column.hiddenBefore = day;
  return fresh;
}

function yearsIn({ rows }: ColumnReading): Set<number> {
  return new Set(rows.flatMap(({ result }) => (result.kind === 'annual-report' ? [result.year] : [])));
}

/** A row of the list, as far as that can be told from a link of the menu or the footer. */
export function isListed(row: ColumnRow): boolean {
  return row.date !== null || row.result.kind !== 'other';
}

function note(pending: Map<string, Pending>, seen: Set<string>, page: Pending): void {
  const key = page.post ? requestKey(page) : keyOf(page.url);
  if (seen.has(key)) return;
  seen.add(key);
  pending.set(key, page);
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
