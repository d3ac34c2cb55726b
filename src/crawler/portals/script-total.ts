import type { ListPage } from './portal.ts';

/** A pager that a script draws, with what it is told: `laypage.render({… count: 26 …})`, `.pagination({pageCount: 3})`. */
const DRAWN =
  /(?:laypage|pagination|paginator|\bpager|createPage\w{0,10}|pageNav|pageBar)[^;]{0,300}?\b(count|total\w{0,10}|record\w{0,10}|page(?:Count|s|Total|Num)|max_?page)['"]?\s{0,3}[:=]\s{0,3}['"]?(\d{1,5})\b/i;
/** The same in a variable of its own. */
const KEPT =
  /\b(?:var|let|const)\s{1,3}(page_?count|total_?pages?|count_?page|max_?page|page_?total)\s{0,3}=\s{0,3}['"]?(\d{1,5})\b/i;
/** The same as an option that stands far behind the pager's name, a function of many lines between: `Ls.pagination("#p", function …, {pageCount: 3})`. */
const PAGER = /laypage|paginat|\bpager\b|pageNav|pageBar|createPage/i;
const OPTION = /\b(page_?count|total_?pages?|page_?total)['"]?\s{0,3}:\s{0,3}['"]?(\d{1,5})\b/i;
const IS_PAGES = /page/i;

/**
 * What a list's own script says of its length. A plain number may be of rows or of pages: of pages where it is less than the rows that the
 * page shows.
 */
export function announcedByScript(script: string, shown: number): ListPage['announced'] {
  const option = PAGER.test(script) ? OPTION.exec(script) : null;
  const [, name, digits] = DRAWN.exec(script) ?? KEPT.exec(script) ?? option ?? [];
  if (name === undefined) return { pages: null, rows: null };
  const number = Number(digits);
  const isPages = IS_PAGES.test(name) || number < shown;
  return isPages ? { pages: number, rows: null } : { pages: null, rows: number };
}
