import { FORMER } from './column-leads.ts';
import { bareWords } from './portals/clicked.ts';
import type { ListPage, ListRow } from './portals/portal.ts';
import type { ScannedPage } from './portals/scan-page.ts';
import { isTitleOfYear, readReportTitle } from './report-title.ts';

const FURTHER =
  /^(下一?页|后一?页|尾页|末页|最后一页|下页|next(page)?|加载更多|点击加载(更多)?|(查看|浏览|展开|点击查看)?(更多|全部)|[>›»]{1,2}|第?[2-9]页?)$/i;

/** Lists show so many rows a page, or more; hardly any fewer than that. */
const FULL = 10;
const FEW = 5;
/** Rows that may stand above the others, because they are held on top. */
const MOST_ON_TOP = 2;

/**
 * Why a list whose further pages are not known may have some all the same: a pager that only a script turns (`__doPostBack`,
 * `goPage(2)`), a list that grows on demand. Null where there is none, or the page says how long its list is.
 */
export function hiddenPages(page: ScannedPage, list: ListPage): string | null {
  if (isTold(list)) return null;
  const shown = shownIn(list).length;
  const isMore =
    page.blind.some((words) => FURTHER.test(bareWords(words)) || FORMER.test(words.replace(/\s/g, ''))) ||
    isLonger(page.paging, shown) ||
    (perhapsLonger(page, shown) && shown >= FULL) ||
    /加载更多|点击加载/.test(page.text);
  if (isMore) return 'further pages only by a script';
  return DATED_TEMPLATE.test(page.text) ? 'rows are drawn by a script' : null;
}

/** The day of a row that a script has yet to write: `{{item.publishTime}}`. */
const DATED_TEMPLATE = /\{\{[^{}]{0,60}(date|time|rq)[^{}]{0,40}\}\}/i;

/**
 * The day before which a page may lack what its list has: a full page says nothing of its length, or a pager that says nothing stands below it.
 * Pagers have too many forms to be known by them all. Lists run from the newest to the oldest, so that only older rows can lie behind; where these do
 * not, any may. Null where there is no more. The lists of folders are told by the column that they lie in.
 */
export function hiddenBefore(page: ScannedPage, list: ListPage, isWithin = false): string | null {
  const rows = shownIn(list);
  const shown = rows.length;
  if (isTold(list) || shown < FEW || saysOne(page)) return null;
  const isFull = !isWithin && shown >= FULL && !page.ended;
  if (!isFull && !page.resting && !(perhapsLonger(page, shown) && shown < FULL)) return null;
  const dayOf = ({ title, date }: ListRow) => {
    const read = readReportTitle(title);
    return 'year' in read && read.year !== null ? [date ?? `${read.year + 1}-01-01`] : [];
  };
  const all = rows.flatMap((row) => row.date ?? dayOf(row));
  const reports = rows.flatMap(dayOf);
  if (falls(all)) return all.at(-1) ?? ANY_DAY;
  // Other lists may stand beside; a few reports are in order by chance.
  return reports.length >= FEW && falls(reports) ? reports.at(-1)! : ANY_DAY;
}

/** True for days in their order, but for a few on top. */
function falls(days: readonly string[]): boolean {
  const from = (n: number) => days.slice(n).every((day, i, some) => i === 0 || day <= some[i - 1]!);
  return Array.from({ length: MOST_ON_TOP + 1 }, (_, n) => n).some(from);
}

/** Behind all that was ever published. */
export const ANY_DAY = '9999-12-31';

/** True where the list's other pages are known, or their number. */
function isTold({ next, nextPosts = [], announced }: ListPage): boolean {
  return next.length > 0 || nextPosts.length > 0 || announced.pages !== null || announced.rows !== null;
}

function shownIn({ rows }: ListPage): ListPage['rows'] {
  return rows.filter(({ date, title }) => date !== null || isTitleOfYear(title));
}

function perhapsLonger(page: ScannedPage, shown: number): boolean {
  return !saysOne(page) && isLonger(page.paging.perhaps, shown);
}

function saysOne({ paging }: ScannedPage): boolean {
  return paging.pages === 1 || paging.perhaps.pages === 1;
}

function isLonger({ pages, rows }: { pages: number; rows: number }, shown: number): boolean {
  return shown >= FEW && (pages > 1 || rows > shown);
}
