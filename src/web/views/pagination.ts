import { frame } from '../../text/web.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';

export interface Paging {
  page: number;
  pageSize: number;
  total: number;
}

/** Page number from the query, at least 1 and never absurd. */
export function pageNumber(text: string | undefined): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1;
}

/** The present address with some query parameters set (or taken away with null). */
export function withQuery(url: URL, changes: Readonly<Record<string, string | null>>): string {
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(name);
    else query.set(name, value);
  }
  const text = query.toString();
  // A path of two slashes would be the name of another site.
  const path = url.pathname.replace(/^\/+/, '/');
  return text ? `${path}?${text}` : path;
}

export function pagination(context: PageContext, t: Translate, paging: Paging): Markup {
  const pages = Math.max(1, Math.ceil(paging.total / paging.pageSize));
  if (pages === 1) return nothing;
  const link = (page: number, word: string, enabled: boolean) =>
    enabled
      ? html`<a class="btn btn-sm" href="${withQuery(context.url, { page: String(page) })}">${word}</a>`
      : html`<span class="btn btn-sm disabled" aria-disabled="true">${word}</span>`;
  return html`<nav class="nb-pages" aria-label="${t(frame.pagination)}">
    ${link(paging.page - 1, t(frame.previous), paging.page > 1)}
    <span class="text-secondary">${t(frame.pageOf, { page: paging.page, pages, total: paging.total })}</span>
    ${link(paging.page + 1, t(frame.next), paging.page < pages)}
  </nav>`;
}
