import { explore as words } from '../../text/web-explore.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup } from './markup.ts';
import { withQuery } from './pagination.ts';

/** Links to what a page lists, as files: `path` with each ending, and the page's own filter. */
export function exportLinks(page: PageContext, t: Translate, path: string): Markup {
  const link = (format: string) => {
    const url = new URL(page.url);
    url.pathname = `${path}.${format}`;
    return html`<a href="${withQuery(url, { page: null, lang: null, theme: null })}">${format.toUpperCase()}</a> `;
  };
  return html`${t(words.export)}${['csv', 'xlsx', 'json'].map(link)}`;
}
