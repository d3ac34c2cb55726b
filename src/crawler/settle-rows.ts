import type { LookAlike } from '../text/attribution.ts';
import { isFileAddress } from './article-address.ts';
import type { ColumnContext, ColumnReading } from './column-reading.ts';
import { openPage, type Search } from './open-page.ts';
import type { ScannedPage } from './portals/scan-page.ts';
import { readReportTitle, yearOf } from './report-title.ts';

/** Pages opened in one column to tell what a row is. */
const MOST_PAGES = 12;

/**
 * Opens the pages of rows that a list does not tell apart (titles cut short, no year anywhere) and reads them by their own
 * title and period. What stays unclear is left as it is: the column then proves no absence.
 */
export function* settleRows(column: ColumnReading, context: ColumnContext): Search<void> {
  const unclear = column.rows.filter(
    (row) => row.result.kind === 'unclear' && !row.result.until && !isFileAddress(row.url),
  );
  for (const row of unclear.slice(0, MOST_PAGES)) {
    const page = yield* openPage({ url: row.url, role: 'report' }, context.readings);
    if (page === 'fetch.budget') return;
    if (typeof page === 'string') continue;
    const title = ownTitle(page.scanned, row.title);
    if (title === null) continue;
    const { url, publisher } = row;
    const link = { url, title, date: null, ...(publisher ? { publisher } : {}) };
    const result = context.classify(link, periodYear(page.scanned.text));
    if (result.kind !== 'unclear') Object.assign(row, { title, result });
  }
}

/** Reports of the first years were called otherwise: 2009年政府信息公开工作总结, …工作情况. */
const ODD = /信息公开(?:工作)?(?:年度)?(?:的)?(?:工作)?(?:总结|小结|情况|说明|汇报)/;
const AFTER = /(?:的)?(?:工作)?(?:年度)?(?:总结|小结|情况|说明|汇报|统计表).{0,12}$|(?:年度报告|年报).{1,8}统计表$/;
const MOST_ODD = 6;

/**
 * Opens the pages of rows whose title names a year that the column does not list else, and something like a report: what shows a report is one.
 * One that cannot be had may be it.
 */
export function* settleOddTitles(column: ColumnReading, context: ColumnContext): Search<void> {
  const years = new Set(column.rows.flatMap(({ result }) => (result.kind === 'annual-report' ? [result.year] : [])));
  const odd = column.rows.flatMap((row) => {
    const title = bare(row.title);
    const year = yearOf(title);
    const mayBe = row.result.kind === 'other' && isOdd(title, row.result.alike);
    return mayBe && year !== null && !years.has(year) && !isFileAddress(row.url) ? [{ row, year, title }] : [];
  });
  for (const { row, year, title } of odd.slice(0, MOST_ODD)) {
    const page = yield* openPage({ url: row.url, role: 'report' }, context.readings);
    if (page === 'fetch.budget') return;
    if (typeof page === 'string') {
      column.gaps.push(`${row.title}: ${page}`);
      continue;
    }
    const own = periodYear(page.scanned.text);
    if (!showsReport(page.scanned.text) || (own !== null && own !== year)) continue;
    const result = context.classify({ ...row, title: `${title.replace(AFTER, '')}工作年度报告` }, year);
    if (result.kind === 'annual-report') row.result = result;
  }
}

function isOdd(title: string, alike: LookAlike | undefined): boolean {
  if (alike === 'statistics') return /(?:年度报告|年报).{1,8}统计表$/.test(title);
  return (alike === undefined || alike === 'other-document') && ODD.test(title);
}

/** The page's own title, where it goes on where the list's breaks off or names a report; null where it gives none. */
function ownTitle({ heading, names }: ScannedPage, listed: string): string | null {
  const start = bare(listed).slice(0, 12);
  return (
    [heading, ...names].find(
      (name) => name !== '' && (bare(name).startsWith(start) || 'year' in readReportTitle(name)),
    ) ?? null
  );
}

function bare(title: string): string {
  return title.normalize('NFKC').replace(/[\s《》“”"]|(?<!\.)\.{2,}$/g, '');
}

/** The year of the period that a report gives itself: 自2023年1月1日起至2023年12月31日止. */
export function periodYear(text: string): number | null {
  const found = /(20\d{2})年1月1日(?:起|开始)?[,，]?(?:至|到|—|-|~)(?:\1年)?12月31日/.exec(text.replace(/\s+/g, ''));
  return found ? Number(found[1]) : null;
}

/** True where the page shows a report and not a list: two of the prescribed parts. */
export function showsReport(text: string): boolean {
  const parts = [
    /总体情况/,
    /主动公开政府信息(的)?情况/,
    /第二十条/,
    /依申请公开|公开申请(的)?情况/,
    /存在的?(主要)?问题/,
  ];
  return (
    parts.filter((part) => part.test(text)).length >= 3 || (periodYear(text) !== null && /总体情况|概述/.test(text))
  );
}
