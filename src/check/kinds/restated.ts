import { z } from 'zod';
import { nameOfField } from '../field-place.ts';
import { lastRevisions } from '../revisions.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Figures that a later content of the same report gives otherwise; one finding a figure and revision. */
export const restated = defineKind('restated', z.object({}), (rule, _check, { around, report }) => {
  const revisions = lastRevisions(around);
  if (revisions === null) return [verdict(rule, 'not_assessable', undefined, reason('oneContent'))];
  const found = revisions.flatMap(({ figures, after }, index) =>
    figures.map(({ field, before: old, after: now }) =>
      breach(rule, {
        instance: `${field} ${after.snapshot.slice(0, 12)}`,
        fields: [field],
        expected: old,
        actual: now,
        parameters: {
          year: report.year ?? '',
          field: nameOfField(report.template!, field),
          old: old ?? '—',
          new: now ?? '—',
          v: index + 2,
        },
      }),
    ),
  );
  return found.length > 0 ? found : [verdict(rule, 'pass')];
});
