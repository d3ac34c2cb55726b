import { rowsOf, rowsOfFragment } from './list-rows.ts';
import type { ListContext, ListPage, ListPost, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';
import { rowsOfScripts } from './script-anchors.ts';
import { fieldsOf, formPost } from './script-fields.ts';

/**
 * Hanweb (大汉) jcms: rows as XML in a script of the column page, further groups of pages from dataproxy.jsp, whose answers
 * are the same XML: by GET where the XML links the next group, by POST with the form of the page's script (`ajaxParam`), by
 * GET with its parameters where they stand there without a form. Identifiers that are encrypted are followed in a link, never
 * put together.
 */
export const hanweb: PortalAdapter = {
  family: 'hanweb',
  recognises: ({ url, html }) =>
    !html.includes('/messageController/getMessage.do') &&
    !url.includes('/messageController/getMessage.do') &&
    (html.includes('<datastore>') || html.includes('dataproxy.jsp') || /\/dataproxy\.jsp(\?|$)/.test(url)),
  readList: (page) => {
    if (isAnswer(page.url)) return readAnswer(page);
    const list = readDatastore(page);
    if (list.rows.length > 0) return behindShown(page, list, recordsOf(page.html).length);
    // Some portals have an empty store and write the rows into the markup, or into an array of the script.
    const rows = rowsOf(scanPage(page).anchors);
    const drawn = rows.some((row) => row.date !== null) ? [] : rowsOfScripts(page);
    const known = new Set(rows.map((row) => row.url));
    return behindShown(page, { ...list, rows: [...rows, ...drawn.filter((row) => !known.has(row.url))] }, drawn.length);
  },
  readMore: ({ url, body, post }) => readAnswer({ url, html: body, ...(post ? { post } : {}) }),
};

function isAnswer(url: string): boolean {
  return /\/dataproxy\.jsp(\?|$)/.test(url);
}

function readDatastore(page: ListContext): ListPage {
  const rows = rowsOfFragment(recordsOf(page.html).join('\n'), page.url);
  const total = numberOf(page.html, 'totalrecord') ?? countIn(scanPage(page).script, 'totalRecord');
  return { rows, next: nextGroups(page), announced: { pages: numberOf(page.html, 'totalpage'), rows: total } };
}

/** The list with the request for the rows behind the `shown` first ones, where it links none itself. */
function behindShown(page: ListContext, list: ListPage, shown: number): ListPage {
  const { script, url } = scanPage(page);
  const total = list.announced.rows;
  if (list.next.length > 0 || total === null || shown === 0 || shown >= total) return list;
  if (script.split('ajaxParam').length > 2 || page.html.split('<datastore>').length > 2)
    return { ...list, partial: 'several lists are drawn by scripts' };
  const range = `startrecord=${shown + 1}&endrecord=${total}&perpage=${countIn(script, 'perPage') ?? Math.max(shown, 15)}`;
  const form = formOf(script, range, url);
  return form ? { ...list, nextPosts: [form] } : { ...list, next: rangeByGet(script, range, url) };
}

/** An answer may hold fewer rows than were asked for by number: most portals give three pages at once. */
function readAnswer({ url, html, post }: ListContext): ListPage {
  const records = recordsOf(html);
  const rows = rowsOfFragment(records.join('\n'), url);
  const address = new URL(url);
  const first = Number(address.searchParams.get('startrecord') ?? 0);
  const last = Number(address.searchParams.get('endrecord') ?? 0);
  const total = numberOf(html, 'totalrecord') ?? (last > 0 ? last : null);
  const announced = { pages: numberOf(html, 'totalpage'), rows: total };
  const behind = first + records.length;
  if (first < 1 || records.length === 0 || total === null || behind > total)
    return { rows, next: first < 1 ? nextGroups({ url, html }) : [], announced };
  address.searchParams.set('startrecord', String(behind));
  return post
    ? { rows, next: [], nextPosts: [{ url: address.href, post }], announced }
    : { rows, next: [address.href], announced };
}

function recordsOf(html: string): string[] {
  return sections(html, '<record>', '</record>').map(unwrap);
}

function nextGroups({ url, html }: ListContext): string[] {
  const groups = sections(html, '<nextgroup>', '</nextgroup>').map(unwrap);
  const links = groups.flatMap((group) => [...group.matchAll(/href="([^"]{1,800})"/g)].map((m) => m[1]!));
  return [...new Set(links.flatMap((link) => proxyAddress(link, url) ?? []))].filter((link) => link !== url);
}

/** Proxies lie in /module/web/jpage/, also where the column page writes `./dataproxy.jsp`. */
function proxyAddress(link: string, url: string): string | null {
  const plain = link.replace(/&amp;/g, '&');
  const name = /^(?:\.?\/)?(dataproxy\.jsp.*)$/.exec(plain)?.[1];
  return name ? resolve(`/module/web/jpage/${name}`, url) : resolve(plain, url);
}

/** Where the page's script names the proxy itself, it lies there. */
function proxyOf(script: string, range: string, url: string): string | null {
  const named = /proxyUrl['"]?\s{0,5}[:=]\s{0,5}['"]([^'"\s]{1,200}\bdataproxy\.jsp)/.exec(script)?.[1];
  return proxyAddress(`${named ?? 'dataproxy.jsp'}?${range}`, url);
}

/** The form that the page's own script posts, without the row numbers, which stand in the address. */
function formOf(script: string, range: string, url: string): ListPost | null {
  const fields = fieldsOf(script, 'ajaxParam');
  const proxy = proxyOf(script, range, url);
  return fields && proxy && isPlain(fields) ? formPost(proxy, fields) : null;
}

const NAMES = ['columnid', 'unitid', 'webid', 'appid'] as const;

function rangeByGet(script: string, range: string, url: string): string[] {
  const fields = new Map(
    NAMES.flatMap((name): [string, string][] => {
      const value = new RegExp(`\\b${name}['"]?\\s{0,3}[:=]\\s{0,3}['"]?(\\w{1,40})`, 'i').exec(script)?.[1];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (!isPlain(fields)) return [];
  const fixed = 'col=1&path=/&sourceContentType=1&permissiontype=0';
  const query = [...fields].map(([name, value]) => `${name}=${value}`).join('&');
  return [proxyOf(script, `${range}&${fixed}&${query}`, url) ?? []].flat();
}

/** Some portals encrypt the numbers of column and unit: such a request cannot be put together. */
function isPlain(fields: ReadonlyMap<string, string>): boolean {
  return ['columnid', 'unitid'].every((name) => /^\d{1,20}$/.test(fields.get(name) ?? ''));
}

function countIn(script: string, name: string): number | null {
  const found = new RegExp(`\\b${name}['"]?\\s{0,3}[:=]\\s{0,3}['"]?(\\d{1,7})\\b`).exec(script)?.[1];
  return found === undefined ? null : Number(found);
}

function numberOf(text: string, element: string): number | null {
  const found = new RegExp(`<${element}>\\s{0,5}(\\d{1,7})\\s{0,5}</${element}>`).exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

/** The texts between two marks, found by index so that an unclosed one costs nothing. */
function sections(text: string, open: string, close: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(open); at >= 0 && found.length < 5_000; at = text.indexOf(open, at)) {
    const end = text.indexOf(close, at);
    if (end < 0) break;
    found.push(text.slice(at + open.length, end));
    at = end;
  }
  return found;
}

function unwrap(section: string): string {
  return section.replace('<![CDATA[', '').replace(']]>', '');
}
