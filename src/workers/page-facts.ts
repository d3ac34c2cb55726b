import type { PageFacts } from '../check/page-facts.ts';
import type { Page } from '../store/pages.ts';
import { attribution } from '../text/attribution.ts';

/** Among the reasons of a page: it is a file beside the report's page, which has no tables itself. */
export const ATTACHMENT = attribution('attachment');

type Known = Pick<Page, 'why' | 'columnUrl' | 'title' | 'imported'>;

/**
 * What the rules may know of the page on which a report was found; null where the page is not known any more, and of a report that was handed
 * in: how it was published nobody knows.
 */
export function factsOf(page: Known | null, format: string): PageFacts | null {
  if (page === null || page.imported !== null) return null;
  const isBeside = page.columnUrl !== null && page.why.includes(ATTACHMENT);
  return { format, attachmentOf: isBeside ? { url: page.columnUrl!, title: page.title } : null };
}
