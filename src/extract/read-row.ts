import { READING_NOTES, type ReadingNote } from '../report/reading-note.ts';
import { type Assignment, assignColumns, type RowToAssign } from './assign-columns.ts';
import type { Alignment } from './row-alignment.ts';
import type { RowDoubts } from './row-doubts.ts';
import { KIND, sumsProve } from './row-sums.ts';
import { hasNumber, type RowCell, type RowView } from './row-view.ts';
import { type GluedSums, splitGlued } from './split-glued.ts';
import type { TableShape } from './table-shape.ts';
import type { TemplateColumn, TemplateTable } from './templates/schema.ts';
import type { ValueSheet } from './value-sheet.ts';

/** A row of a document that was bound to a row of the form. */
export interface BoundRow {
  table: TemplateTable;
  /** Id of the form's row. */
  rowId: string;
  /** Those that the row has figures of, in the form's order. */
  columns: readonly TemplateColumn[];
  row: RowView;
  /** The cell of its label; null where it has none. */
  label: RowCell | null;
  values: readonly RowCell[];
  shape: TableShape | null;
  sums: GluedSums;
  /** The unit of money of a column as its header gives it; null where the form's holds. */
  unit?: (column: TemplateColumn) => string | null;
  /** Why none of its figures can be given to a column; null where nothing is known against it. */
  refused?: ReadingNote | null;
}

/** Rows whose glued figures are taken apart, twice as many as a form has: each takes thousands of trials. */
const MAX_SPLITS = 60;

/** Reads the value cells of bound rows into the fields of their columns; what cannot be told apart is unreadable. */
export class RowReader {
  readonly #sheet: ValueSheet;
  readonly #doubts: RowDoubts;
  #splits = 0;
  /** True where a row of running text had more figures than its table has columns. */
  hasSurplus = false;

  constructor(sheet: ValueSheet, doubts: RowDoubts) {
    this.#sheet = sheet;
    this.#doubts = doubts;
  }

  /** `alignment` = what the rows of its table tell about one another; null for running text. */
  read(bound: BoundRow, alignment: Alignment | null): void {
    const { table, rowId, columns, row, label, values, shape, sums, unit = () => null } = bound;
    if (row.grid === null && values.filter(({ text }) => text !== '').length > columns.length) this.hasSurplus = true;
    const asked = { row, label, values, n: columns.length, shape, alignment, sums };
    const given = this.#assigned(bound, asked);
    this.#doubts.watch(
      table,
      { table: table.id, row: rowId, columns: columns.map(({ id }) => id), values },
      asked,
      given,
    );
    for (const [i, column] of columns.entries()) {
      const cell = given.ok ? (given.cells[i] ?? null) : 'uncertain';
      if (cell === 'absent') continue;
      const note = given.ok ? READING_NOTES.neighbour : given.note;
      if (cell === 'uncertain') this.#sheet.unreadable(table.id, rowId, column.id, values, note);
      else this.#sheet.read(table.id, rowId, column.id, cell, unit(column));
    }
  }

  #assigned({ table, refused = null }: BoundRow, asked: RowToAssign): Assignment {
    const { row, values, n, sums } = asked;
    const isGlued = row.grid === null && values.length > 0 && values.length < n;
    const tried = isGlued && ++this.#splits > MAX_SPLITS ? 'none' : sums;
    const given: Assignment = refused === null ? assign(asked, tried) : { ok: false, note: refused };
    const isLost = table.section === 'annex' ? lacksHeader(given, asked) : isUnproven(asked);
    return isLost ? { ok: false, note: READING_NOTES.noHeader } : given;
  }
}

function assign(asked: RowToAssign, sums: GluedSums): Assignment {
  const given = assignColumns(asked);
  const { row, values, n, shape } = asked;
  if (given.ok || row.grid || row.cut || values.length >= n || shape?.contrary) return given;
  const parts = splitGlued(values, n, sums);
  return parts ? { ok: true, cells: parts } : given;
}

/** Several columns that nothing but places parts, below no header: they are the form's only where their own totals, most of them, prove it. */
function isUnproven({ row, values, n, shape, sums }: RowToAssign): boolean {
  if (row.origin !== 'alignment' || n < 2 || shape !== null) return false;
  const texts = values.map(({ text }) => text);
  // The same in each column is the same in whatever order; where nothing stands, something may stand elsewhere.
  if (texts.length === n && texts[0] !== '' && new Set(texts).size === 1) return false;
  if (sums !== 'fives') return !sumsProve(texts, sums);
  const kinds = Array.from({ length: n / KIND }, (_, i) => texts.slice(i * KIND, (i + 1) * KIND));
  const proven = kinds.filter((kind) => sumsProve(kind, sums));
  return texts.length !== n || proven.length * 2 <= kinds.length;
}

/**
 * Of several columns that nothing but places parts, nobody knows which is the year's without a header, whatever is blank; nor below one of the
 * table before where the year's is blank beside a figure: a line of that header may be lost.
 */
function lacksHeader(given: Assignment, { row, values, shape }: RowToAssign): boolean {
  if (row.origin !== 'alignment' || values.length < 2) return false;
  if (shape === null) return true;
  const [cell] = given.ok ? given.cells : [];
  const isBlank = cell === null || (typeof cell === 'object' && cell.text === '');
  return shape.carried === true && isBlank && values.some(({ text }) => hasNumber(text));
}
