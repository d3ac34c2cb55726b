import { FORMER } from './column-leads.ts';
import { bareWords } from './portals/clicked.ts';
import type { ListPage } from './portals/portal.ts';
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
    (mayBeLonger(page, shown) && shown >= FULL) ||
    /加载更多|点击加载/.test(page.text);
  if (isMore) return 'further pages only by a script';
  return DATED_TEMPLATE.test(page.text) ? 'rows are drawn by a script' : null;
}

/** The day of a row that a script has yet to write: `{{item.publishTime}}`. */
const DATED_TEMPLATE = /\{\{[^{}]{0,60}(date|time|rq)[^{}]{0,40}\}\}/i;

/**
 * The day before which a short page may lack what its list has: a pager that says nothing stands below fewer rows than most pages have.
 * Lists run from the newest to the oldest, so that only older rows can lie behind it; where these do not, any may. Null where nothing shows
 * that there is more.
 */
export function hiddenBefore(page: ScannedPage, list: ListPage): string | null {
  const shown = shownIn(list).length;
  if (isTold(list) || shown < FEW || shown >= FULL || !mayBeLonger(page, shown)) return null;
  const days = list.rows.flatMap(({ title, date }) => {
    const read = readReportTitle(title);
    const year = 'year' in read ? read.year : null;
    return year === null ? [] : [date ?? `${year + 1}-01-01`];
  });
  const falls = (from: number) => days.slice(from).every((day, i, some) => i === 0 || day <= some[i - 1]!);
  const isSorted = Array.from({ length: MOST_ON_TOP + 1 }, (_, n) => n).some(falls);
  return isSorted ? (days.at(-1) ?? ANY_DAY) : ANY_DAY;
}

const ANY_DAY = '9999-12-31';

/** True where the list's other pages are known, or their number. */
function isTold({ next, nextPosts = [], announced }: ListPage): boolean {
  return next.length > 0 || nextPosts.length > 0 || announced.pages !== null || announced.rows !== null;
}

function shownIn({ rows }: ListPage): ListPage['rows'] {
  return rows.filter(({ date, title }) => date !== null || isTitleOfYear(title));
}

/** A pager at rest is at its end, or its click is bound elsewhere; its words may be of something else. */
function mayBeLonger({ resting, paging }: ScannedPage, shown: number): boolean {
  const isOne = paging.pages === 1 || paging.perhaps.pages === 1;
  return !isOne && (resting || isLonger(paging.perhaps, shown));
}

function isLonger({ pages, rows }: { pages: number; rows: number }, shown: number): boolean {
  return shown >= FEW && (pages > 1 || rows > shown);
}
