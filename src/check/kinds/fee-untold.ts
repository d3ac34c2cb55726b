import { z } from 'zod';
import { simplify } from '../../report/simplify.ts';
import { isAbridged, plainText } from '../prose.ts';
import { mostSectionsFound } from '../read-whole.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const FEE = /处理费|处理相关费用|收费|收取[^。;]{0,24}费/;

/** The report says whether the information-processing fee was charged, in section six or elsewhere. No matter of table 2's charges. */
export const feeUntold = defineKind('D-S6-FEE', z.object({}), (rule, _check, { report }) => {
  if (report.prose.some(({ text }) => FEE.test(simplify(plainText(text))))) return [verdict(rule, 'pass')];
  const six = report.sections.find(({ number }) => number === 6);
  if (!mostSectionsFound(report) || isAbridged(report) || !six?.present)
    return [verdict(rule, 'not_assessable', undefined, reason('noSections'))];
  if (!six.empty && !report.prose.some(({ section }) => section === 6))
    return [verdict(rule, 'uncertain', undefined, reason('noSections'))];
  return [breach(rule, { fields: [], expected: null, actual: null, parameters: {} })];
});
