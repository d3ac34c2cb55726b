import { isDay } from '../../report/year.ts';
import { rowsOfFragment } from './list-rows.ts';
import type { ListContext, ListRow } from './portal.ts';
import { resolve, scanPage } from './scan-page.ts';

/** Pieces beyond this are not looked at. */
const MAX_PIECES = 2_000;

/**
 * Rows that stand in the scripts of a page: anchors in strings and CDATA sections (`"<a href=\"…\">"`), objects with a title
 * and an address. Addresses and titles that a script puts together are none.
 */
export function rowsOfScripts(page: ListContext): ListRow[] {
  const { script, url } = scanPage(page);
  return linksOfScript(script, url);
}

/** The same of a script by itself: also the menus that one draws from its nodes (`{name: "…", url: "…"}`). */
export function linksOfScript(script: string, url: string): ListRow[] {
  const rows = new Map<string, ListRow>();
  for (const row of [...anchorRows(script, url), ...objectRows(script, url)]) {
    if (!rows.has(row.url)) rows.set(row.url, row);
  }
  return [...rows.values()];
}

function anchorRows(script: string, url: string): ListRow[] {
  if (!/<a\s|u003c\s?a\s/i.test(script)) return [];
  const markup = unescapeMarkup(script);
  return rowsOfFragment(markup, url).filter(
    (row) => !/['"+<>{}]|%7B|%22|%27/i.test(row.url) && !/['"+]/.test(row.title),
  );
}

/** JSON and JavaScript write the marks of markup as `\u003c`, `\"` and `\/`. */
function unescapeMarkup(script: string): string {
  return script
    .replace(/\\u003c/gi, '<')
    .replace(/\\u003e/gi, '>')
    .replace(/\\u0026/gi, '&')
    .replace(/\\(["'/])/g, '$1')
    .replace(/<!\[CDATA\[|\]\]>/g, ' ');
}

const TITLE = /["']?(?:title|doctitle|name|bt|subject)["']?\s{0,3}:\s{0,3}["']([^"']{4,300})["']/i;
const ADDRESS = /["']?(?:url|href|link|docpuburl|linkurl)["']?\s{0,3}:\s{0,3}["']([^"'\s]{2,500})["']/i;
const DATE =
  /["']?\w{0,20}(?:date|time|rq)\w{0,20}["']?\s{0,3}:\s{0,3}["']((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})/i;

/** The flat objects of an array in a script: `{"title": "…", "url": "…", "date": "…"}`. */
function objectRows(script: string, url: string): ListRow[] {
  const rows: ListRow[] = [];
  let pieces = 0;
  for (const found of script.matchAll(/\{([^{}]{20,1500})\}/g)) {
    if (++pieces > MAX_PIECES) break;
    const text = found[1]!.replace(/\\\//g, '/');
    const title = TITLE.exec(text)?.[1]?.replace(/\s+/g, ' ').trim();
    const address = resolve(ADDRESS.exec(text)?.[1] ?? '', url);
    if (!title || address === null) continue;
    const day = DATE.exec(text);
    const date = day ? `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}` : null;
    rows.push({ url: address, title, date: date !== null && isDay(date) ? date : null });
  }
  return rows;
}
