import { z } from 'zod';
import { nameOfField } from '../field-place.ts';
import { rollUpOf } from '../roll-up.ts';
import { breach, named, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** A government's report that sums up those below it is at least as large as each of them. */
export const geChild = defineKind('ge_child', z.object({}), (rule, _check, subject) => {
  const found = rollUpOf(rule, subject);
  if ('outcome' in found) return [found];
  return found.fields.map(({ field, parent, largest }) =>
    parent >= largest.value
      ? verdict(rule, 'pass', field)
      : breach(rule, {
          instance: field,
          fields: [field],
          expected: largest.value,
          actual: parent,
          parameters: {
            field: nameOfField(subject.report.template!, field),
            parent: named(subject.report.agency ?? subject.agency?.name ?? ''),
            left: parent,
            child: named(largest.name),
            right: largest.value,
          },
        }),
  );
});
