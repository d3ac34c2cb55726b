import { z } from 'zod';
import { simplify } from '../../report/simplify.ts';
import { isAbridged, plainText } from '../prose.ts';
import { mostSectionsFound } from '../read-whole.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ elements: z.array(z.object({ zh: z.string(), en: z.string(), words: z.array(z.string()) })) });

/** The five things that section one is to tell of; looked for in all that stands before section two. */
export const overviewElements = defineKind('D-S1-ELEMENTS', check, (rule, { elements }, { report }) => {
  const text = report.prose.filter(({ section }) => section <= 1).map((part) => simplify(plainText(part.text)));
  if (!mostSectionsFound(report) || isAbridged(report) || !report.prose.some(({ section }) => section === 1))
    return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  const lacking = elements.filter(({ words }) => !words.some((word) => text.some((part) => part.includes(word))));
  if (lacking.length === 0) return [verdict(rule, 'pass')];
  const [zh, en] = [lacking.map((one) => one.zh).join('、'), lacking.map((one) => one.en).join(', ')];
  return [breach(rule, { fields: [], expected: null, actual: zh, parameters: { items: { zh, en } } })];
});
