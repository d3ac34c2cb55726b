import type { ListRow } from './portal.ts';
import { type PageAnchor, scanPage } from './scan-page.ts';

/** The anchors of a page that may be rows of a list: dated ones, and those with a title that is more than a menu word. */
export function rowsOf(anchors: readonly PageAnchor[]): ListRow[] {
  const rows = new Map<string, ListRow>();
  for (const { url, title, date, publisher } of anchors) {
    if (title === '' || (date === null && title.replace(/\s/g, '').length < 4)) continue;
    const before = rows.get(url);
    if (!before || title.length > before.title.length)
      rows.set(url, { url, title, date: date ?? before?.date ?? null, ...(publisher ? { publisher } : {}) });
  }
  return [...rows.values()];
}

/** Rows of a piece of markup that stood in a script, an XML or a JSON answer. */
export function rowsOfFragment(html: string, url: string): ListRow[] {
  return rowsOf(scanPage({ url, html }).anchors);
}
