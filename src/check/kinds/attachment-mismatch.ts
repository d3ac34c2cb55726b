import { z } from 'zod';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';
import { yearsOfTitle } from './title-year.ts';

/** The file beside a page is the report that the page announces: the same year. Whose it is, is judged where reports are attributed. */
export const attachmentMismatch = defineKind('D-ATTACH-MISMATCH', z.object({}), (rule, _check, { report, page }) => {
  if (page === null) return [verdict(rule, 'not_assessable', undefined, reason('noPage'))];
  if (page.attachmentOf === null) return [verdict(rule, 'not_applicable', undefined, reason('noAttachment'))];
  const [announced, found] = [yearsOfTitle(page.attachmentOf.title), yearsOfTitle(report.title ?? '')];
  if (announced.length !== 1 || found.length !== 1)
    return [verdict(rule, 'not_assessable', undefined, reason('noPeriod'))];
  if (announced[0] === found[0]) return [verdict(rule, 'pass')];
  const b = page.attachmentOf.title;
  const a = report.title!;
  return [
    breach(rule, { fields: [], expected: b, actual: a, parameters: { a: { zh: a, en: a }, b: { zh: b, en: b } } }),
  ];
});
