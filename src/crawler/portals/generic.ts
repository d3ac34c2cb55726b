import { announcedIn } from './announced.ts';
import { rowsOf } from './list-rows.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { scanPage } from './scan-page.ts';
import { rowsOfScripts } from './script-anchors.ts';

/** Any other portal: rows are anchors, further pages are what its pager links to. */
export const generic: PortalAdapter = { family: 'generic', recognises: () => true, readList };

const PAGER_WORDS = /^(下一?页|后页|尾页|末页|最后一页|下页>?|>|>>|›|»|next|\[?第?\d{1,3}页?\]?)$/i;

function readList(page: ListContext): ListPage {
  const { anchors, text, url } = scanPage(page);
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  const next = anchors
    .filter((a) => PAGER_WORDS.test(a.title.replace(/\s/g, '')) && a.url.startsWith(folder) && a.url !== url)
    .map((a) => a.url);
  const rows = rowsOf(anchors).filter((row) => !next.includes(row.url));
  const announced = announcedIn(text);
  if (rows.some((row) => row.date !== null)) return { rows, next: [...new Set(next)], announced };
  // A page that shows no row of its own may carry them in a script.
  const known = new Set([...rows.map((row) => row.url), ...next, url]);
  const drawn = rowsOfScripts(page).filter((row) => !known.has(row.url));
  return { rows: [...rows, ...drawn], next: [...new Set(next)], announced };
}
