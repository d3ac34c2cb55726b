import { UNREAD } from '../report/document.ts';
import { READING_NOTES, type ReadingNote } from '../report/reading-note.ts';
import type { TemplateId, Value } from '../report/report.ts';
import { parseFigure } from './parse-figure.ts';
import { hasGeometry, type RowCell } from './row-view.ts';
import { fieldsOf } from './templates/index.ts';
import { keptRow } from './templates/kept-rows.ts';
import type { TemplateField } from './templates/schema.ts';

/** The values of one report while they are read: every field of the template, absent until a cell was found for it. */
export class ValueSheet {
  readonly values: Record<string, Value> = {};
  readonly template: TemplateId;
  readonly #byCell = new Map<string, TemplateField>();

  constructor(id: TemplateId) {
    this.template = id;
    for (const field of fieldsOf(id)) {
      this.values[field.id] = { value: null, raw: null, unit: field.unit, status: 'absent', source: null };
      if (field.type !== 'text') this.#byCell.set(`${field.table}/${field.row}/${field.column}`, field);
    }
    for (const field of keptRow(id)?.fields ?? [])
      this.#byCell.set(`${field.table}/${field.row}/${field.column}`, field);
  }

  has(table: string, row: string, column: string): boolean {
    const field = this.#fieldAt(table, row, column);
    return field !== undefined && (this.values[field.id]?.status ?? 'absent') !== 'absent';
  }

  /** Reads one cell into its field. `unit` is the unit that the table's header gives. A field that stands twice must agree with itself. */
  read(table: string, row: string, column: string, cell: RowCell | null, unit: string | null): void {
    const field = this.#fieldAt(table, row, column);
    if (field) this.#put(field, readCell(field, cell, unit));
  }

  /** Something stands there that cannot be given to its field with certainty. */
  unreadable(table: string, row: string, column: string, cells: readonly RowCell[], note: ReadingNote): void {
    const field = this.#fieldAt(table, row, column);
    if (field) this.#put(field, unreadable(field, rawOf(cells), cells[0]?.source ?? null, note));
  }

  /** What was read from a row without cells turns out not to be certain. */
  doubt(table: string, row: string, column: string, cells: readonly RowCell[], note: ReadingNote): void {
    const field = this.#fieldAt(table, row, column);
    // A blank end that was cut off has no cell of its own.
    const now = field && this.values[field.id];
    const grid = (now?.source ?? cells[0]?.source)?.grid;
    if (!now || grid === undefined || hasGeometry(grid)) return;
    const { status, source } = now;
    if (status !== 'reported' && status !== 'blank') return;
    this.values[field.id] = unreadable(field, rawOf(cells), source, note);
  }

  /** What was read turns out to be perhaps that of another field, wherever it stands, unless a cell of `agreeing` says the same. */
  refuse(table: string, row: string, column: string, note: ReadingNote, agreeing: readonly RowCell[] = []): void {
    const field = this.#fieldAt(table, row, column);
    const now = field && this.values[field.id];
    if (!now || (now.status !== 'reported' && now.status !== 'blank')) return;
    if (agreeing.some(({ raw }) => raw === now.raw)) return;
    this.values[field.id] = unreadable(field, now.raw, now.source, note);
  }

  /** Figures stand apart from their labels: what is blank may be one of them. */
  doubtBlanks(note: ReadingNote): void {
    for (const [id, value] of Object.entries(this.values)) {
      const { mark: _, ...rest } = value;
      if (value.status === 'blank') this.values[id] = { ...rest, status: 'unreadable', note };
    }
  }

  /** Takes over what another sheet has for fields that are absent here. */
  fillFrom(other: ValueSheet): void {
    for (const [id, value] of Object.entries(other.values))
      if ((this.values[id]?.status ?? 'absent') === 'absent') this.values[id] = value;
  }

  /** Takes back the row kept from the form before where those that replaced it are there too: then it is their sum or their name. */
  dropKept(): { raw: string; source: Value['source'] } | null {
    const kept = keptRow(this.template);
    const held = kept?.fields.filter(({ id }) => this.values[id] !== undefined) ?? [];
    const isReplaced = [...this.#byCell.values()].some(
      ({ id, row }) => kept?.replaces.includes(row) && this.values[id]!.status !== 'absent',
    );
    if (!isReplaced || held.length === 0) return null;
    const { source } = this.values[held[0]!.id]!;
    const raw = [kept!.row.label, ...held.map(({ id }) => this.values[id]!.raw ?? '')].join(' | ');
    for (const { id } of held) delete this.values[id];
    return { raw, source };
  }

  #fieldAt(table: string, row: string, column: string): TemplateField | undefined {
    return this.#byCell.get(`${table}/${row}/${column}`);
  }

  #put(field: TemplateField, next: Value): void {
    const now = this.values[field.id];
    // What was given twice, and differently, no third cell decides.
    if (now?.note === READING_NOTES.contradicted) return;
    if (now === undefined || now.status === 'absent' || (now.status === 'unreadable' && next.status === 'reported'))
      this.values[field.id] = next;
    else if (next.status === 'unreadable' || (now.status === next.status && now.value === next.value)) return;
    else if (now.status === 'unreadable') return;
    else {
      const raw = `${now.raw ?? ''} | ${next.raw ?? ''}`;
      this.values[field.id] = unreadable(field, raw, now.source, READING_NOTES.contradicted);
    }
  }
}

function readCell(field: TemplateField, cell: RowCell | null, headerUnit: string | null): Value {
  const source = cell?.source ?? null;
  const raw = cell?.raw ?? '';
  if (cell?.tall && cell.text !== '') return unreadable(field, raw, source, READING_NOTES.tallCell);
  // What is printed there, but is not certain to be the figure, is kept as it is.
  const figure = parseFigure(cell?.text === UNREAD ? UNREAD : raw, {
    unit: field.unit,
    signed: field.role === 'signed_flow',
    headerUnit,
  });
  if (figure.status === 'blank')
    return { value: null, raw, unit: field.unit, status: 'blank', source, mark: figure.mark };
  if (figure.status === 'unreadable') return unreadable(field, raw, source, figure.note);
  const { value, unit, note } = figure;
  return { value, raw, unit, status: 'reported', source, ...(note ? { note } : {}) };
}

function unreadable(field: TemplateField, raw: string | null, source: Value['source'], note: ReadingNote): Value {
  return { value: null, raw, unit: field.unit, status: 'unreadable', source, note };
}

/** What several cells print, as one text. */
function rawOf(cells: readonly RowCell[]): string {
  return cells.map((cell) => cell.raw).join(' | ');
}
