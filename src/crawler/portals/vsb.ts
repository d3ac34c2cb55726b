import { announcedIn } from './announced.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/**
 * 博达 VSB: articles at `/info/<column>/<id>.htm`, rows in the markup. The list is `<col>.htm`; its further pages count down:
 * of ten pages the second is `<col>/9.htm`, the last `<col>/1.htm`.
 */
export const vsb: PortalAdapter = {
  family: 'vsb',
  recognises,
  readList,
};

/** One link to a portal of another family must not decide: most articles are VSB's, and no other family's pager is there. */
function recognises(page: ListContext): boolean {
  if (/createPageHTML|countPage/.test(page.html)) return false;
  if (page.html.includes('Visual SiteBuilder')) return true;
  const { anchors } = scanPage(page);
  const own = anchors.filter(({ url }) => /\/info\/\d{1,8}\/\d{1,10}\.htm$/.test(url)).length;
  return own > anchors.filter(({ url }) => /\/t\d{8}_\d+\.s?html?$/.test(url)).length;
}

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

function readList(page: ListContext): ListPage {
  const { anchors, text, url } = scanPage(page);
  const folder = folderOfPages(url);
  const numbers = anchors.flatMap((anchor) => pageNumber(anchor.url, folder) ?? []);
  const own = pageNumber(url, folder);
  // The first page has no number of its own and names the greatest of the others; a further page names smaller ones too.
  const greatest = numbers.reduce((most, n) => Math.max(most, n), 0);
  const next = own === null ? countDown(greatest, folder) : [];
  const announced = announcedIn(text);
  const pages = own === null && greatest > 0 ? Math.max(greatest + 1, announced.pages ?? 0) : announced.pages;
  const rows = rowsOf(anchors).filter((row) => pageNumber(row.url, folder) === null);
  // Dated links beside the list must not make up a number of rows: where pages can be counted, they decide.
  return { rows, next, announced: { pages, rows: (pages ?? 1) > 1 ? null : announced.rows } };
}

/** `/zwgk/nb.htm` and `/zwgk/nb/9.htm` are pages of the list whose further pages lie in `/zwgk/nb/`. */
function folderOfPages(url: string): string {
  const plain = url.replace(/\?.*$/, '');
  return /\/\d{1,4}\.htm$/.test(plain) ? plain.replace(/[^/]*$/, '') : plain.replace(/\.html?$/, '/');
}

function pageNumber(url: string, folder: string): number | null {
  if (!url.startsWith(folder)) return null;
  const number = /^(\d{1,4})\.htm$/.exec(url.slice(folder.length))?.[1];
  return number === undefined ? null : Number(number);
}

function countDown(greatest: number, folder: string): string[] {
  const count = Math.min(greatest, MAX_PAGES);
  return Array.from({ length: count }, (_, i) => resolve(`${greatest - i}.htm`, folder) ?? []).flat();
}
