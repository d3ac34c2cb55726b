import { z } from 'zod';
import { nameOfField } from '../field-place.ts';
import { breach, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ exclude_suffix: z.array(z.string()) });

/** No figure is negative, but for the signed ones. */
export const ge0All = defineKind('ge0_all', check, (rule, { exclude_suffix }, { report }) => {
  const negative = Object.entries(report.values).filter(
    ([field, v]) => v.value !== null && v.value < 0 && !exclude_suffix.some((suffix) => field.endsWith(suffix)),
  );
  if (negative.length === 0) return [verdict(rule, 'pass')];
  return negative.map(([field, v]) =>
    breach(rule, {
      instance: field,
      fields: [field],
      expected: 0,
      actual: v.value,
      parameters: { field: nameOfField(report.template!, field), left: v.value! },
    }),
  );
});
