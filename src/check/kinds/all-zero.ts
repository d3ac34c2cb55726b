import { z } from 'zod';
import type { Value } from '../../report/report.ts';
import { TABLES_IN_FULL } from '../../text/rules.ts';
import { placeOfField } from '../field-place.ts';
import { figuresOf } from '../figures.ts';
import { breach, reason, verdict, withoutFigures } from '../verdict.ts';
import { defineKind } from './kind.ts';

const TABLES = { t3_requests: 'table3', t4_review_litigation: 'table4' } as const;

const check = z.object({ tables: z.array(z.enum(['t3_requests', 't4_review_litigation'])).min(1) });

/** A zero report: every cell of the tables is 0 or blank. Normal for small bodies. A table that is nothing but empty cells says no zero. */
export const allZero = defineKind('all_zero', check, (rule, { tables }, subject) => {
  const { report } = subject;
  const inTables = tables.map((id) => {
    const table = TABLES[id];
    return {
      table,
      fields: Object.keys(report.values).filter((f) => placeOfField(report.template!, f).table === table),
    };
  });
  const figures = figuresOf(
    subject,
    inTables.flatMap(({ fields }) => fields),
  );
  if (figures.numbers.some((n) => n !== null && n !== 0)) return [verdict(rule, 'pass')];
  const without = withoutFigures(rule, [figures]);
  if (without) return [without];
  const filled = inTables.filter(({ fields }) => fields.some((field) => !isEmpty(report.values[field])));
  if (filled.length === 0) return [verdict(rule, 'not_assessable', undefined, reason('allBlank'))];
  const named = filled.length === 1 ? filled[0]!.table : 'both';
  return [breach(rule, { fields: [], expected: null, actual: 0, parameters: { tables: TABLES_IN_FULL[named] } })];
});

/** A slash, a dash or 无 is an answer. */
function isEmpty(value: Value | undefined): boolean {
  return value?.status === 'blank' && (value.mark ?? 'empty') === 'empty';
}
