import { z } from 'zod';
import type { Value } from '../../report/report.ts';
import { hasNote, TRUST_NOTES } from '../../report/value-note.ts';
import { INFERRED_CELLS, TABLE_NAMES } from '../../text/rules.ts';
import { type PrintedTable, placeOfField } from '../field-place.ts';
import { inGuessedCell } from '../guessed-cells.ts';
import { breach, percent, verdict } from '../verdict.ts';
import { defineKind } from './kind.ts';

const check = z.object({ warn_gt: z.number(), error_gt: z.number() });

/** Text lines that some places added; they hold no figure. */
const TEXT_FIELD = /^x_/;

/**
 * Cells left empty. A slash, a dash or 无 is an answer, not an empty cell. In the 2014 table whole blank stretches were
 * usual: info. Where the cells themselves are our guess, figures may be lost: a warning at most.
 */
export const blankRate = defineKind('blank_rate', check, (rule, { warn_gt, error_gt }, { report }) => {
  const tables = new Map<PrintedTable, { field: string; value: Value }[]>();
  for (const [field, value] of Object.entries(report.values)) {
    if (TEXT_FIELD.test(field) || value.status === 'absent') continue;
    const { table } = placeOfField(report.template!, field);
    tables.set(table, [...(tables.get(table) ?? []), { field, value }]);
  }
  return [...tables].map(([table, cells]) => {
    const empty = cells.filter(({ value }) => value.status === 'blank' && (value.mark ?? 'empty') === 'empty');
    const rate = empty.length / cells.length;
    if (rate <= warn_gt) return verdict(rule, 'pass', table);
    const guessed = empty.some(({ value }) => inGuessedCell(value));
    return breach(rule, {
      instance: table,
      severity: report.template === 't2014' ? 'info' : rate > error_gt && !guessed ? 'error' : rule.severity,
      fields: empty.map(({ field }) => field),
      expected: 0,
      actual: empty.length,
      parameters: { table: TABLE_NAMES[table], n: empty.length, pct: percent(empty.length, cells.length) },
      ...(guessed && !empty.some(({ value }) => hasNote(value, TRUST_NOTES.asPrinted))
        ? { quote: INFERRED_CELLS }
        : {}),
    });
  });
});
