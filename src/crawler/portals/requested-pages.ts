import { isOfGovernment } from '../find-column.ts';
import type { ListContext, ListPage } from './portal.ts';
import { furtherNumbers, listRequests } from './script-request.ts';

/**
 * The pages behind a first one that stands in the markup, where the page says how many there are and its own script asks for them by
 * their number (`Ls.ajax({url: "/site/label/8888", data: {catId: "…", pageIndex: n}})`). Empty where it names no request, or several.
 */
export function requestedPages(
  page: ListContext,
  { rows, announced }: Pick<ListPage, 'rows' | 'announced'>,
): Pick<ListPage, 'next' | 'nextPosts'> {
  const shown = rows.filter((row) => row.date !== null).length;
  const pages = announced.pages ?? (announced.rows === null || shown === 0 ? 1 : Math.ceil(announced.rows / shown));
  if (pages < 2) return { next: [] };
  const [request, ...others] = listRequests(page).filter(({ url }) => isOfGovernment(url, page.url));
  if (!request || others.length > 0) return { next: [] };
  const { url, post } = request;
  const further = furtherNumbers(url, post?.body ?? '', 1, pages);
  if (!post) return { next: further.map(({ query }) => query) };
  return { next: [], nextPosts: further.map(({ query, body }) => ({ url: query, post: { ...post, body } })) };
}
