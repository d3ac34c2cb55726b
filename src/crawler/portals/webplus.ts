import { announcedIn } from './announced.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * webplus (苏迪): articles at `/YYYY/MMDD/c<column>a<id>/page.htm`, rows in the markup. The list is `list.htm` (or
 * `list1.htm`), its further pages `list2.htm`, `list3.htm` …, their number in the pager.
 */
export const webplus: PortalAdapter = {
  family: 'webplus',
  recognises: (page) =>
    page.html.includes('wp_paging') ||
    (LIST.test(page.url) && scanPage(page).anchors.some(({ url }) => /\/c\d+a\d+\/page\.htm$/.test(url))),
  readList,
};

const LIST = /\/list(\d{0,4})\.htm$/;
/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

function readList(page: ListContext): ListPage {
  const { anchors, text, url } = scanPage(page);
  const announced = announcedIn(text);
  const linked = anchors.map((anchor) => pageOf(anchor.url, url)).reduce((most, n) => Math.max(most, n), 1);
  const pages = Math.max(announced.pages ?? 1, linked);
  const isFirst = pageOf(url, url) <= 1;
  const next = isFirst
    ? Array.from({ length: Math.min(pages, MAX_PAGES) - 1 }, (_, i) => resolve(`list${i + 2}.htm`, url) ?? []).flat()
    : [];
  const rows = rowsOf(anchors).filter((row) => pageOf(row.url, url) === 0);
  // Dated links beside the list must not make up a number of rows: where there are more pages, they decide.
  return { rows, next, announced: pages > 1 ? { pages, rows: null } : announced };
}

/** The number of a page of the list that `url` belongs to; 0 where the address is none of them. */
function pageOf(address: string, url: string): number {
  const folder = url.replace(/[^/]*$/, '');
  const found = LIST.exec(address);
  if (!found || address.replace(/[^/]*$/, '') !== folder) return 0;
  return found[1] === '' ? 1 : Number(found[1]);
}
