import { z } from 'zod';
import { nameOfField } from '../field-place.ts';
import { breach, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ exclude_units: z.array(z.string()) });

/** Counts are whole numbers. Amounts of money, and figures whose unit is not known, are left out. */
export const integerAll = defineKind('integer_all', check, (rule, { exclude_units }, { report }) => {
  const broken = Object.entries(report.values).filter(
    ([, v]) => v.value !== null && v.unit !== null && !exclude_units.includes(v.unit) && !Number.isInteger(v.value),
  );
  const counts = broken.filter(([, v]) => v.unit !== '元');
  if (counts.length === 0) return [verdict(rule, 'pass')];
  return counts.map(([field, v]) =>
    breach(rule, {
      instance: field,
      fields: [field],
      expected: Math.trunc(v.value!),
      actual: v.value,
      parameters: { field: nameOfField(report.template!, field), left: v.value! },
    }),
  );
});
