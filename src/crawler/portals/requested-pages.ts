import { isOfGovernment } from '../find-column.ts';
import { isTitleOfYear } from '../report-title.ts';
import type { ListContext, ListPage } from './portal.ts';
import { scanPage } from './scan-page.ts';
import { furtherNumbers, listRequests } from './script-request.ts';

/**
 * The pages behind a first one that stands in the markup, where the page says how many there are and its own script asks for them by
 * their number (`Ls.ajax({url: "/site/label/8888", data: {catId: "…", pageIndex: n}})`). Empty where it names no request, or several.
 */
export function requestedPages(
  page: ListContext,
  { rows, announced }: Pick<ListPage, 'rows' | 'announced'>,
): Partial<Pick<ListPage, 'next' | 'nextPosts'>> {
  const shown = rows.filter((row) => row.date !== null).length;
  const pages = announced.pages ?? (announced.rows === null || shown === 0 ? 1 : Math.ceil(announced.rows / shown));
  if (pages < 2) return {};
  const [request, ...others] = listRequests(page).filter(({ url }) => isOfGovernment(url, page.url));
  if (!request || others.length > 0) return {};
  const { url, post } = request;
  const further = furtherNumbers(url, post?.body ?? '', 1, pages);
  if (!post) return { next: further.map(({ query }) => query) };
  return { next: [], nextPosts: further.map(({ query, body }) => ({ url: query, post: { ...post, body } })) };
}

/**
 * The list that a script asks for and draws into an empty place of a page: it is asked for where the rows that the page shows are of something
 * else; beside reports it may be that of another box, and nobody knows what it holds.
 */
export function requestedRows(
  page: ListContext,
  rows: ListPage['rows'],
): Partial<Pick<ListPage, 'next' | 'nextPosts' | 'partial'>> {
  if (!scanPage(page).waits) return {};
  const [request, ...others] = listRequests(page).filter(({ url }) => isOfGovernment(url, page.url));
  if (!request) return {};
  if (others.length > 0 || rows.some(({ title }) => isTitleOfYear(title)))
    return { partial: 'a list is drawn by a script' };
  return request.post ? { nextPosts: [{ url: request.url, post: request.post }] } : { next: [request.url] };
}
