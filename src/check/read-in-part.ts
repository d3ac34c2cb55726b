import type { Bilingual } from '../report/bilingual.ts';
import type { Report, Value } from '../report/report.ts';
import { CHECK } from '../text/check.ts';
import { fill } from '../text/fill.ts';
import { TABLE_NAMES } from '../text/rules.ts';
import { KEPT_ROW, type PrintedTable, placeOfField } from './field-place.ts';

type Figures = Pick<Report, 'template' | 'notUnderstood'> & { values: Readonly<Record<string, Pick<Value, 'status'>>> };

/** A printed table of which not every cell was read, though more stands there. */
export interface PartlyRead {
  table: PrintedTable;
  /** Cells that were not found or are unreadable. */
  unread: number;
  cells: number;
}

/**
 * The tables that were read in part: cells are unreadable, or were not found while rows of the document were not understood. That no rule
 * found anything there says little.
 */
export function readInPart({ template, values, notUnderstood }: Figures): PartlyRead[] {
  if (template === null) return [];
  const isMore = notUnderstood.some(({ what }) => what !== 'column');
  const tables = new Map<PrintedTable, { unread: number; cells: number; unreadable: boolean }>();
  const keptRow = Object.keys(values).some((field) => placeOfField(template, field).row === KEPT_ROW);
  for (const [field, { status }] of Object.entries(values)) {
    const { table, row } = placeOfField(template, field);
    if (field.startsWith('x_') || (keptRow && row.startsWith(`${KEPT_ROW}_`))) continue;
    const count = tables.get(table) ?? { unread: 0, cells: 0, unreadable: false };
    tables.set(table, {
      unread: count.unread + (status === 'absent' || status === 'unreadable' ? 1 : 0),
      cells: count.cells + 1,
      unreadable: count.unreadable || status === 'unreadable',
    });
  }
  return [...tables].flatMap(([table, { unread, cells, unreadable }]) =>
    unread > 0 && (isMore || unreadable) ? [{ table, unread, cells }] : [],
  );
}

/** Which tables were not read whole; null where none is. */
export function unreadWords(report: Figures): Bilingual | null {
  const tables = readInPart(report).map(({ table, ...counts }) =>
    fill(CHECK.ofTable, { table: TABLE_NAMES[table], ...counts }),
  );
  if (tables.length === 0) return null;
  const listed = { zh: tables.map(({ zh }) => zh).join('、'), en: tables.map(({ en }) => en).join(', ') };
  return fill(CHECK.inPart, { tables: listed });
}
