import type { ListPage } from './portals/portal.ts';

/** Broken pages of TRS behind the last are this small, with no row on them. */
const STUB_LENGTH = 1_000;
/** Rows that may stand on the first page only, because they are held on top. */
const MOST_ON_TOP = 2;

/**
 * True where a list of TRS has ended although its script counts more pages: the page in question is a stub or not there, and
 * the one before it was clearly not full. A page that is missing behind a full one may have held rows. `page` is the answer or
 * the failure's code, `read` are the pages of the list so far.
 */
export function isBehindEnd(page: { body: string; list: ListPage } | string, read: readonly ListPage[]): boolean {
  const isStub =
    typeof page === 'string'
      ? page === 'fetch.not-found'
      : page.body.length < STUB_LENGTH && page.list.rows.length === 0 && page.list.next.length === 0;
  const [full, ...further] = read.map((list) => list.rows.filter((row) => row.date !== null).length);
  const last = further.at(-1) ?? 0;
  return isStub && last > 0 && last + MOST_ON_TOP < full!;
}
