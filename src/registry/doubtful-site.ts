import type { SiteIdentity } from '../report/words.ts';

/** A code that pages of the same host carried before, and how many did. */
export interface SeenCode {
  code: string;
  seen: number;
}

/** So many pages must have agreed before one that differs says anything: templates are copied with the tags of others. */
const PAGES_THAT_AGREE = 3;

/**
 * The code that the host's pages carried so far, where a page carries that of another region (the first six digits of SiteIDCode); null
 * where nothing speaks against the page. A redesign keeps its code, a copy of another portal brings its own.
 */
export function doubtfulSite(site: SiteIdentity | null | undefined, before: readonly SeenCode[]): string | null {
  if (!site?.code || before.some(({ code }) => code === site.code)) return null;
  const [only, ...more] = before;
  if (!only || more.length > 0 || only.seen < PAGES_THAT_AGREE) return null;
  return only.code.slice(0, 6) === site.code.slice(0, 6) ? null : only.code;
}
