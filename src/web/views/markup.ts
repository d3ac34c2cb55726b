import { html as escaping, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { unturned } from '../../report/steering.ts';

/** Escaped markup; only `html` templates make it, so crawled text cannot become an element. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Markup of a template: every text put in is escaped, and cannot turn round what stands beside it. */
export function html(parts: TemplateStringsArray, ...values: unknown[]): Markup {
  return escaping(parts, ...values.map(harmless));
}

function harmless(value: unknown): unknown {
  if (typeof value === 'string') return unturned(value);
  return Array.isArray(value) ? value.map(harmless) : value;
}

/** Nothing to show. */
export const nothing: Markup = raw('');
