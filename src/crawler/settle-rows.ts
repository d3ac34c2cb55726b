import { isFileAddress } from './article-address.ts';
import type { ColumnContext, ColumnReading } from './column-reading.ts';
import { openPage, type Search } from './open-page.ts';
import type { ScannedPage } from './portals/scan-page.ts';
import { readReportTitle } from './report-title.ts';

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
