import { keyOf } from './column-folders.ts';
import { type ColumnReading, isListed } from './column-reading.ts';
import type { ListPage } from './portals/portal.ts';

/** Holds every list of the column, also those of its folders, against what it says of its own length. */
export function addAnnouncedGaps(
  column: ColumnReading,
  lists: ReadonlyMap<string, ListPage[]>,
  ended: ReadonlySet<string>,
): void {
  const listed = column.rows.filter(isListed);
  // Where rows carry dates, links without one are of the menu and must not make up the number.
  const found = listed.some((row) => row.date !== null) ? listed : column.rows;
  const counted = new Set(found.map((row) => row.url));
  for (const [key, pages] of lists) {
    const own = new Set(pages.flatMap((page) => page.rows.map((row) => row.url)));
    const seen = [...own].filter((url) => counted.has(url) || lists.has(keyOf(url))).length;
    addShortfall(column, pages, seen, ended.has(key));
  }
  const read = [...lists.values()].flat().length;
  // What is empty on a page with dated rows is another list.
  const isEmpty = column.saysEmpty && !listed.some((row) => row.date !== null);
  if (listed.length === 0 && read === 1 && !isEmpty) column.gaps.push('no rows in the markup');
  // A request that a script makes may be that of another list.
  if (!isEmpty && !column.rows.some((row) => row.result.kind !== 'other')) {
    column.gaps.push('no report among the rows');
  }
  for (const row of column.rows) {
    if (row.result.kind !== 'unclear') continue;
    const { why, until } = row.result;
    if (until === undefined) column.gaps.push(`${row.title}: ${why}`);
    // A collection of former years hides nothing of those behind them.
    else column.hiddenBefore = [column.hiddenBefore ?? '', `${until + 1}-01-01`].sort()[1]!;
  }
}

function addShortfall(column: ColumnReading, read: readonly ListPage[], found: number, hasEnded: boolean): void {
  const rows = Math.max(...read.map((page) => page.announced.rows ?? -1));
  const pages = Math.max(...read.map((page) => page.announced.pages ?? -1));
  if (found < rows) column.gaps.push(`${rows} rows announced, ${found} seen`);
  if (rows < 0 && read.length < pages && !hasEnded) column.gaps.push(`${pages} pages announced, ${read.length} read`);
}
