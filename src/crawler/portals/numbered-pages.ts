import type { ListPage } from './portal.ts';
import { resolve } from './scan-page.ts';

/** A pager that `createPageHTML` draws, in TRS and Ucap alike. */
export interface NumberedPages {
  pages: number;
  /** Number of the page that the script stands on: 0 or 1 for the first. */
  current: number;
  name: string;
  suffix: string;
  /** What stands behind the suffix: mostly the number of rows. */
  behind: string | null;
}

/** `createPageHTML(pages, current, "index", "html")`, `createPageHTML('page-div', pages, current, 'list', 'shtml', rows)`. */
export function numberedPages(script: string): NumberedPages | null {
  const call = /(?<!function\s{1,5})createPageHTML\s*\(([^)]{1,300})\)/.exec(script)?.[1];
  const words = call?.split(',').map((word) => word.trim().replace(/^['"]|['"]$/g, '')) ?? [];
  const at = words.findIndex((word) => /^(s?html?|jhtml|jsp)$/.test(word));
  const [pages, current] = words.slice(0, Math.max(at - 1, 0)).filter((word) => /^\d+$/.test(word));
  if (at < 1 || pages === undefined) return null;
  const [name, suffix] = [words[at - 1]!, words[at]!];
  return { pages: Number(pages), current: Number(current ?? 0), name, suffix, behind: words[at + 1] ?? null };
}

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

/** Where the first page calls itself 1 the second is `list_2`, where it calls itself 0 `list_1`. A further page names none. */
export function pagesBehind({ pages, current, name, suffix }: NumberedPages, url: string): ListPage['next'] {
  const file = url.replace(/[?#].*$/, '').replace(/^.*\//, '');
  const isFurther = file.startsWith(`${name}_`) && /^\d{1,4}\.\w+$/.test(file.slice(name.length + 1));
  if (isFurther || current > 1) return [];
  const count = Math.max(Math.min(pages, MAX_PAGES) - 1, 0);
  return Array.from({ length: count }, (_, i) => resolve(`${name}_${i + 1 + current}.${suffix}`, url) ?? []).flat();
}

const PAGE_NAME = /^(page|page_?(no|num|number|index)|cur_?page|current_?page|pn)$/i;

/** True for an address that is the page's own but for the number, which is that of a page behind it: `list_2.html`, `?lm=3&page=2`. */
export function isFurtherPage(address: string, url: string): boolean {
  const [there, here] = [new URL(address), new URL(url)];
  if (there.origin !== here.origin) return false;
  const name = [...there.searchParams.keys()].find((one) => PAGE_NAME.test(one));
  if (name !== undefined) {
    const [number, own] = [Number(there.searchParams.get(name)), Number(here.searchParams.get(name) ?? 1)];
    for (const { searchParams } of [there, here]) {
      searchParams.delete(name);
      searchParams.sort();
    }
    return number > Math.max(own, 1) && there.pathname === here.pathname && there.search === here.search;
  }
  const [, folder, file, own = 0, ending] =
    /^(.*\/)([a-z]{3,20})?(?:[-_](\d{1,3}))?(\.\w{3,5})?$/i.exec(here.pathname) ?? [];
  const [, below, base, number, end] = /^(.*\/)([a-z]{3,20})[-_](\d{1,3})(\.\w{3,5})$/i.exec(there.pathname) ?? [];
  const isSame = below === folder && base === (file ?? 'index') && (ending === undefined || end === ending);
  return Number(number ?? 0) > Number(own) && isSame && there.search === here.search;
}
