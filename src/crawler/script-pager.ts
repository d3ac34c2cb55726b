import { bareWords } from './portals/clicked.ts';
import type { ListPage } from './portals/portal.ts';
import type { ScannedPage } from './portals/scan-page.ts';

const FURTHER =
  /^(下一?页|后一?页|尾页|末页|最后一页|下页|next(page)?|加载更多|点击加载(更多)?|[>›»]{1,2}|第?[2-9]页?)$/i;

/** Lists show so many rows a page, or more; hardly any fewer than that. */
const FULL = 10;
const FEW = 5;

/**
 * Why a list whose further pages are not known may have some all the same: a pager that only a script turns (`__doPostBack`,
 * `goPage(2)`), a list that grows on demand. Null where there is none, or the page says how long its list is.
 */
export function hiddenPages(page: ScannedPage, list: ListPage): string | null {
  const { next, nextPosts = [], announced } = list;
  if (next.length > 0 || nextPosts.length > 0 || announced.pages !== null || announced.rows !== null) return null;
  const isTurned = page.blind.some((words) => FURTHER.test(bareWords(words)));
  const shown = list.rows.filter((row) => row.date !== null).length;
  const isLonger = ({ pages, rows }: { pages: number; rows: number }) => shown >= FEW && (pages > 1 || rows > shown);
  const { paging } = page;
  // A pager at rest is at its end, or its click is bound elsewhere: then the page is full.
  const mayBe = page.resting || isLonger(paging.perhaps);
  const isMore = isTurned || isLonger(paging) || (mayBe && shown >= FULL) || /加载更多|点击加载/.test(page.text);
  return isMore ? 'further pages only by a script' : null;
}
