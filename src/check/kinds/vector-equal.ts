import { z } from 'zod';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ min_nonzero: z.number().int(), exclude_roles: z.array(z.string()) });

/** Endings of fields that hold a stock: they may stay the same for years. */
const STOCK = /_(in_force|public_total|items_prev_year)$/;

/** Totals follow from their parts: one request alone fills six cells of table 3. */
const DERIVED = /_total$|^res_total_/;

/** Every figure is last year's: probably a copied report. Zero reports, stocks and totals do not count. */
export const vectorEqual = defineKind('vector_equal', check, (rule, { min_nonzero }, { report, previous }) => {
  if (report.template !== previous?.template) {
    return [verdict(rule, 'not_applicable', undefined, reason('otherTemplateBefore'))];
  }
  const flows = Object.keys(report.values).filter((field) => !STOCK.test(field));
  const pairs = flows.map((field) => [report.values[field]!, previous.values[field]] as const);
  if (pairs.some(([a, b]) => a.status === 'unreadable' || b?.status === 'unreadable')) {
    return [verdict(rule, 'uncertain', undefined, reason('someUnreadable'))];
  }
  const same = pairs.every(([a, b]) => a.value === (b?.value ?? null));
  const nonzero = flows.filter((field) => !DERIVED.test(field) && (report.values[field]?.value ?? 0) !== 0);
  if (!same || nonzero.length < min_nonzero) return [verdict(rule, 'pass')];
  return [breach(rule, { fields: nonzero, expected: null, actual: nonzero.length, parameters: { n: nonzero.length } })];
});
