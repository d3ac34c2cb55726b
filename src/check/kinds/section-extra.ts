import { z } from 'zod';
import { mostSectionsFound } from '../read-whole.ts';
import { compareHeading } from '../section-titles.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ titles: z.array(z.string()), besides: z.array(z.string()) });

/** No first-level heading besides the six; annexes are none. Where most of the six were not found the structure is another matter. */
export const sectionExtra = defineKind('D-SECTION-EXTRA', check, (rule, { titles, besides }, { report }) => {
  if (!mostSectionsFound(report)) return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  const extra = report.sections.filter(
    ({ present, title }) =>
      present &&
      !besides.some((word) => title.includes(word)) &&
      // One of the form's that another before it moved on is none.
      compareHeading(title, titles) === 'other',
  );
  if (extra.length === 0) return [verdict(rule, 'pass')];
  return extra.map(({ number, title }) =>
    breach(rule, {
      ...{ instance: String(number), fields: [], expected: null, actual: title },
      parameters: { text: { zh: title, en: title } },
    }),
  );
});
