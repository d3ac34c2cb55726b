import { isOfGovernment } from '../find-column.ts';
import { isTitleOfYear } from '../report-title.ts';
import { countOf, isObject, rowsOfJson, unreadable } from './json-rows.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { scanPage } from './scan-page.ts';
import { furtherNumbers, isAll, isPageBefore, listRequests, pageBefore } from './script-request.ts';

/**
 * Any other list whose rows a script draws from JSON, where its request stands in the page: Suzhou's `loadData` by POST, IGS
 * (南威) by GET, and what else names a list, a page number and answers with titles, addresses and a total.
 */
export const jsonList: PortalAdapter = {
  family: 'json-list',
  recognises: (page) => {
    if (OTHERS.test(page.url)) return false;
    return isJson(page.html) ? listIn(page.html) !== null || isPageBefore(page.url) : drawsRows(page);
  },
  readList: (page) => (isJson(page.html) ? readAnswer(page) : readPage(page)),
};

/** Services of families of their own. */
const OTHERS =
  /\/fjdzapp\/search|\/common\/search\/|\/searchList\/|\/getFileListByCodeId|\/gkmlpt\/|jpaas-publish-server|dataproxy\.jsp|\/ds_[0-9a-f]{32}\.json/i;

function isJson(body: string): boolean {
  return /^\s{0,20}[{[]/.test(body);
}

function drawsRows(page: ListContext): boolean {
  if (OTHERS.test(page.html) || /<datastore>|_CONFIG\b|ms-repeat=/.test(page.html)) return false;
  return listRequests(page).length > 0 && !rowsOf(scanPage(page).anchors).some((row) => row.date !== null);
}

function readPage(page: ListContext): ListPage {
  const rows = rowsOf(scanPage(page).anchors);
  const requests = listRequests(page).filter(({ url }) => isOfGovernment(url, page.url));
  const list = { rows, next: [], announced: { pages: null, rows: null } };
  const [request] = requests;
  if (!request) return { ...list, partial: 'rows are drawn by a script' };
  if (requests.length > 1) return { ...list, partial: 'several lists are drawn by scripts' };
  const { url, post } = request;
  return post ? { ...list, nextPosts: [{ url, post }] } : { ...list, next: [url] };
}

interface FoundList {
  items: readonly unknown[];
  /** Rows of the whole list, by the object around it. */
  total: number | null;
}

const TOTAL =
  /^(total|totalcount|totalrecords?|totalelements|totalrows?|totalnum|allrows?|count|recordcount|rowcount)$/;
const MAX_NODES = 2_000;

/** The first array of objects with titles, at any depth of the answer. */
function listIn(body: string): FoundList | null {
  const stack: { value: unknown; total: number | null }[] = [{ value: parse(body), total: null }];
  for (let nodes = 0; nodes < MAX_NODES && stack.length > 0; nodes++) {
    const { value, total } = stack.shift()!;
    if (Array.isArray(value) && isObject(value[0]) && fieldsIn(value[0]).title.length > 0)
      return { items: value, total };
    if (!isObject(value)) continue;
    const own = totalIn(value) ?? totalBeside(value) ?? total;
    for (const child of Object.values(value)) if (typeof child === 'object') stack.push({ value: child, total: own });
  }
  return null;
}

/** A page behind the last, or before the first. */
function isEmptyList(body: string): boolean {
  return isObject(parse(body)) && /\[\s{0,5}\]/.test(body);
}

function totalIn(value: Record<string, unknown>): number | null {
  const told = Object.entries(value).find(([name, count]) => TOTAL.test(plain(name)) && countOf(count) !== null);
  return told ? countOf(told[1]) : null;
}

/** `{ pageInfo: { total: 12 }, list: […] }`. */
function totalBeside(value: Record<string, unknown>): number | null {
  const about = Object.entries(value).flatMap(([name, one]) =>
    /pag/i.test(name) && isObject(one) ? [totalIn(one)] : [],
  );
  return about.length === 1 ? about[0]! : null;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const TITLE = ['doctitle', 'title', 'titlehtml', 'bt', 'subject', 'headline'];
const ADDRESS = ['url', 'docpuburl', 'chnldocurl', 'docurl', 'linkurl', 'link', 'href', 'posturl', 'pageurl'];
const DATE = ['publishedtimeformat', 'publishtime', 'publishedtime', 'publishdate', 'pubdate', 'docreltime', 'fbrq'];
const PUBLISHER =
  'publisher publishername publishorg publishdept fbjg fwjg deptname departmentname dept department orgname orgtitle unitname sourcename source'.split(
    ' ',
  );
const WEAK_DATE = ['releasetime', 'showtime', 'date', 'time', 'createtime', 'createdate', 'crtime'];

function fieldsIn(item: Record<string, unknown>): Record<'title' | 'url' | 'date' | 'publisher', string[]> {
  const names = Object.keys(item).slice(0, 200);
  const among = (known: readonly string[]) => known.flatMap((one) => names.filter((name) => plain(name) === one));
  return {
    title: among(TITLE),
    url: among(ADDRESS),
    date: among([...DATE, ...WEAK_DATE]),
    publisher: among(PUBLISHER),
  };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** Pages that are read of a list whose first shows no report. */
const MOST_OF_OTHERS = 10;

function readAnswer({ url, html, post }: ListContext): ListPage {
  const found = listIn(html);
  const isFirstOrNone = !post && isPageBefore(url);
  if (!found && isFirstOrNone && isEmptyList(html))
    return { rows: [], next: [], announced: { pages: null, rows: null } };
  if (!found) return unreadable('the answer is not the JSON of a list');
  const rows = rowsOfJson(found.items, fieldsIn(found.items[0] as Record<string, unknown>), url);
  if (!rows) return unreadable('the answer has a row without title or address, or too many');
  // Page 0 is asked for once page 1 was the last.
  if (isFirstOrNone) return { rows, next: [], announced: { pages: null, rows: found.total } };
  const total = found.total ?? (isAll(url, post?.body ?? '', rows.length) ? rows.length : null);
  if (total === null) return { ...unreadable('the answer does not say how many rows there are'), rows };
  const announced = { pages: null, rows: total };
  const before = found.total === null ? pageBefore(url) : null;
  if (before !== null) return { rows, next: [], probes: [before], announced };
  const behind = furtherNumbers(url, post?.body ?? '', rows.length, total);
  // The list of another box of the page is not followed to its end.
  const further = behind.length > MOST_OF_OTHERS && !rows.some(({ title }) => isTitleOfYear(title)) ? [] : behind;
  if (!post) return { rows, next: further.map(({ query }) => query), announced };
  const nextPosts = further.map(({ query, body }) => ({ url: query, post: { ...post, body } }));
  return { rows, next: [], nextPosts, announced };
}
