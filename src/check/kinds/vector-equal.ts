import { z } from 'zod';
import type { Report } from '../../report/report.ts';
import type { Words } from '../../text/fill.ts';
import { ALL_FIGURES, TABLE_NAMES } from '../../text/rules.ts';
import { type PrintedTable, placeOfField } from '../field-place.ts';
import type { Rule } from '../rules-schema.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({
  min_nonzero: z.number().int(),
  /** For the figures of one table where those of others changed: how many, and what they add up to. */
  one_table: z.object({ min_nonzero: z.number().int(), min_sum: z.number().int() }),
  exclude_roles: z.array(z.string()),
});

/** Endings of fields that hold a stock: they may stay the same for years. */
const STOCK = /_(in_force|public_total|items_prev_year)$/;

/** Totals follow from their parts: one request alone fills six cells of table 3. */
const DERIVED = /_total$|^res_total_/;

/** The figures of one table that are nobody's total or stock, against last year's. */
interface Compared {
  table: PrintedTable;
  /** Fields with a figure that is not 0 and is last year's. */
  same: string[];
  sum: number;
  isSame: boolean;
  isRead: boolean;
}

/**
 * Every figure is last year's: probably a copied report; or those of one table are, while another was filled in anew. Zero reports, stocks
 * and totals do not count, and few small figures may well come again.
 */
export const vectorEqual = defineKind('vector_equal', check, (rule, { min_nonzero, one_table }, subject) => {
  const { report, previous } = subject;
  if (report.template !== previous?.template) {
    return [verdict(rule, 'not_applicable', undefined, reason('otherTemplateBefore'))];
  }
  const tables = compared(report, previous);
  const same = tables.flatMap((table) => table.same);
  const isAll = tables.every((table) => table.isSame && table.isRead);
  if (isAll && same.length >= min_nonzero) return [told(rule, undefined, same, { what: ALL_FIGURES, n: same.length })];
  const copied = tables.filter(
    ({ isSame, isRead, same, sum }) =>
      isSame && isRead && same.length >= one_table.min_nonzero && sum >= one_table.min_sum,
  );
  if (copied.length > 0)
    return copied.map((table) =>
      told(rule, table.table, table.same, { what: TABLE_NAMES[table.table], n: table.same.length }),
    );
  const isOpen = tables.some((table) => table.isSame && !table.isRead);
  return [isOpen ? verdict(rule, 'uncertain', undefined, reason('someUnreadable')) : verdict(rule, 'pass')];
});

function compared({ template, values }: Report, previous: Report): Compared[] {
  const tables = new Map<PrintedTable, Compared>();
  for (const [field, now] of Object.entries(values)) {
    if (STOCK.test(field)) continue;
    const { table } = placeOfField(template!, field);
    const one = tables.get(table) ?? { table, same: [], sum: 0, isSame: true, isRead: true };
    tables.set(table, one);
    const before = previous.values[field];
    if (now.status === 'unreadable' || before?.status === 'unreadable') one.isRead = false;
    else if (now.value !== (before?.value ?? null)) one.isSame = false;
    else if (!DERIVED.test(field) && (now.value ?? 0) !== 0) {
      one.same.push(field);
      one.sum += Math.abs(now.value!);
    }
  }
  return [...tables.values()];
}

function told(rule: Rule, instance: string | undefined, fields: string[], parameters: Words) {
  return breach(rule, {
    ...(instance === undefined ? {} : { instance }),
    ...{ fields, expected: null, actual: fields.length, parameters },
  });
}
