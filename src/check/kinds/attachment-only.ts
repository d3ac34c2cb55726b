import { z } from 'zod';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const PAGES: ReadonlySet<string> = new Set(['html', 'mhtml', 'text']);

/** The report is text of a page, not only a file beside it or behind the link. */
export const attachmentOnly = defineKind('D-ATTACH-ONLY', z.object({}), (rule, _check, { page }) => {
  if (page === null) return [verdict(rule, 'not_assessable', undefined, reason('noPage'))];
  // A page in a frame of its page is text all the same.
  if (PAGES.has(page.format)) return [verdict(rule, 'pass')];
  const type = page.format.toUpperCase();
  return [breach(rule, { fields: [], expected: null, actual: page.format, parameters: { type } })];
});
