import type { Context } from 'hono';
import type { WebEnv } from '../deps.ts';
import { withQuery } from '../views/pagination.ts';
import { cursorOf, readKey } from './cursor.ts';

const DEFAULT_LIMIT = 1_000;
const MAX_LIMIT = 10_000;

export interface Window {
  limit: number;
  offset: number;
}

/** How much of a list is asked for, as the address says; what makes no sense is the standard. */
export function windowOf(c: Context<WebEnv>): Window {
  const number = (name: string, standard: number, max: number) => {
    const value = Number(c.req.query(name) || standard);
    return Number.isInteger(value) && value >= 0 ? Math.min(value, max) : standard;
  };
  return {
    limit: Math.max(1, number('limit', DEFAULT_LIMIT, MAX_LIMIT)),
    offset: number('offset', 0, Number.MAX_SAFE_INTEGER),
  };
}

/** A part of a list, with the way to the next behind its last entry. */
export function listPage<Row>(
  c: Context<WebEnv>,
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  shown: (row: Row) => object,
): Response {
  const last = rows.at(-1);
  if (last !== undefined && rows.length === limit)
    leadOn(c, { limit: String(limit), offset: null, cursor: cursorOf(keyOf(last)) });
  return c.json(rows.map(shown));
}

/** The same of a short list that is read whole; `keyOf` tells its entries apart. */
export function partOfList<Row>(
  c: Context<WebEnv>,
  all: readonly Row[],
  keyOf: (row: Row) => string,
  shown: (row: Row) => object,
): Response {
  const { limit, offset } = windowOf(c);
  const [key] = readKey(c.req.query('cursor'), ['string']) ?? [];
  const start = key === undefined ? offset : all.findIndex((row) => keyOf(row) === key) + 1;
  return listPage(c, all.slice(start, start + limit), limit, (row) => [keyOf(row)], shown);
}

/** `Link` to what follows: the present address with some parts of its query changed. */
export function leadOn(c: Context<WebEnv>, query: Record<string, string | null>): void {
  c.header('Link', `<${withQuery(new URL(c.req.url), query)}>; rel="next"`);
}
