import { announcedIn } from './announced.ts';
import { generic } from './generic.ts';
import { countOf, furtherPages, isObject, jsonObject, unreadable } from './json-rows.ts';
import { rowsOfFragment } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * Hanweb's newer platform (jpaas-publish-server): a column's rows come as rendered HTML in JSON, page by page with `pageNo`.
 * Some portals answer every number with the first page: such a page brings no new rows, and the list is not whole.
 */
export const jpaas: PortalAdapter = {
  family: 'jpaas',
  recognises: ({ url, html }) => url.includes(SERVICE) || (html.includes(SERVICE) && !html.includes('<datastore>')),
  readList: (page) => (page.url.includes(SERVICE) ? readAnswer(page) : readPage(page)),
};

const SERVICE = '/jpaas-publish-server/front/page/build/unit';

/** A page with dated rows shows the first page itself; how many more there are only the service could say, without a sign of it. */
function readPage(page: ListContext): ListPage {
  const list = generic.readList(page);
  const address = addressOf(page);
  if (address === null) return { ...list, partial: 'rows are drawn by a script whose request is not in the page' };
  if (page.html.split(SERVICE).length > 2) return { ...list, partial: 'several lists are drawn by scripts' };
  if (!list.rows.some((row) => row.date !== null)) return { ...list, next: [withPage(address, 1)] };
  const { pages, rows } = list.announced;
  if (pages === null && rows === null) return { ...list, partial: 'further rows may be drawn by a script' };
  const shown = list.rows.filter((row) => row.date !== null).length;
  const next = furtherPages(withPage(address, 1), 'pageNo', shown, pages === null ? rows! : pages * shown);
  return { ...list, next };
}

/** The request as the page writes it, else put together from the parameters beside the service's name. */
function addressOf({ url, html }: ListContext): string | null {
  const at = html.indexOf(SERVICE);
  const written = /^[^"'\s<>?]{0,5}\?([^"'\s<>]{10,1500})/.exec(
    html.slice(at + SERVICE.length, at + SERVICE.length + 1600),
  )?.[1];
  const query = written?.replace(/&amp;/g, '&') ?? parameters(html.slice(Math.max(0, at - 2_000), at + 2_000));
  return query && /pageId=|tagId=/.test(query) ? resolve(`/api-gateway${SERVICE}?${query}`, url) : null;
}

const PARAMETERS = ['parseType', 'webId', 'tplSetId', 'pageType', 'tagId', 'editType', 'pageId'] as const;

function parameters(text: string): string | null {
  const found = PARAMETERS.flatMap((name) => {
    const value = new RegExp(`\\b${name}(?:['"]|&quot;)?\\s{0,3}[:=]\\s{0,3}(?:['"]|&quot;)([^'"&\\s]{1,80})`).exec(
      text,
    )?.[1];
    return value === undefined ? [] : [[name, value] satisfies [string, string]];
  });
  const query = new URLSearchParams(found);
  return query.has('webId') && query.has('pageId') ? `${query}&rows=15` : null;
}

function withPage(address: string, page: number): string {
  const url = new URL(address);
  url.searchParams.set('pageNo', String(page));
  return url.href;
}

function readAnswer({ url, html }: ListContext): ListPage {
  const data = jsonObject(html)?.data;
  const markup = isObject(data) ? data.html : null;
  if (!isObject(data) || typeof markup !== 'string') return unreadable('the answer is not the JSON of a list');
  const rows = rowsOfFragment(markup, url);
  const told = announcedIn(scanPage({ url, html: markup }).text);
  const total = countOf(data.total) ?? countOf(data.totalCount) ?? told.rows;
  const size = rows.filter((row) => row.date !== null).length || rows.length;
  if (total !== null)
    return { rows, next: furtherPages(url, 'pageNo', size, total), announced: { pages: null, rows: total } };
  if (told.pages === null) return { ...unreadable('the answer does not say how many rows there are'), rows };
  return { rows, next: furtherPages(url, 'pageNo', 1, told.pages), announced: { pages: told.pages, rows: null } };
}
