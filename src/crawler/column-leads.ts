import { isArticleAddress } from './article-address.ts';
import { isColumnPath, isOfSameGovernment } from './find-column.ts';
import type { PageAnchor, ScannedPage } from './portals/scan-page.ts';
import { namesBody, readReportTitle } from './report-title.ts';

/** More ways on than this are none of the list. */
const MOST_LEADS = 3;
const MORE = /^[[(（]?(查看|浏览|点击)?(更多|全部|MORE)(内容|信息|年报)?[\])）]?[>》»›+…·.]{0,4}$/i;
/** Words that lead to the reports of former years. */
export const FORMER =
  /^(历年|往年|历史|以往|过往|过去|早年|旧版|往届)(的)?(政府|政务)?(信息)?(公开)?(工作)?(年报|年度报告|归档|存档|资料|数据|信息)?$|^20\d{2}年?度?(及其?)?(之?以?前|之前)(的)?.{0,10}(年报|年度报告)?$|^20\d{2}年?度?[-—–~至]{1,2}20\d{2}年?度?(政府)?(信息公开)?(工作)?(年报|年度报告)$/;

/**
 * Where the first page of a column leads to the rest of its reports: a page of blocks to the whole list (更多), a column of a new
 * portal to that of the old one (历年年报). Such a lead may turn out to hold nothing new.
 */
export function leadsOf({ anchors, url }: ScannedPage, reports: readonly { url: string }[]): string[] {
  const leads = anchors.filter((link) => isOfSameGovernment(link.url, url) && link.url !== url);
  const words = (title: string) => title.replace(/\s/g, '');
  const former = leads.filter(({ title }) => FORMER.test(words(title)));
  const more = leads.filter((link) => MORE.test(words(link.title)));
  const ofBoxes = new Set(more.length > 1 ? moreOfBoxes(anchors, reports) : []);
  const isOfReports = (link: { url: string }) => {
    const folder = link.url.replace(/[^/]*$/, '');
    const isAbove = new URL(folder).pathname !== '/' && reports.some((report) => report.url.startsWith(folder));
    return isAbove || ofBoxes.has(link.url);
  };
  const whole = more.filter((link) => isColumnPath(link.url) || isOfReports(link));
  const only = whole.length === 0 && more.length === 1 && reports.length > 0 ? more : [];
  const found = [...former, ...whole, ...only].map((link) => link.url).filter((lead) => !isArticleAddress(lead));
  return [...new Set(found)].slice(0, MOST_LEADS);
}

/**
 * The years that a page offers to a script alone (options, tabs, `javascript:query(2023)`), where the rows are of one year, or the others
 * are many beside those that are shown: then they are shown only on request. Null where there is no such choice.
 */
export function hiddenYears(body: string, years: ReadonlySet<number>): string | null {
  const labels = body.matchAll(/<(?:\w{1,10})\b([^<>]{0,200})>\s{0,20}(20\d{2})\s?年?度?\s{0,20}</gi);
  // What is an address is asked for.
  const offered = [...labels].filter((found) => !/(href|value)\s{0,3}=[^=]{0,200}?[/?]/i.test(found[1]!));
  const distinct = new Set(offered.map((found) => Number(found[2])));
  if (years.size <= 1) return distinct.size > 1 ? 'shows one year; the others are chosen by a script' : null;
  const others = [...distinct].filter((year) => !years.has(year)).length;
  return others > 1 && others * 2 >= years.size ? 'offers years that it does not show' : null;
}

/** On a page of boxes, each with its “more”, those of the boxes that show reports: all of them stand above their rows, or all below. */
function moreOfBoxes(anchors: readonly PageAnchor[], reports: readonly { url: string }[]): string[] {
  const urls = new Set(reports.map((report) => report.url));
  const marks = anchors.map(({ url, title }) =>
    MORE.test(title.replace(/\s/g, '')) ? 'more' : urls.has(url) ? 'row' : '',
  );
  const isAbove = marks.indexOf('more') < marks.indexOf('row');
  const inOrder = marks.map((mark, at) => ({ mark, at }));
  const walked = isAbove ? inOrder.toReversed() : inOrder;
  const found: string[] = [];
  let hasRow = false;
  for (const { mark, at } of walked) {
    if (mark === 'row') hasRow = true;
    if (mark !== 'more') continue;
    if (hasRow) found.push(anchors[at]!.url);
    hasRow = false;
  }
  return found;
}

const OLD_SITE =
  /^(返回|进入|访问|点击(访问|进入)?|查看)?(旧版|老版|旧|老|原|历史)(版)?(政府|门户)?(网站|门户|平台|站点|官网|网|栏目|系统)(入口|首页|链接)?$|^(旧|老)版(入口|回顾|首页)?$/;

/** True where a page leads to the site that was before: reports older than those that it shows may have stayed there. */
export function leadsToOldSite({ anchors }: ScannedPage): boolean {
  return anchors.some(({ title }) => OLD_SITE.test(title.replace(/\s/g, '')));
}

/** The bodies that a page offers where no address says what is behind them: options of a form, names that call a script. */
export function offeredBodies({ options, blind }: Pick<ScannedPage, 'options' | 'blind'>): string[] {
  const names = [...options, ...blind].map((words) => words.replace(/\s/g, ''));
  return [...new Set(names.filter((name) => name.length > 2 && name.length <= 25 && namesBody(name)))];
}

/** True where reports of several years lie at one address: a script tells them apart (`detail.html#/2023`), or one of the links is wrong. */
export function sharesAddress(anchors: readonly PageAnchor[]): boolean {
  const years = new Map<string, number>();
  return anchors.some(({ url, title }) => {
    const read = readReportTitle(title);
    const year = 'year' in read ? read.year : null;
    if (year === null) return false;
    const before = years.get(url) ?? year;
    years.set(url, before);
    return before !== year;
  });
}
