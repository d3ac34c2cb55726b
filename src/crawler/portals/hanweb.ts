import { rowsOf, rowsOfFragment } from './list-rows.ts';
import type { ListPage, ListRow, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * Hanweb (大汉) jcms: rows as XML in a script of the column page, further groups of pages from dataproxy.jsp, whose answers
 * are the same XML.
 */
export const hanweb: PortalAdapter = {
  family: 'hanweb',
  recognises: ({ html }) => html.includes('<datastore>') || html.includes('dataproxy.jsp'),
  readList: (page) => {
    const list = readDatastore(page.url, page.html);
    // Some portals answer an empty store and write the rows into the markup.
    return list.rows.length > 0 ? list : { ...list, rows: rowsOf(scanPage(page).anchors) };
  },
  readMore: ({ url, body }) => readDatastore(url, body),
};

function readDatastore(url: string, text: string): ListPage {
  const records = sections(text, '<record>', '</record>').map(unwrap);
  const rows: ListRow[] = rowsOfFragment(records.join('\n'), url);
  const announced = { pages: numberOf(text, 'totalpage'), rows: numberOf(text, 'totalrecord') };
  const groups = sections(text, '<nextgroup>', '</nextgroup>').map(unwrap);
  const next = groups.flatMap((group) => [...group.matchAll(/href="([^"]{1,800})"/g)].map((m) => m[1]!));
  const links = next.length > 0 ? next : rangeAfter(text, records.length, announced.rows);
  return { rows, next: links.flatMap((link) => proxyAddress(link, url) ?? []), announced };
}

/** Proxies lie in /module/web/jpage/, also where the column page writes `./dataproxy.jsp`. */
function proxyAddress(link: string, url: string): string | null {
  const plain = link.replace(/&amp;/g, '&');
  const name = /^(?:\.?\/)?(dataproxy\.jsp.*)$/.exec(plain)?.[1];
  return name ? resolve(`/module/web/jpage/${name}`, url) : resolve(plain, url);
}

/** Without a link to the next group the rows are asked for by number, with the parameters that stand in the page's script. */
function rangeAfter(text: string, shown: number, total: number | null): string[] {
  if (total === null || shown === 0 || shown >= total) return [];
  const wanted = ['columnid', 'unitid', 'webid', 'appid'] as const;
  const values = wanted.map(
    (name) => new RegExp(`\\b${name}['"]?\\s{0,3}[:=]\\s{0,3}['"]?(\\w{1,40})`, 'i').exec(text)?.[1],
  );
  if (!values[0] || !values[1]) return [];
  const query = wanted.flatMap((name, i) => (values[i] ? [`${name}=${values[i]}`] : []));
  const range = `startrecord=${shown + 1}&endrecord=${total}&perpage=${Math.max(shown, 15)}`;
  return [`dataproxy.jsp?${range}&col=1&path=/&sourceContentType=1&permissiontype=0&${query.join('&')}`];
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
