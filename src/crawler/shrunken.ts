import type { Recipe } from '../report/recipe.ts';
import type { ColumnReading } from './column-reading.ts';
import { sameColumn } from './known-columns.ts';

/** So many items less than before are never chance: a column of few is judged by its reports alone. */
const LEAST_LOSS = 5;

/**
 * That a column suddenly lists less than half of the items that it listed when it was last read whole: it is broken, cut off or
 * emptied, and what it does not list is not absent. Null where it does not. Items are counted over all its pages and folders, so that a
 * move into folders of years changes nothing; a column at another address is another column.
 */
export function shrunken(
  column: Pick<ColumnReading, 'url' | 'marks' | 'stopped'>,
  recipe: Recipe | null,
): string | null {
  if (recipe === null || column.stopped || !sameColumn(recipe.columnUrl, column.url)) return null;
  const [before, now] = [itemsOf(recipe.pages), itemsOf(column.marks)];
  if (before - now < LEAST_LOSS || now * 2 >= before) return null;
  return `lists ${now} items, and ${before} when it was last read whole`;
}

/** The mark of a page begins with the number of its items; a page that was read twice counts once. */
function itemsOf(pages: Recipe['pages']): number {
  const byPage = new Map(pages.map(({ url, signature }) => [url, Number.parseInt(signature, 10) || 0]));
  return [...byPage.values()].reduce((sum, items) => sum + items, 0);
}
