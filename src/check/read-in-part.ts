import type { Bilingual } from '../report/bilingual.ts';
import type { NotUnderstood, Report, Value } from '../report/report.ts';
import { printable } from '../report/steering.ts';
import { CHECK } from '../text/check.ts';
import { fill } from '../text/fill.ts';
import { TABLE_NAMES } from '../text/rules.ts';
import { KEPT_ROW, type PrintedTable, placeOfField } from './field-place.ts';
import { listed, unreadPlaces } from './unread-places.ts';

/** `source` as values have it, or as the store keeps it. */
type Cell = Pick<Value, 'status'> & { source?: unknown };
type Figures = Pick<Report, 'template' | 'notUnderstood'> & { values: Readonly<Record<string, Cell>> };

/** A printed table of which not every cell was read, though more stands there. */
export interface PartlyRead {
  table: PrintedTable;
  /** Cells that were not found or are unreadable. */
  unread: number;
  cells: number;
  /** Nothing of it was found. */
  absent: boolean;
  /** The fields of those cells, and all of the table. */
  unreadFields: readonly string[];
  fields: readonly string[];
}

interface TableCells {
  unread: string[];
  fields: string[];
  unreadable: boolean;
  absent: number;
}

/**
 * The tables that were read in part: cells are unreadable, or were not found while rows of the document, or columns above other cells of the
 * same row, were not understood; or nothing of the table was found. That no rule found anything there says little.
 */
export function readInPart({ template, values, notUnderstood }: Figures): PartlyRead[] {
  if (template === null) return [];
  const isMore = notUnderstood.some(({ what }) => what !== 'column');
  const columns = new Set(notUnderstood.flatMap(({ what, source }) => (what === 'column' ? [source?.table] : [])));
  const tables = new Map<PrintedTable, TableCells>();
  const besideColumns = new Set<string>();
  const keptRow = Object.keys(values).some((field) => placeOfField(template, field).row === KEPT_ROW);
  for (const [field, { status, source }] of Object.entries(values)) {
    const { table, row } = placeOfField(template, field);
    const grid = (source as Value['source'] | undefined)?.table;
    if (grid !== undefined && columns.has(grid)) besideColumns.add(row);
    if (field.startsWith('x_') || (keptRow && row.startsWith(`${KEPT_ROW}_`))) continue;
    const cells = tables.get(table) ?? { unread: [], fields: [], unreadable: false, absent: 0 };
    tables.set(table, cells);
    cells.fields.push(field);
    if (status === 'absent' || status === 'unreadable') cells.unread.push(field);
    cells.unreadable ||= status === 'unreadable';
    if (status === 'absent') cells.absent++;
  }
  return [...tables].flatMap(([table, { unread, fields, unreadable, absent }]) =>
    unread.length > 0 &&
    (isMore ||
      unreadable ||
      absent === fields.length ||
      unread.some((field) => besideColumns.has(placeOfField(template, field).row)))
      ? [
          {
            table,
            unread: unread.length,
            cells: fields.length,
            unreadFields: unread,
            fields,
            absent: absent === fields.length,
          },
        ]
      : [],
  );
}

/** Cells that were not found or are unreadable in tables that were read in part. */
export function unreadCells(report: Figures): number {
  return readInPart(report).reduce((sum, { unread }) => sum + unread, 0);
}

/** Which tables were not read whole, in which rows and columns, and which words of the document were not understood; null where all were. */
export function unreadWords(report: Figures): Bilingual | null {
  const tables = readInPart(report).map(({ table, unread, cells, unreadFields, fields, absent }) => {
    if (absent) return fill(CHECK.tableAbsent, { table: TABLE_NAMES[table] });
    const where = report.template === null ? null : unreadPlaces(report.template, unreadFields, fields);
    const words = fill(CHECK.ofTable, { table: TABLE_NAMES[table], unread, cells });
    return where === null ? words : fill(CHECK.ofTableAt, { words, where });
  });
  if (tables.length === 0) return null;
  const all = { zh: tables.map(({ zh }) => zh).join('、'), en: tables.map(({ en }) => en).join(', ') };
  const unknown = [...new Set(report.notUnderstood.map(labelOf))].filter((text) => text !== '');
  const words = fill(CHECK.inPart, { tables: all });
  if (unknown.length === 0) return words;
  const names = listed(unknown.map((text) => ({ zh: `“${text}”`, en: `"${text}"` })));
  return fill(CHECK.unknownWords, { words, names });
}

const MOST_LETTERS = 30;

/** What names a row or column that was not understood: of a row the last words before its figures, but for a unit (条). */
function labelOf({ text }: NotUnderstood): string {
  const words = text.split(' | ').filter((part, i) => /\p{L}/u.test(part) && (i === 0 || part.trim().length > 1));
  const label = printable(words.at(-1) ?? '').replace(/\s+/g, '');
  return label.length > MOST_LETTERS ? `${label.slice(0, MOST_LETTERS)}…` : label;
}
