import { READING_NOTES, type ReadingNote } from '../report/reading-note.ts';
import type { Assignment, RowToAssign } from './assign-columns.ts';
import { CountedRows } from './counted-rows.ts';
import { type LooseRow, LooseRows } from './loose-rows.ts';
import { type LabelIndex, labelCore } from './match-label.ts';
import { RepeatedLabels } from './repeated-labels.ts';
import type { RowLabel } from './row-label.ts';
import { hasGeometry, type RowCell } from './row-view.ts';
import type { TemplateTable } from './templates/schema.ts';
import type { ValueSheet } from './value-sheet.ts';

/** （六）其他处理 was one row in 2019, and is the head of these since 2021. */
const NEWER_ROW = /^(?:申请人无正当理由逾期不补正|申请人逾期未按收费通知|逾期不补正)/;

/** Watches the rows of a report while they are read; after the last one it says which of them others cast doubt on. */
export class RowDoubts {
  readonly #loose = new LooseRows();
  readonly #counted = new CountedRows();
  readonly #repeated = new RepeatedLabels();
  /** Rows were met that in 2021 replaced the one of 2019 above them. */
  #newerRows = false;
  readonly #requests: TemplateTable | undefined;
  readonly #statistics: TemplateTable | undefined;

  constructor(requests: TemplateTable | undefined, statistics: TemplateTable | undefined) {
    this.#requests = requests;
    this.#statistics = statistics;
  }

  /** Takes a row whose figures were `given` to the columns of `table`, or could not be. */
  watch(table: TemplateTable, seen: LooseRow, asked: RowToAssign, given: Assignment): void {
    const { row, n, shape, sums } = asked;
    if (given.ok && given.placed) this.#loose.watchPlaced(seen, given.cells, sums);
    else if (shape?.leaves && row.grid !== null && !hasGeometry(row.origin)) this.#loose.slipped(table.id);
    if (!given.ok || !given.placed)
      this.#loose.watch(row, seen, given.ok ? given.cells : null, shape?.order?.length ?? n, sums);
    if (given.ok && !given.byHeader && table === this.#requests) this.#counted.watch(seen.row, given.cells);
  }

  /** Takes a row of requests that has no label of the form. */
  watchUnknownRequest(cells: readonly RowCell[]): void {
    if (cells.some(({ text }) => NEWER_ROW.test(labelCore(text)))) this.#newerRows = true;
  }

  /** Takes a row of statistics whose label was understood. */
  watchStatistic({ row, cell }: RowLabel, labels: LabelIndex, cells: readonly RowCell[]): void {
    this.#repeated.watch(row, labels.repeated(cell.text), cells);
  }

  /** Takes a row of statistics without one: the figure of a label that stands twice in the form is that of a row nobody knows. */
  watchUnknownStatistic(labels: LabelIndex, cells: readonly RowCell[], sheet: ValueSheet): void {
    const rows = cells.flatMap((cell) => (cell.own ? labels.repeated(cell.text) : []));
    this.#repeated.watchUnknown(rows, cells);
    for (const row of rows) sheet.unreadable(this.#statistics!.id, row.id, 'value', cells, READING_NOTES.repeatedLabel);
  }

  /** To be called after the last row: makes unreadable in `sheet` what is doubtful. */
  judge(sheet: ValueSheet): void {
    if (this.#newerRows && sheet.template === 't2019') this.#refuseRequest(sheet, 'res_other', READING_NOTES.newerRows);
    for (const { table, row, columns, values } of this.#loose.doubtful())
      for (const column of columns) sheet.doubt(table, row, column, values, READING_NOTES.otherColumn);
    for (const row of this.#counted.doubtful()) this.#refuseRequest(sheet, row, READING_NOTES.otherOrder);
    for (const { row, again, twice, others, cells } of this.#repeated.doubtful()) {
      if (!again) sheet.refuse(this.#statistics!.id, row, 'value', READING_NOTES.repeatedLabel, twice ? cells : []);
      for (const other of others)
        sheet.unreadable(this.#statistics!.id, other, 'value', cells, READING_NOTES.repeatedLabel);
    }
  }

  #refuseRequest(sheet: ValueSheet, row: string, note: ReadingNote): void {
    const { id, columns } = this.#requests!;
    for (const column of columns) sheet.refuse(id, row, column.id, note);
  }
}
