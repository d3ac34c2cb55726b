import { z } from 'zod';
import { isAbridged } from '../prose.ts';
import { headingInText, mostSectionsFound } from '../read-whole.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/**
 * The six prescribed sections are there. Where half of them or more were not recognised nothing is said; where a heading's
 * words stand in the running text, the reader may have missed it: uncertain.
 */
export const sectionMissing = defineKind('D-SECTION-MISSING', z.object({}), (rule, _check, { report }) => {
  if (!mostSectionsFound(report) || isAbridged(report)) {
    return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  }
  const missing = report.sections.filter((section) => !section.present);
  if (missing.length === 0) return [verdict(rule, 'pass')];
  return missing.map(({ number, title }) => {
    const instance = String(number);
    if (headingInText(report, { number, title })) return verdict(rule, 'uncertain', instance, reason('headingInText'));
    return breach(rule, {
      instance,
      fields: [],
      expected: title,
      actual: null,
      parameters: { n: number, section: title },
    });
  });
});
