import { z } from 'zod';
import { ANY_TABLE, TABLE_NAMES } from '../../text/rules.ts';
import { placeOfField } from '../field-place.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Before 2014 there was no national form. */
const FIRST_NATIONAL_FORM = 2014;

/**
 * The prescribed tables are there. Where no form was recognised at all, the document may be no annual report or its tables
 * may be pictures: a warning, not an error.
 */
export const tableMissing = defineKind('D-TABLE-MISSING', z.object({}), (rule, _check, { report }) => {
  if (report.template === null) {
    if (report.year !== null && report.year < FIRST_NATIONAL_FORM) {
      return [verdict(rule, 'not_applicable', undefined, reason('noNationalForm'))];
    }
    return [
      breach(rule, { severity: 'warning', fields: [], expected: null, actual: null, parameters: { table: ANY_TABLE } }),
    ];
  }
  const found = new Map<keyof typeof TABLE_NAMES, boolean>();
  for (const [field, value] of Object.entries(report.values)) {
    const { table } = placeOfField(report.template, field);
    found.set(table, (found.get(table) ?? false) || value.status !== 'absent');
  }
  return [...found].map(([table, there]) => {
    if (there) return verdict(rule, 'pass', table);
    if (report.notUnderstood.length > 0) return verdict(rule, 'uncertain', table, reason('notUnderstoodRows'));
    return breach(rule, {
      instance: table,
      fields: [],
      expected: null,
      actual: null,
      parameters: { table: TABLE_NAMES[table] },
    });
  });
});
