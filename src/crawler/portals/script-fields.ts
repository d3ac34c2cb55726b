import type { ListPost } from './portal.ts';

const FIELD =
  /(["']?)([A-Za-z_][\w-]{0,40})\1\s{0,5}[:=]\s{0,5}(?:'([^'\n]{0,300})'|"([^"\n]{0,300})"|(-?\d{1,20}(?![\w.])))/g;

/**
 * The simple values that a script gives to names (`a: 'b'`, `"c": 1`, `d = "e"`) between two positions. What a name is given
 * in pieces (`'chnlid=' + id`) comes as its first piece; a name that is given twice keeps the first.
 */
export function fieldsBetween(script: string, from: number, to: number): Map<string, string> {
  const fields = new Map<string, string>();
  for (const found of script.slice(Math.max(from, 0), to).matchAll(FIELD)) {
    const value = found[3] ?? found[4] ?? found[5] ?? '';
    if (!fields.has(found[2]!)) fields.set(found[2]!, value);
  }
  return fields;
}

/** The fields of the object that opens behind `name` (`ajaxParam: {…}`); null where there is none. It holds no other object. */
export function fieldsOf(script: string, name: string): Map<string, string> | null {
  const found = new RegExp(`(?<![\\w$])["']?${name}["']?\\s{0,5}[:=]\\s{0,5}\\{`).exec(script);
  if (!found) return null;
  const open = found.index + found[0].length;
  const close = script.indexOf('}', open);
  return close < 0 || close - open > 3_000 ? null : fieldsBetween(script, open, close);
}

/** A form as a script posts it. */
export function formPost(url: string, fields: Iterable<readonly [string, string]>): ListPost {
  const body = new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value])).toString();
  return { url, post: { body, contentType: 'application/x-www-form-urlencoded' } };
}

/** More pages than this are not followed; the list then does not count as whole. */
const MAX_PAGES = 100;

/** The forms for the pages behind the first, where `shown` of `total` rows are on it; empty on any other page. */
export function furtherForms({ url, post }: ListPost, field: string, shown: number, total: number): ListPost[] {
  const form = new URLSearchParams(post.body);
  if (Number(form.get(field) ?? 1) !== 1 || shown === 0) return [];
  const pages = Math.min(Math.ceil(total / shown), MAX_PAGES);
  return Array.from({ length: Math.max(pages - 1, 0) }, (_, i) => {
    form.set(field, String(i + 2));
    return { url, post: { ...post, body: form.toString() } };
  });
}
