import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Escaped markup; only `html` templates make it, so crawled text cannot become an element. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

export { html };

/** Nothing to show. */
export const nothing: Markup = raw('');
