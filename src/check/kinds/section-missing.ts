import { z } from 'zod';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/**
 * The six prescribed sections are there. Where half of them or more were not recognised the document is of another make, or
 * was read badly: nothing is said.
 */
export const sectionMissing = defineKind('D-SECTION-MISSING', z.object({}), (rule, _check, { report }) => {
  const present = report.sections.filter((section) => section.present).length;
  if (report.sections.length === 0 || present * 2 <= report.sections.length) {
    return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  }
  const missing = report.sections.filter((section) => !section.present);
  if (missing.length === 0) return [verdict(rule, 'pass')];
  return missing.map(({ number, title }) =>
    breach(rule, {
      instance: String(number),
      fields: [],
      expected: title,
      actual: null,
      parameters: { n: number, section: title },
    }),
  );
});
