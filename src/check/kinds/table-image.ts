import { z } from 'zod';
import type { Value } from '../../report/report.ts';
import { hasNote, TRUST_NOTES } from '../../report/value-note.ts';
import { TABLE_NAMES } from '../../text/rules.ts';
import { type PrintedTable, placeOfField } from '../field-place.ts';
import { breach, reason, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

/** Figures stand in the file as text. What was read from a picture is one; where a picture may hold it, uncertain. */
export const tableImage = defineKind('D-TABLE-IMAGE', z.object({}), (rule, _check, { report }) => {
  const tables = new Map<PrintedTable, Value[]>();
  for (const [field, value] of Object.entries(report.values)) {
    const { table } = placeOfField(report.template!, field);
    tables.set(table, [...(tables.get(table) ?? []), value]);
  }
  return [...tables].map(([table, values]) => {
    if (values.some((value) => hasNote(value, TRUST_NOTES.pictured)))
      return verdict(rule, 'uncertain', table, reason('pictured'));
    const found = values.filter(({ status }) => status !== 'absent');
    if (found.length === 0) return verdict(rule, 'not_applicable', table, reason('noSections'));
    if (found.some(({ source }) => source?.grid !== 'raster')) return verdict(rule, 'pass', table);
    const read = found.filter(({ status }) => status !== 'unreadable').length;
    const parameters = { table: TABLE_NAMES[table], cells: values.length, read };
    return breach(rule, { instance: table, fields: [], expected: null, actual: null, parameters });
  });
});
