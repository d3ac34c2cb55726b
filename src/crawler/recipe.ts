import type { OldColumn, Recipe } from '../report/recipe.ts';
import { daysBetween, shanghaiDay } from '../report/year.ts';
import type { ColumnReading } from './column-reading.ts';

/** What a search learned of the column that it read. */
export type Learned = Pick<
  Recipe,
  'family' | 'columnUrl' | 'ownFolder' | 'listKind' | 'pager' | 'dateSource' | 'needsBrowser' | 'pages'
>;

/** What a column that was read teaches. */
export function learnedFrom(column: ColumnReading, ownFolder: string | null): Learned {
  const reports = column.rows.filter((row) => row.result.kind === 'annual-report');
  const dated = reports.filter((row) => row.date !== null).length;
  const inAddress = reports.filter((row) => DAY_IN_ADDRESS.test(row.url)).length;
  const { family, url, pager, marks, needsBrowser } = column;
  return {
    family,
    columnUrl: url,
    ownFolder,
    listKind: column.showsReports ? 'reports' : column.hasFolders ? 'folders' : 'rows',
    pager,
    dateSource: dated * 2 > reports.length ? 'row' : inAddress * 2 > reports.length ? 'address' : 'none',
    needsBrowser,
    pages: marks,
  };
}

const DAY_IN_ADDRESS = /\/t?20\d{2}[-/]?\d{1,2}[-/]?\d{1,2}[_/]/;

/** How one look went, for the recipe. */
export interface RecipeNews {
  agencyId: string;
  at: string;
  /** The column that was read; null where none was found. */
  learned: Learned | null;
  /** True where every page of it was read. */
  whole: boolean;
  /** Why the known column was no column any more; null where it was not asked for, or could not be reached. */
  lost: string | null;
  /** True where pages were asked for with the condition that they changed. */
  lean: boolean;
  /** True where the host called a page unmodified that lists something else now. */
  lied: boolean;
}

/** More old addresses than this are not kept. */
const MAX_HISTORY = 20;

/** The recipe after a look: learned, confirmed, learned anew with the old address kept, or counted as failed; null where there is none. */
export function nextRecipe(known: Recipe | null, news: RecipeNews): Recipe | null {
  if (news.learned !== null && URL.canParse(news.learned.columnUrl)) return afterSuccess(known, news, news.learned);
  if (known === null || news.lost === null) return known;
  return { ...known, failures: known.failures + 1, lastFailure: news.lost };
}

function afterSuccess(known: Recipe | null, news: RecipeNews, learned: Learned): Recipe {
  const { at } = news;
  const isSame = known?.columnUrl === learned.columnUrl && known.family === learned.family;
  const full = news.whole && !news.lean;
  return {
    ...learned,
    agencyId: news.agencyId,
    host: new URL(learned.columnUrl).host,
    needsBrowser: learned.needsBrowser ?? (isSame ? known.needsBrowser : null),
    learnedAt: isSame ? known.learnedAt : at,
    lastSuccessAt: at,
    failures: 0,
    lastFailure: null,
    fullAt: full || !isSame ? at : known.fullAt,
    leanLooks: news.lean && isSame ? known.leanLooks + 1 : full || !isSame ? 0 : known.leanLooks,
    trustsValidators: (known === null || hostOf(known) !== hostOf(learned) || known.trustsValidators) && !news.lied,
    // What a look that stopped early did not see is still as the last whole one saw it.
    pages: news.whole || !isSame ? learned.pages : known.pages,
    history: historyAfter(known, learned.columnUrl, at),
  };
}

function hostOf({ columnUrl }: Pick<Recipe, 'columnUrl'>): string {
  return new URL(columnUrl).host;
}

function historyAfter(known: Recipe | null, columnUrl: string, at: string): OldColumn[] {
  if (known === null) return [];
  const moved =
    known.columnUrl === columnUrl ? [] : [{ url: known.columnUrl, lastSuccessAt: known.lastSuccessAt, until: at }];
  return [...moved, ...known.history].filter((old) => old.url !== columnUrl).slice(0, MAX_HISTORY);
}

/** Every so many looks, and every so many days, each page is asked for without condition. */
const FULL_EVERY_LOOKS = 10;
const FULL_EVERY_DAYS = 7;

/** What would be said on the strength of a look. */
export interface Stakes {
  now: Date;
  /** Day of the latest deadline (YYYY-MM-DD) that has passed for a year whose report is not known; null where there is none. */
  openSince: string | null;
}

/**
 * Whether pages may be asked for with the condition that they changed. Not where nothing was read whole yet, the host lied
 * before, the last unconditional reading is old, or is older than a deadline whose report is not known: the first look that
 * could say `missing` must see the pages themselves (decision 0013).
 */
export function mayBeLean(recipe: Recipe | null, { now, openSince }: Stakes): boolean {
  if (recipe === null || recipe.failures > 0 || !recipe.trustsValidators || recipe.pages.length === 0) return false;
  if (recipe.leanLooks >= FULL_EVERY_LOOKS - 1) return false;
  const fullDay = shanghaiDay(recipe.fullAt);
  const age = daysBetween(fullDay, shanghaiDay(now));
  if (age < 0 || age >= FULL_EVERY_DAYS) return false;
  return openSince === null || fullDay > openSince;
}

/** Addresses that once were the column, in the order in which they are worth trying: the present one first, each once. */
export function oldColumns(recipes: readonly Recipe[]): string[] {
  const newestFirst = [...recipes].sort((a, b) => (a.lastSuccessAt < b.lastSuccessAt ? 1 : -1));
  const urls = newestFirst.flatMap((recipe) => [recipe.columnUrl, ...recipe.history.map((old) => old.url)]);
  return [...new Set(urls)];
}

/** A short, stable mark of what a page lists: FNV-1a over its rows in order and the number it announces. */
export function signatureOf(rows: readonly { url: string; title: string }[], announced: unknown): string {
  const text = `${rows.map((row) => `${row.url}\n${row.title}`).join('\n')}\n${JSON.stringify(announced)}`;
  return `${rows.length}-${fnv(text, 0x811c9dc5)}${fnv(text, 0x01234567)}`;
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
