import { announcedIn } from './announced.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { requestedPages } from './requested-pages.ts';
import { scanPage } from './scan-page.ts';
import { announcedByScript } from './script-total.ts';

/**
 * The openness platforms of Anhui and Sichuan: every agency's column is one address with the agency's number in its path and
 * the kind of list in its query (`/public/column/<agency>?type=4&action=list&nav=…`); annual reports are a type of content of
 * their own (`/openness/OpennessAnnualReport/show/<id>.html`). Pages are numbered in the query, or a script draws the pager
 * and asks for the further ones (`Ls.pagination`, `Ls.ajax`). A column that offers years (`timeFrame`) shows a report on each of
 * their pages.
 */
export const openness: PortalAdapter = { family: 'openness', recognises, readList };

const COLUMN = /\/public\/column\/\w{1,40}$/;
const CONTENT = /\/openness(AnnualReport|Content)\/show\/\w{1,40}(\.html)?$/i;
const PAGE = /^page(index|no|num)?$/i;

function recognises(page: ListContext): boolean {
  if (!URL.canParse(page.url)) return false;
  const { pathname, searchParams } = new URL(page.url);
  if (COLUMN.test(pathname)) return !searchParams.has('timeFrame');
  return /\/openness(AnnualReport|Content)(\/|$)/i.test(pathname) && hasContent(page);
}

function hasContent(page: ListContext): boolean {
  return scanPage(page).anchors.some(({ url }) => CONTENT.test(new URL(url).pathname));
}

function readList(page: ListContext): ListPage {
  const { anchors, text, url, script } = scanPage(page);
  const pagers = anchors.filter((anchor) => isPageOf(anchor.url, url)).map((anchor) => anchor.url);
  const years = anchors.filter((anchor) => isYearOf(anchor.url, url)).map((anchor) => anchor.url);
  const rows = rowsOf(anchors).filter((row) => !pagers.includes(row.url) && !years.includes(row.url));
  const said = announcedIn(text);
  const isSaid = said.pages !== null || said.rows !== null;
  const announced = isSaid ? said : announcedByScript(script, rows.filter((row) => row.date !== null).length);
  const last = Math.max(...pagers.map(pageNumber), announced.pages ?? 1);
  const linked = pageNumber(url) > 1 ? [] : pagesTo(last, pagers[0]);
  const { next = [], ...posts } = linked.length > 0 ? { next: linked } : requestedPages(page, { rows, announced });
  return { rows, next: [...new Set([...next, ...years])], ...posts, announced };
}

/** The same list on another page: nothing differs but the page's number. */
function isPageOf(address: string, url: string): boolean {
  const [there, here] = [new URL(address), new URL(url)];
  if (![...there.searchParams.keys()].some((name) => PAGE.test(name))) return false;
  return bare(there, PAGE) === bare(here, PAGE);
}

/** The same column with a year in its query. */
function isYearOf(address: string, url: string): boolean {
  const [there, here] = [new URL(address), new URL(url)];
  return there.searchParams.has('timeFrame') && there.origin === here.origin && there.pathname === here.pathname;
}

function bare(address: URL, without: RegExp): string {
  const plain = new URL(address);
  for (const name of [...plain.searchParams.keys()]) if (without.test(name)) plain.searchParams.delete(name);
  plain.searchParams.sort();
  return plain.href;
}

function pageNumber(address: string): number {
  const { searchParams } = new URL(address);
  const name = [...searchParams.keys()].find((key) => PAGE.test(key));
  const number = name === undefined ? 1 : Number(searchParams.get(name));
  return Number.isInteger(number) && number > 0 ? number : 1;
}

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

/** Pagers name some pages only; the others are numbered alike. */
function pagesTo(last: number, known: string | undefined): string[] {
  if (known === undefined) return [];
  const address = new URL(known);
  const name = [...address.searchParams.keys()].find((key) => PAGE.test(key))!;
  return Array.from({ length: Math.max(Math.min(last, MAX_PAGES) - 1, 0) }, (_, i) => {
    address.searchParams.set(name, String(i + 2));
    return address.href;
  });
}
