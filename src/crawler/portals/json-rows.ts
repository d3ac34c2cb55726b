import { shanghaiDay } from '../../report/year.ts';
import type { ListPage, ListRow } from './portal.ts';
import { resolve } from './scan-page.ts';

/** Which fields of a row of a JSON answer hold what, the preferred first. */
export interface RowFields {
  title: readonly string[];
  url: readonly string[];
  date: readonly string[];
  publisher?: readonly string[];
}

/** The object of a JSON answer; null where the answer is something else: an error page in its place, a bare value. */
export function jsonObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** True for `{…}` of JSON: neither null nor a list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One answer holds a page of a list, not an archive. */
const MAX_ROWS = 5_000;

/** Rows of a JSON answer; null where they are too many or one has no title or no address, so that none is lost in silence. */
export function rowsOfJson(items: readonly unknown[], fields: RowFields, base: string): ListRow[] | null {
  if (items.length > MAX_ROWS) return null;
  const rows: ListRow[] = [];
  for (const item of items) {
    if (!isObject(item)) return null;
    const title = wordsOf(first(item, fields.title));
    const url = resolve(String(first(item, fields.url) ?? ''), base);
    if (title === '' || url === null) return null;
    const publisher = wordsOf(first(item, fields.publisher ?? []));
    rows.push({ url, title, date: dayOf(item, fields.date), ...(publisher === '' ? {} : { publisher }) });
  }
  return rows;
}

/** A whole number, also where it stands in quotes; null for anything else. */
export function countOf(value: unknown): number | null {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  return typeof value === 'string' && /^\d{1,7}$/.test(value) ? Number(value) : null;
}

/** An answer that cannot be read as a page of its list. */
export function unreadable(why: string): ListPage {
  return { rows: [], next: [], announced: { pages: null, rows: null }, partial: why };
}

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

/** The addresses of the pages behind the first, where `shown` of `total` rows are on it; empty on any other page. */
export function furtherPages(url: string, parameter: string, shown: number, total: number): string[] {
  const address = new URL(url);
  if (Number(address.searchParams.get(parameter) ?? 1) !== 1 || shown === 0) return [];
  const pages = Math.min(Math.ceil(total / shown), MAX_PAGES);
  return Array.from({ length: Math.max(pages - 1, 0) }, (_, i) => {
    address.searchParams.set(parameter, String(i + 2));
    return address.href;
  });
}

function first(item: Record<string, unknown>, names: readonly string[]): unknown {
  return names.map((name) => item[name]).find((value) => value !== undefined && value !== null && value !== '');
}

/** Titles of search answers carry marks of what was found. */
function wordsOf(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);
}

/** Times are also written as the milliseconds or seconds since 1970. */
function instantOf(value: unknown): number | null {
  const digits = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (/^[1-4]\d{12}$/.test(digits)) return Number(digits);
  return /^[1-4]\d{9}$/.test(digits) ? Number(digits) * 1_000 : null;
}

/** YYYY-MM-DD of the first field that begins with a date. */
function dayOf(item: Record<string, unknown>, names: readonly string[]): string | null {
  for (const name of names) {
    const instant = instantOf(item[name]);
    if (instant !== null) return shanghaiDay(new Date(instant));
    const found = /^\s{0,3}((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(String(item[name] ?? ''));
    if (found) return `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
  }
  return null;
}
