import { namesBody } from '../report-title.ts';
import type { ListRow } from './portal.ts';
import { type PageAnchor, scanPage } from './scan-page.ts';

/** The anchors of a page that may be rows of a list: dated ones, and those with a title that is more than a menu word. */
export function rowsOf(anchors: readonly PageAnchor[]): ListRow[] {
  const rows = new Map<string, ListRow>();
  for (const { url, title, date, publisher } of anchors) {
    if (title === '' || (date === null && isMenuWord(title.replace(/\s/g, '')))) continue;
    const before = rows.get(url);
    if (!before || title.length > before.title.length)
      rows.set(url, { url, title, date: date ?? before?.date ?? null, ...(publisher ? { publisher } : {}) });
  }
  return [...rows.values()];
}

/** 首页, 更多; a town may be no longer (槐柳镇). */
function isMenuWord(words: string): boolean {
  return words.length < 3 || (words.length < 4 && !namesBody(words));
}

/** Rows of a piece of markup that stood in a script, an XML or a JSON answer. */
export function rowsOfFragment(html: string, url: string): ListRow[] {
  return rowsOf(scanPage({ url, html }).anchors);
}
