import { z } from 'zod';
import { READING_NOTES } from '../../report/reading-note.ts';
import type { Value } from '../../report/report.ts';
import { TABLE_NAMES } from '../../text/rules.ts';
import { nameOfField, type PrintedTable, placeOfField } from '../field-place.ts';
import { inGuessedCell } from '../guessed-cells.ts';
import { breach, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const FIGURE = /^[+-]?\d[\d,]*(?:\.\d+)?$/;

/**
 * A row or table that is printed twice holds the same figures both times. The value is unreadable then; here the report is told of its two
 * figures. A blank beside a figure, and cells that we inferred ourselves, are no contradiction of the report's.
 */
export const printedTwice = defineKind('printed_twice', z.object({}), (rule, _check, { report }) => {
  const differing = Object.entries(report.values).filter(([, value]) => twoFigures(value) !== null);
  if (differing.length === 0) return [verdict(rule, 'pass')];
  const tables = new Map<PrintedTable, string[]>();
  for (const [field] of differing) {
    const { table } = placeOfField(report.template!, field);
    tables.set(table, [...(tables.get(table) ?? []), field]);
  }
  return [...tables].map(([table, fields]) => {
    const [first, second] = twoFigures(report.values[fields[0]!]!)!;
    return breach(rule, {
      ...{ instance: table, fields, expected: first, actual: second },
      parameters: {
        table: TABLE_NAMES[table],
        field: nameOfField(report.template!, fields[0]!),
        n: fields.length,
        first,
        second,
      },
    });
  });
});

/** The two figures of a cell that stands twice and differently; null where it does not, or where the reading may be ours. */
function twoFigures(value: Value): [string, string] | null {
  if (value.note !== READING_NOTES.contradicted || inGuessedCell(value)) return null;
  const figures = (value.raw ?? '').split(' | ').map((part) => part.trim());
  return figures.length === 2 && figures.every((one) => FIGURE.test(one)) ? [figures[0]!, figures[1]!] : null;
}
