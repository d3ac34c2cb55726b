import { announcedIn } from './announced.ts';
import { bareWords } from './clicked.ts';
import { rowsOf } from './list-rows.ts';
import { isFurtherPage } from './numbered-pages.ts';
import type { ListContext, ListPage, PortalAdapter } from './portal.ts';
import { requestedPages, requestedRows } from './requested-pages.ts';
import { scanPage } from './scan-page.ts';
import { rowsOfScripts } from './script-anchors.ts';
import { announcedByScript } from './script-total.ts';

/** Any other portal: rows are anchors, further pages are what its pager links to. */
export const generic: PortalAdapter = { family: 'generic', recognises: () => true, readList };

const PAGER_WORDS = /^(下一?页|后一?页|尾页|末页|最后一页|>|>>|›|»|next(page)?|第?\d{1,3}页?)$/i;
/** Words that lead to the next page wherever it lies. */
const NEXT_PAGE = /^(下一?页|后一?页)$/;

/** Of a pager by the address alone. */
const MOST_WORDS = 4;

function readList(page: ListContext): ListPage {
  const { anchors, text, url, script } = scanPage(page);
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  const { origin } = new URL(url);
  const next = anchors
    .filter((a) => {
      const words = bareWords(a.title);
      if (a.url === url) return false;
      // An arrow that is a picture or a sign of a font has no words.
      if (words.length <= MOST_WORDS && isFurtherPage(a.url, url)) return true;
      if (!PAGER_WORDS.test(words)) return false;
      return a.url.startsWith(folder) || (NEXT_PAGE.test(words) && a.url.startsWith(`${origin}/`));
    })
    .map((a) => a.url);
  const rows = rowsOf(anchors).filter((row) => !next.includes(row.url));
  const said = announcedIn(text);
  const dated = rows.filter((row) => row.date !== null).length;
  const announced = said.pages === null && said.rows === null ? announcedByScript(script, dated) : said;
  if (dated > 0) {
    const list = { rows, next: [...new Set(next)], announced };
    return next.length > 0 ? list : { ...list, ...requestedRows(page, rows), ...requestedPages(page, list) };
  }
  // A page that shows no row of its own may carry them in a script.
  const known = new Set([...rows.map((row) => row.url), ...next, url]);
  const drawn = rowsOfScripts(page).filter((row) => !known.has(row.url));
  return { rows: [...rows, ...drawn], next: [...new Set(next)], announced };
}
