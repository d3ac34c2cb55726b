import { cutElements, decodeRoughly } from './outcome.ts';

/** A page that only sends the visitor on is no longer. */
const MOST_BYTES = 4_000;
const META = /<meta\b[^<>]{0,200}http-equiv\s*=\s*["']?refresh\b[^<>]{0,300}>/i;
const GOAL = /\blocation(?:\.href)?\s{0,5}(?:=|\.replace\(|\.assign\()\s{0,5}['"]([^'"]{1,500})['"]/;

/**
 * Where a page without content sends whoever comes back with its cookie: a meta refresh, or a script that loads it again. Null for content,
 * also in frames, and for a script that makes a cookie itself.
 */
export function reloadOf(bytes: Uint8Array, url: string): string | null {
  if (bytes.length === 0 || bytes.length > MOST_BYTES) return null;
  const page = decodeRoughly(bytes);
  if (/document\.cookie/i.test(page) || /<(a|i?frame|frameset|embed|object)\b/i.test(page)) return null;
  if (
    cutElements(page)
      .replace(/<[^<>]*>/g, '')
      .trim().length > 60
  )
    return null;
  const meta = META.exec(page)?.[0];
  if (meta) return /url\s*=\s*['"]?([^'"\s;>]{1,500})/i.exec(meta)?.[1]?.replace(/&amp;/g, '&') ?? url;
  if (/\blocation\.reload\(/.test(page)) return url;
  return GOAL.exec(page)?.[1] ?? null;
}
