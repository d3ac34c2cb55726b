import { announcedIn } from './announced.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { scanPage } from './scan-page.ts';

/**
 * TRS WAS (拓尔思检索): the list of a column is an answer of its search, `/was5/web/search?channelid=<n>&page=<n>`, with rows and
 * pager in the markup. The pager links ten pages at most; the others are numbered alike.
 */
export const was: PortalAdapter = {
  family: 'was',
  recognises: ({ url }) => URL.canParse(url) && isSearch(new URL(url)),
  readList,
};

const PAGING = /^(page|perpage|prepage|outlinepage|token|orderby|sortfield)$/i;
/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

function readList(page: ListContext): ListPage {
  const { anchors, text, url } = scanPage(page);
  const pagers = anchors.filter((anchor) => isPageOf(anchor.url, url)).map((anchor) => anchor.url);
  const known = new Set(pagers);
  const rows = rowsOf(anchors).filter((row) => !known.has(row.url));
  const announced = announcedIn(text);
  const size = Number(new URL(pagers[0] ?? url).searchParams.get('perpage')) || rows.length;
  const counted = announced.rows === null || size === 0 ? 1 : Math.ceil(announced.rows / size);
  const last = Math.max(...pagers.map(pageNumber), announced.pages ?? 1, counted);
  const next = pageNumber(url) > 1 ? [] : pagesTo(last, pagers[0] ?? url);
  // Dated links beside the list must not make up a number of rows: where there are more pages, they decide.
  return { rows, next, announced: last > 1 ? { pages: last, rows: null } : announced };
}

function isSearch({ pathname }: URL): boolean {
  return /\/was\d{0,2}\/web\/(search|outlinetemplet)$/i.test(pathname);
}

/** The same question's answer on another page; words that others searched for are other questions. */
function isPageOf(address: string, url: string): boolean {
  const [there, here] = [new URL(address), new URL(url)];
  return isSearch(there) && there.host === here.host && questionOf(there) === questionOf(here);
}

function questionOf({ searchParams }: URL): string {
  const asked = [...searchParams].filter(([name, value]) => value !== '' && !PAGING.test(name));
  return JSON.stringify(asked.sort());
}

function pageNumber(address: string): number {
  const number = Number(new URL(address).searchParams.get('page') ?? 1);
  return Number.isInteger(number) && number > 0 ? number : 1;
}

function pagesTo(last: number, known: string): string[] {
  const address = new URL(known);
  return Array.from({ length: Math.min(last, MAX_PAGES) - 1 }, (_, i) => {
    address.searchParams.set('page', String(i + 2));
    return address.href;
  });
}
