import { z } from 'zod';
import { nameOfField } from '../field-place.ts';
import { rollUpOf } from '../roll-up.ts';
import { breach, named, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A government's report that says it sums up those below it, held against their sum; only where every one of them is known. */
export const sumChildren = defineKind('sum_children', z.object({}), (rule, _check, subject) => {
  const found = rollUpOf(rule, subject);
  if ('outcome' in found) return [found];
  if (found.known < found.owed)
    return [verdict(rule, 'uncertain', undefined, reason('childrenUnknown', { known: found.known, owed: found.owed }))];
  return found.fields.map(({ field, parent, children }) =>
    parent === children
      ? verdict(rule, 'pass', field)
      : breach(rule, {
          instance: field,
          fields: [field],
          expected: children,
          actual: parent,
          parameters: {
            field: nameOfField(subject.report.template!, field),
            parent: named(subject.report.agency ?? subject.agency?.name ?? ''),
            left: parent,
            right: children,
            diff: Math.abs(parent - children),
          },
        }),
  );
});
