import { type PostBody, requestKey } from '../fetch/post-body.ts';
import type { LookStep } from '../report/look.ts';
import type { PageMark } from '../report/recipe.ts';
import type { ClassifiedLink, ReportLink } from './classify-link.ts';
import { addAnnouncedGaps } from './column-gaps.ts';
import { isColumnPath, isOfGovernment, isOfSameGovernment, namesColumn } from './find-column.ts';
import { isBehindEnd } from './list-end.ts';
import { adapterFor } from './portals/index.ts';
import type { ListPage, ListRow } from './portals/portal.ts';
import { type PageAnchor, type ScannedPage, scanPage } from './portals/scan-page.ts';
import { signatureOf } from './recipe.ts';
import { readReportTitle } from './report-title.ts';
import { asShown, shellOf } from './shell-page.ts';

/** A page that the search wants; the caller fetches it and hands the answer back. */
export interface Ask {
  url: string;
  role: LookStep['role'];
  /** Asks by POST: only a list interface that the column's own page announces. */
  post?: PostBody;
  /** Asks for the page as a browser shows it. */
  render?: true;
}

export interface Answer {
  /** Where redirects led. */
  finalUrl: string;
  /** `ok` or a failure code. */
  outcome: string;
  /** Decoded; null unless `ok`. */
  text: string | null;
}

/** What was read from the page of one ask, in the order of the asks; for the steps of the look. */
export interface Reading {
  links: number | null;
  candidates: number | null;
}

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
}

export interface ColumnContext {
  classify: (link: ReportLink, folderYear: number | null) => ClassifiedLink;
  readings: Reading[];
  /** Asked before each further page. */
  isEnough?: (column: ColumnReading) => boolean;
}

/** A search is a generator: it yields what it wants to see and is given the answers. It neither fetches nor waits. */
export type Search<T> = Generator<Ask, T, Answer>;

export interface OpenPage {
  scanned: ScannedPage;
  list: ListPage;
  outcome: string;
  family: string;
  /** As it was answered. */
  body: string;
  /** Why it was shown in a browser; null where it was not. */
  needsBrowser: string | null;
}

/**
 * Asks for a page and follows jump shells (at most three); one that only its scripts make is asked for once more, as a browser
 * shows it. The failure's code where it could not be had.
 */
export function* openPage(ask: Ask, readings: Reading[]): Search<OpenPage | string> {
  let url = ask.url;
  let needsBrowser: string | null = null;
  let unshown: OpenPage | null = null;
  for (let jumps = 0; jumps <= 3; jumps++) {
    readings.push({ links: null, candidates: null });
    const post = jumps === 0 && ask.post ? { post: ask.post } : {};
    const answer: Answer = yield { url, role: ask.role, ...(needsBrowser === null ? post : { render: true }) };
    if (answer.text === null) return unshown ?? answer.outcome;
    const context = { url: answer.finalUrl, html: answer.text, ...post };
    // The addresses in a JSON answer are no links of a page.
    const isJson = /^\s*[{[]/.test(answer.text.slice(0, 200));
    const scanned = scanPage(isJson ? { url: answer.finalUrl, html: '' } : context);
    const adapter = adapterFor(context);
    const isXml = /^\s*(<\?xml|<datastore)/.test(answer.text.slice(0, 200));
    const list: ListPage =
      isXml && adapter.readMore
        ? adapter.readMore({ url: answer.finalUrl, body: answer.text, ...post })
        : adapter.readList(context);
    readings.at(-1)!.links = Math.max(scanned.anchors.length, list.rows.length);
    const onward =
      scanned.jump ?? (scanned.anchors.length === 0 && list.rows.length === 0 ? scanned.frames[0] : undefined);
    if (onward && isOfGovernment(onward, url) && onward !== url) {
      url = onward;
      continue;
    }
    const mayShow: boolean = needsBrowser === null && !isJson && !isXml && !ask.post && !leadsOn(list);
    const why: string | null = mayShow ? shellOf(scanned, answer.text, isList(ask.role) ? list.rows.length : 0) : null;
    if (why === null) {
      const { outcome, text } = answer;
      const shown = needsBrowser === null ? list : asShown(list, text);
      return { scanned, list: shown, outcome, family: adapter.family, body: text, needsBrowser };
    }
    needsBrowser = why;
    // Where no browser can show it, what it says without one still tells a column from none, though not a whole one.
    const partial = list.partial ?? `${why}, and no browser showed it`;
    const { outcome, text } = answer;
    unshown = { scanned, list: { ...list, partial }, outcome, family: adapter.family, body: text, needsBrowser: why };
  }
  return 'fetch.redirects';
}

/** Of a menu only the links count; strings in its scripts are none. */
function isList(role: Ask['role']): boolean {
  return role === 'column' || role === 'list_page';
}

/** Where the rows' own interface is known, no browser is needed for them. */
function leadsOn(list: ListPage): boolean {
  return list.next.length > 0 || (list.nextPosts?.length ?? 0) > 0;
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
  };
  const pending = new Map<string, Pending>();
  const seen = new Set([keyOf(ask.url), keyOf(first.scanned.url)]);
  takePage(first, column, { folderYear: null, root: column.url }, context, pending, seen);
  if (!isColumn(column, first, pending.size)) return null;
  column.saysEmpty = /暂无|没有(找到|相关|信息|数据)|无(相关)?(信息|数据|记录)/.test(first.scanned.text);
  const lists = new Map<string, ListPage[]>([['', [first.list]]]);
  const [ended, dropped] = [new Set<string>(), new Set<string>()];
  for (const [key, { url, post, folderYear, isFolder, isProbe, list }] of pending) {
    column.stopped = context.isEnough?.(column) ?? false;
    if (column.stopped) return column;
    if (!isFolder && !isProbe && (ended.has(list) || dropped.has(list))) continue;
    const page = yield* openPage({ url, role: 'list_page', ...(post ? { post } : {}) }, context.readings);
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
    const listKey = isFolder ? key : list;
    const frame = { folderYear, root: column.url, list: listKey };
    const fresh = takePage(page, column, frame, context, pending, seen);
    // An answer that says how many rows there are is held against those seen; any other must bring some.
    if (fresh === 0 && !isProbe && !page.list.blank && page.list.announced.rows === null) {
      column.gaps.push(`${requestKey({ url, ...(post ? { post } : {}) })}: no new rows`);
      dropped.add(listKey);
    }
    lists.set(listKey, [...(lists.get(listKey) ?? []), page.list]);
  }
  addAnnouncedGaps(column, lists, ended);
  return column;
}

interface Pending {
  url: string;
  post?: PostBody;
  folderYear: number | null;
  isFolder: boolean;
  /** May be not there. */
  isProbe?: true;
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
  const reports: ListRow[] = [];
  const below = scanned.url.replace(/[^/]*$/, '');
  const links = list.showsReports ? [] : scanned.anchors;
  const folders = links.flatMap((a) => folderOf(a.url, a.title, frame.root, scanned.url));
  if (onlyLeadsOn(list)) folders.push(...foldersBelow(links, frame, scanned.url));
  for (const row of list.rows) {
    // A folder's year holds for what lies in the folder, not for the menu beside it.
    const result = context.classify(row, row.url.startsWith(below) ? frame.folderYear : null);
    if (result.kind !== 'other') reports.push(row);
    if (result.kind === 'annual-report') candidates++;
    const isItself = list.showsReports && row.url === scanned.url;
    if ((seen.has(keyOf(row.url)) && !isItself) || folders.some((folder) => folder.url === row.url)) continue;
    seen.add(keyOf(row.url));
    column.rows.push({ ...row, result });
    if (isListed({ ...row, result })) fresh++;
  }
  for (const { url, folderYear } of folders) {
    if (seen.has(keyOf(url))) continue;
    fresh++;
    note(pending, seen, { url, folderYear: folderYear ?? frame.folderYear, isFolder: true, list: '' });
  }
  for (const url of list.next)
    note(pending, seen, { url, folderYear: frame.folderYear, isFolder: false, list: frame.list ?? '' });
  for (const url of [...(list.probes ?? []), ...framesOf(scanned, list, column)])
    note(pending, seen, { url, folderYear: null, isFolder: false, isProbe: true, list: frame.list ?? '' });
  for (const { url, post } of list.nextPosts ?? []) {
    if (!isOfSameGovernment(url, scanned.url)) column.gaps.push(`${scanned.url}: asks another government for its rows`);
    else note(pending, seen, { url, post, folderYear: frame.folderYear, isFolder: false, list: frame.list ?? '' });
  }
  context.readings.at(-1)!.candidates = candidates;
  column.marks.push({ url: scanned.url, signature: signatureOf(reports, list.announced) });
  if (folders.length > 0) column.hasFolders = true;
  if (scanned.cut) column.gaps.push(`${scanned.url}: longer than is read`);
  if (scanned.blind.some(isReportOfYear)) column.gaps.push(`${scanned.url}: a row whose address only a script knows`);
  if (list.partial) column.gaps.push(`${scanned.url}: ${list.partial}`);
  return fresh;
}

/** The title of a report, not only the name of the column. */
function isReportOfYear(words: string): boolean {
  const title = readReportTitle(words);
  return 'year' in title && title.year !== null;
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

/** `index.html` and its folder are one page. */
export function keyOf(url: string): string {
  return url.replace(/\/index\.s?html?$/, '/');
}

const KIND_FOLDER =
  /^(各|市直|县直|区直|区级|市级|县级|政府|镇)?(部门|单位|乡镇|街道|镇街|乡镇街道|园区|本级)(年报|年度报告|信息公开年报)?$/;

/** A link below the column whose words are only a year or a kind of agency: a list of its own. */
function folderOf(
  url: string,
  title: string,
  root: string,
  page: string,
): { url: string; folderYear: number | null }[] {
  const words = title.replace(/\s/g, '');
  const year = /^\(?(20\d{2})年?度?(年报|信息公开年报|政府信息公开年报)?\)?$/.exec(words)?.[1];
  if (!year && !KIND_FOLDER.test(words)) return [];
  const below = root.replace(/[^/]*$/, '');
  if (!url.startsWith(below) || keyOf(url) === keyOf(root) || keyOf(url) === keyOf(page) || /\/t\d{8}_\d+\./.test(url))
    return [];
  return [{ url, folderYear: year ? Number(year) : null }];
}

/** No row of the page is dated or long enough for the title of a report: what stands there leads to lists. */
function onlyLeadsOn(list: ListPage): boolean {
  return !list.rows.some(({ date, title }) => date !== null || (/报告|年报/.test(title) && title.length > 12));
}

/** A column without rows of its own may show them in a frame; a frame may also hold the menu, or nothing of the list. */
function framesOf(scanned: ScannedPage, list: ListPage, column: ColumnReading): string[] {
  if (!onlyLeadsOn(list) || !(column.named || isColumnPath(scanned.url))) return [];
  return scanned.frames.slice(0, 3).filter((frame) => isOfGovernment(frame, scanned.url));
}

const NO_FOLDER = /指南|制度|目录|主动公开|申请|首页|返回|更多|上一|下一|末页|尾页|新闻|导航|地图|联系/;

/** On a page of the column that only leads on, every short link further down: the kinds of bodies have many names. */
function foldersBelow(
  links: readonly PageAnchor[],
  frame: PageFrame,
  page: string,
): { url: string; folderYear: number | null }[] {
  const below = page.replace(/[^/]*$/, '');
  if (!below.startsWith(frame.root.replace(/[^/]*$/, ''))) return [];
  return links.flatMap(({ url, title }) => {
    const words = title.replace(/\s/g, '');
    const isFurther = url.startsWith(below) && keyOf(url) !== keyOf(page) && /\/(index\.s?html?)?$/.test(url);
    return isFurther && words !== '' && words.length <= 12 && !NO_FOLDER.test(words) && !namesColumn([words])
      ? [{ url, folderYear: null }]
      : [];
  });
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
