import { cellsForColumns } from '../report/reading-note.ts';
import type { Report, Value } from '../report/report.ts';

/** The one run of digits that stands for all figures of a row, unreadable for that reason only; null for any other row. */
export function runOf(fields: readonly string[], { values }: Report): string | null {
  const run = values[fields[0] ?? '']?.raw ?? '';
  const note = cellsForColumns(1, fields.length);
  const isOneRun = fields.every((field) => {
    const value = values[field];
    return value?.status === 'unreadable' && value.raw === run && value.note === note;
  });
  return isOneRun && /^\d+$/.test(run) ? run : null;
}

/** The values with those of a row as the `parts` of its run say, one for each field. */
export function withParts(
  values: Report['values'],
  fields: readonly string[],
  parts: readonly string[],
): Report['values'] {
  return { ...values, ...Object.fromEntries(fields.map((field, i) => [field, parted(values[field]!, parts[i]!)])) };
}

function parted({ note: _, source, ...rest }: Value, raw: string): Value {
  const glued = source === null ? null : { ...source, glued: true as const };
  return { ...rest, raw, value: Number(raw), status: 'reported', source: glued };
}
