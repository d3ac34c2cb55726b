import { onlyLeadsOn } from '../column-folders.ts';
import { announcedIn } from './announced.ts';
import { generic } from './generic.ts';
import { countOf, isObject, jsonObject, unreadable } from './json-rows.ts';
import { rowsOfFragment } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * Hanweb's newer platform (jpaas-publish-server: Zhejiang, ministries): a unit of a column's page comes as rendered HTML in JSON. The page
 * names its units as `<script url="…/build/unit" queryData="{'webId':'…', …}">`, or shows the list with its pager:
 * `<div class="pagination" unitUrl="…/build/unit" queryData="{…}" rows="15" count="42">`. The number of a page is heeded in
 * `paramJson` only.
 */
export const jpaas: PortalAdapter = {
  family: 'jpaas',
  recognises: ({ url, html }) => url.includes(SERVICE) || (html.includes(SERVICE) && !html.includes('<datastore>')),
  readList: (page) => (page.url.includes(SERVICE) ? readAnswer(page) : readPage(page)),
};

const SERVICE = '/jpaas-publish-server/front/page/build/unit';
/** A page has a menu and a breadcrumb besides its list, each a unit; one with more is a page of many lists. */
const MAX_UNITS = 4;

/** A page with dated rows shows the first page itself; how many more there are its pager says, else only the service could. */
function readPage(page: ListContext): ListPage {
  const list = generic.readList(page);
  const pagers = pagersIn(page.html, page.url);
  if (pagers.length > 1) return { ...list, partial: 'several lists are drawn by scripts' };
  if (pagers[0]) return { ...list, ...behind(pagers[0]) };
  const units = unitsIn(page.html, page.url);
  if (units.length > 0) return readUnits(list, units);
  return readWritten(page, list);
}

/** All units that a page names are of itself; which of them is the list only their answers tell. */
function readUnits(list: ListPage, units: readonly string[]): ListPage {
  const pages = new Set(units.map((unit) => new URL(unit).searchParams.get('pageId')));
  if (pages.size > 1 || units.length > MAX_UNITS) return { ...list, partial: 'several lists are drawn by scripts' };
  return { ...list, next: [...units] };
}

/** A request that stands in a script as it is. */
function readWritten(page: ListContext, list: ListPage): ListPage {
  const at = page.html.indexOf(SERVICE);
  const written = /^[^"'\s<>?]{0,5}\?([^"'\s<>]{10,1500})/.exec(
    page.html.slice(at + SERVICE.length, at + SERVICE.length + 1600),
  )?.[1];
  const query = written?.replace(/&amp;/g, '&') ?? '';
  const address = /pageId=|tagId=/.test(query) ? resolve(`/api-gateway${SERVICE}?${query}`, page.url) : null;
  if (address === null) return { ...list, partial: 'rows are drawn by a script whose request is not in the page' };
  if (page.html.split(SERVICE).length > 2) return { ...list, partial: 'several lists are drawn by scripts' };
  if (!list.rows.some((row) => row.date !== null)) return { ...list, next: [address] };
  const shown = list.rows.filter((row) => row.date !== null).length;
  const { pages, rows } = list.announced;
  if (pages === null && rows === null) return { ...list, partial: 'further rows may be drawn by a script' };
  return { ...list, next: furtherPages(address, shown, pages ?? Math.ceil(rows! / shown)) };
}

function readAnswer({ url, html }: ListContext): ListPage {
  const data = jsonObject(html)?.data;
  const markup = isObject(data) ? data.html : null;
  if (!isObject(data) || typeof markup !== 'string') return unreadable('the answer is not the JSON of a list');
  const rows = rowsOfFragment(markup, url);
  const [pager] = pagersIn(markup, url);
  if (pager) return { rows, ...behind(pager, numberOf(url)) };
  const told = announcedIn(scanPage({ url, html: markup }).text);
  const total = countOf(data.total) ?? countOf(data.totalCount) ?? countOf(COUNT.exec(markup)?.[1]) ?? told.rows;
  const size = rows.filter((row) => row.date !== null).length || rows.length;
  const isFirst = numberOf(url) === 1 && size > 0;
  if (total !== null) {
    const next = isFirst ? furtherPages(url, size, Math.ceil(total / size)) : [];
    return { rows, next, announced: { pages: null, rows: total } };
  }
  const list = { rows, next: [], announced: { pages: told.pages, rows: null } };
  // A menu, a breadcrumb: no unit with a list.
  if (told.pages === null && rows.length > 0 && onlyLeadsOn(list)) return { ...list, blank: true };
  if (told.pages === null) return { ...unreadable('the answer does not say how many rows there are'), rows };
  return { ...list, next: isFirst ? furtherPages(url, size, told.pages) : [] };
}

/** Where a script in the answer makes the pager: `count: "42"`. */
const COUNT = /\bcount["']?\s{0,3}:\s{0,3}["']?(\d{1,6})\b/;

interface Pager {
  /** What a further page is asked for with, without its number. */
  address: string;
  size: number;
  total: number;
}

/** What a pager says of its list: the pages behind the first, on the first, and how many rows there are. */
function behind({ address, size, total }: Pager, number = 1): Pick<ListPage, 'next' | 'announced'> {
  const next = number === 1 ? furtherPages(address, size, Math.ceil(total / size)) : [];
  return { next, announced: { pages: null, rows: total } };
}

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

function furtherPages(address: string, size: number, pages: number): string[] {
  const url = new URL(address);
  return Array.from({ length: Math.max(Math.min(pages, MAX_PAGES) - 1, 0) }, (_, i) => {
    url.searchParams.set('paramJson', JSON.stringify({ ...parameters(url), pageNo: i + 2, pageSize: size }));
    return url.href;
  });
}

function numberOf(url: string): number {
  return countOf(parameters(new URL(url)).pageNo) ?? 1;
}

function parameters(url: URL): Record<string, unknown> {
  return jsonObject(url.searchParams.get('paramJson') ?? '') ?? {};
}

/** The pagers in a piece of markup. */
function pagersIn(html: string, url: string): Pager[] {
  return elementsWith(html, 'unitUrl').flatMap((tag): Pager[] => {
    const [address, size, total] = [addressIn(tag, url), numberIn(tag, 'rows'), numberIn(tag, 'count')];
    return address !== null && size && total !== null ? [{ address, size, total }] : [];
  });
}

/** The addresses of the units that a page asks for as it opens. */
function unitsIn(html: string, url: string): string[] {
  const scripts = elementsWith(html, 'queryData').filter((tag) => /^<script/i.test(tag));
  return [...new Set(scripts.flatMap((tag) => addressIn(tag, url) ?? []))];
}

const MAX_TAG = 3_000;
const MAX_FOUND = 200;

/** The opening tags that carry an attribute, found by its name. */
function elementsWith(html: string, attribute: string): string[] {
  const tags: string[] = [];
  let seen = 0;
  for (const found of html.matchAll(new RegExp(`\\s${attribute}\\s{0,3}=`, 'gi'))) {
    if (++seen > MAX_FOUND) break;
    const around = html.slice(Math.max(0, found.index - MAX_TAG), found.index + MAX_TAG);
    const at = Math.min(found.index, MAX_TAG);
    const [start, end] = [around.lastIndexOf('<', at), around.indexOf('>', at)];
    if (start >= 0 && end > start) tags.push(around.slice(start, end));
  }
  return tags;
}

function numberIn(tag: string, name: string): number | null {
  const digits = new RegExp(`\\s${name}\\s{0,3}=\\s{0,3}["']?(\\d{1,6})\\b`, 'i').exec(tag)?.[1];
  return digits === undefined ? null : Number(digits);
}

const NAMES = ['parseType', 'webId', 'tplSetId', 'pageType', 'tagId', 'editType', 'pageId', 'paramJson'] as const;

/** The service with what `queryData` gives it; null where it is another service, or lacks what tells the list. */
function addressIn(tag: string, page: string): string | null {
  if (!tag.includes(SERVICE)) return null;
  const data = tag.slice(tag.search(/\squeryData\s{0,3}=/i)).replace(/&(quot|apos|#39|#34);/gi, "'");
  const fields = NAMES.flatMap((name): [string, string][] => {
    const value = new RegExp(`['"]${name}['"]\\s{0,3}:\\s{0,3}['"]([^'"]{1,200})['"]`).exec(data)?.[1];
    return value === undefined ? [] : [[name, value]];
  });
  const query = new URLSearchParams(fields);
  return query.has('webId') && query.has('pageId') ? resolve(`/api-gateway${SERVICE}?${query}`, page) : null;
}
