import { type PostBody, requestKey } from '../fetch/post-body.ts';
import { collectionsIn, folderOf, foldersBelow, framesOf, keyOf, onlyLeadsOn, yearsBeside } from './column-folders.ts';
import { leadsOf, sharesAddress } from './column-leads.ts';
import { type ColumnContext, type ColumnReading, type ColumnRow, isListed } from './column-reading.ts';
import { isOfSameGovernment } from './find-column.ts';
import { leadsOn, type OpenPage } from './open-page.ts';
import { signatureOf } from './recipe.ts';
import { isTitleOfYear } from './report-title.ts';
import { hiddenBefore, hiddenPages } from './script-pager.ts';

/** A column while it is read. */
export interface ColumnInWork {
  column: ColumnReading;
  context: ColumnContext;
  /** What it leads to, in the order in which it is asked for; pages that were asked for stay in it. */
  pending: Map<string, Pending>;
  /** Keys of all pages and rows that were met. */
  seen: Set<string>;
}

/** A page that the column leads to. */
export interface Pending {
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
  /** The first page of the list, which a script draws into the page that leads there. */
  isStart?: true;
  /** The list that it goes on with: the key of its folder, '' for the column's own. */
  list: string;
}

/** Where in the column a page stands. */
export interface PageFrame {
  /** The year that its folder is of. */
  folderYear: number | null;
  /** Address of the column. */
  root: string;
  /** As in `Pending`; absent for the column's first page. */
  list?: string;
  isStart?: true;
}

/** Adds the rows of a page that were not seen before and notes what else it leads to; the number of new rows and folders. */
export function takePage(page: OpenPage, frame: PageFrame, work: ColumnInWork): number {
  const { scanned, list } = page;
  const { column, context } = work;
  const rows = classified(page, frame, context);
  const reports = rows.filter(({ result }) => result.kind !== 'other');
  const ways = waysOn(page, frame, column.named, rows);
  const fresh = addRows(page, rows, ways, work) + follow(page, ways, frame, work);
  page.reading.candidates = rows.filter(({ result }) => result.kind === 'annual-report').length;
  column.marks.push({ url: scanned.url, signature: signatureOf(reports, list.announced) });
  if (ways.folders.length + ways.beside.length > 0) column.hasFolders = true;
  for (const title of scanned.unlinked) {
    const link = { url: scanned.url, title, date: null };
    column.unlinked.push({ ...link, result: context.classify(link, frame.folderYear) });
  }
  column.gaps.push(...gapsOn(page, frame).map((gap) => `${scanned.url}: ${gap}`));
  const day = isFirstOfList(page, frame)
    ? hiddenBefore(scanned, list, frame.list !== undefined && !frame.isStart)
    : null;
  if (day !== null && day > (column.hiddenBefore ?? '')) column.hiddenBefore = day;
  return fresh;
}

function classified({ scanned, list }: OpenPage, { folderYear }: PageFrame, { classify }: ColumnContext): ColumnRow[] {
  const below = scanned.url.replace(/[^/]*$/, '');
  // One publisher of all rows is the house that runs the list.
  const isSigned = new Set(list.rows.flatMap((row) => row.publisher ?? [])).size > 1;
  return list.rows.map(({ publisher, ...bare }) => {
    const row = isSigned && publisher ? { ...bare, publisher } : bare;
    // A folder's year holds for what lies in the folder, not for the menu beside it.
    return { ...row, result: classify(row, row.url.startsWith(below) ? folderYear : null) };
  });
}

/** What a page leads to besides the further pages of its own list. */
interface WaysOn {
  folders: { url: string; folderYear: number | null }[];
  beside: { url: string; folderYear: number }[];
  leads: string[];
  frames: string[];
}

function waysOn({ scanned, list }: OpenPage, frame: PageFrame, isNamed: boolean, rows: readonly ColumnRow[]): WaysOn {
  const reports = rows.filter(({ result }) => result.kind !== 'other');
  const links = list.showsReports ? [] : scanned.anchors;
  const folders = links.flatMap((a) => folderOf(a.url, a.title, frame.root, scanned.url));
  if (!list.showsReports) folders.push(...collectionsIn(rows));
  if (onlyLeadsOn(list)) folders.push(...foldersBelow(links, frame.root, scanned.url));
  const hasRows = leadsOn(list) || reports.some(({ result }) => result.kind === 'annual-report');
  const frames = framesOf(scanned, { isNamed, hasRows });
  if (frame.list !== undefined) return { folders, beside: [], leads: [], frames };
  const known = new Set(folders.map((folder) => folder.url));
  const beside = isNamed ? yearsBeside(links, scanned.url).filter(({ url }) => !known.has(url)) : [];
  return { folders, beside, leads: leadsOf(scanned, reports), frames };
}

function addRows({ scanned, list }: OpenPage, rows: readonly ColumnRow[], ways: WaysOn, work: ColumnInWork): number {
  const elsewhere = new Set([...ways.leads, ...[...ways.folders, ...ways.beside].map(({ url }) => url)]);
  let fresh = 0;
  for (const row of rows) {
    const isItself = list.showsReports && row.url === scanned.url;
    if ((work.seen.has(keyOf(row.url)) && !isItself) || elsewhere.has(row.url)) continue;
    work.seen.add(keyOf(row.url));
    work.column.rows.push(row);
    if (isListed(row)) fresh++;
  }
  return fresh;
}

/** Notes all that is to be asked for yet; the number of folders that were not known. */
function follow({ scanned, list }: OpenPage, ways: WaysOn, frame: PageFrame, work: ColumnInWork): number {
  const { folderYear } = frame;
  const ownList = frame.list ?? '';
  let fresh = 0;
  for (const { url, folderYear: year } of ways.folders)
    if (note(work, { url, folderYear: year ?? folderYear, isFolder: true, list: '' })) fresh++;
  for (const { url, folderYear: year } of ways.beside)
    note(work, { url, folderYear: year, isFolder: true, isBeside: true, list: '' });
  for (const url of ways.leads) note(work, { url, folderYear: null, isFolder: true, isLead: true, list: '' });
  const isDrawn = isFirstOfList({ scanned }, frame) && !list.rows.some(({ date }) => date !== null);
  const start = isDrawn ? { isStart: true as const } : {};
  for (const url of list.next) note(work, { url, folderYear, isFolder: false, list: ownList, ...start });
  for (const url of [...(list.probes ?? []), ...ways.frames])
    note(work, { url, folderYear: null, isFolder: false, isProbe: true, list: ownList });
  for (const { url, post } of list.nextPosts ?? []) {
    if (isOfSameGovernment(url, scanned.url))
      note(work, { url, post, folderYear, isFolder: false, list: ownList, ...start });
    else work.column.gaps.push(`${scanned.url}: asks another government for its rows`);
  }
  return fresh;
}

/** False where the page was met before. */
function note({ pending, seen }: ColumnInWork, page: Pending): boolean {
  const key = page.post ? requestKey(page) : keyOf(page.url);
  if (seen.has(key)) return false;
  seen.add(key);
  pending.set(key, page);
  return true;
}

/** Why a page may not show all that it has. */
function gapsOn(page: OpenPage, frame: PageFrame): string[] {
  const { scanned, list } = page;
  const hidden = list.partial ?? (isFirstOfList(page, frame) ? hiddenPages(scanned, list) : null);
  return [
    ...(scanned.cut ? ['longer than is read'] : []),
    ...(scanned.blind.some(isTitleOfYear) ? ['a row whose address only a script knows'] : []),
    ...(!list.showsReports && sharesAddress(scanned.anchors) ? ['several reports at one address'] : []),
    ...(hidden ? [hidden] : []),
  ];
}

function isFirstOfList({ scanned }: Pick<OpenPage, 'scanned'>, { list, isStart }: PageFrame): boolean {
  return list === undefined || isStart === true || list === keyOf(scanned.url);
}
