import { cellsForColumns, READING_NOTES } from '../report/reading-note.ts';
import type { NotUnderstood, TemplateId } from '../report/report.ts';
import { withBrokenLabels } from './broken-labels.ts';
import { beginsNextCases, caseRow, groupsOfCases, namesLawsuits } from './case-groups.ts';
import { formPartsOf, hasLabelOf } from './foreign-table.ts';
import { columnUnit } from './header-unit.ts';
import { HeadersAbove } from './headers-above.ts';
import { LabelIndex, labelCore } from './match-label.ts';
import { type BoundRow, RowReader } from './read-row.ts';
import { type Alignment, alignmentOf } from './row-alignment.ts';
import { RowDoubts } from './row-doubts.ts';
import { keptLabelOf, labelOf, type RowLabel, valuesAfter } from './row-label.ts';
import { KIND } from './row-sums.ts';
import { hasGeometry, hasNumber, isFigureLike, placeOf, type RowCell, type RowView } from './row-view.ts';
import { placedShape, shapeAbove } from './shape-above.ts';
import { isShare, unitAndValues } from './statistics-unit.ts';
import { namesColumn, shapeOf, slipsOnlyColumn, type TableShape } from './table-shape.ts';
import { TEMPLATES } from './templates/index.ts';
import type { TemplateTable } from './templates/schema.ts';
import { unknownRow } from './unknown-parts.ts';
import { ValueSheet } from './value-sheet.ts';

/**
 * Reads the rows of a document into the fields of one template. Rows are bound by their labels, whatever table or page they landed
 * on; columns by their headers; order only decides between labels that repeat. What fits no entry is kept as not understood.
 */
export class TableBinder {
  readonly sheet: ValueSheet;
  readonly notUnderstood: NotUnderstood[] = [];
  /** True where rows of figures stood below no label of theirs. */
  #unlabelled = false;
  readonly #disclosure: readonly TemplateTable[];
  readonly #requests: TemplateTable | undefined;
  readonly #cases: TemplateTable | undefined;
  readonly #statistics: TemplateTable | undefined;
  readonly #labels = new Map<TemplateTable, LabelIndex>();
  readonly #doubts: RowDoubts;
  readonly #reader: RowReader;
  readonly #above: HeadersAbove;
  /** Index of the form's row that the last label named. */
  #last = 0;
  /** Where the last row of statistics stood. */
  #lastPlace = '';
  #grid = 0;
  #caption = '';
  /** A blank row below a header of cases, and what stood before its table: figures may come yet. */
  #blankCases: { cells: RowCell[]; caption: string } | null = null;
  /** The last table that names kinds of lawsuits, whatever became of its header. */
  #lawsuits = 0;
  #alignment: Alignment | null = null;
  /** The columns of the last header of requests or statistics, for pieces of the table that have none. */
  #shape: TableShape | null = null;

  constructor(id: TemplateId) {
    this.sheet = new ValueSheet(id);
    const tables = TEMPLATES[id].tables;
    this.#disclosure = tables.filter((table) => table.section === 's2_active');
    this.#requests = tables.find((table) => table.section === 's3_requests');
    this.#cases = tables.find((table) => table.section === 's4_review_litigation');
    this.#statistics = tables.find((table) => table.section === 'annex');
    for (const table of tables) this.#labels.set(table, new LabelIndex(table.rows));
    this.#doubts = new RowDoubts(this.#requests, this.#statistics);
    this.#reader = new RowReader(this.sheet, this.#doubts);
    this.#above = new HeadersAbove(this.#disclosure);
  }

  /** Takes the next table in reading order. `caption` is the text before it. */
  takeTable(rows: readonly RowView[], caption: string): void {
    this.#alignment = alignmentOf(rows);
    const indexes = [...this.#labels.values()];
    for (const part of formPartsOf(withBrokenLabels(rows, indexes), indexes, this.#disclosure))
      for (const row of part) this.#take(row, caption);
  }

  /** Takes rows that were found in running text. */
  takeText(rows: readonly RowView[]): void {
    this.#alignment = null;
    for (const row of rows) this.#take(row, '');
  }

  /** To be called after the last row. */
  finish(): void {
    const kept = this.sheet.dropKept();
    if (kept) this.notUnderstood.push({ what: 'row', text: kept.raw, source: kept.source });
    if (this.#blankCases) {
      const { cells, caption } = this.#blankCases;
      this.#giveCases({ grid: null, table: 0, origin: 'markup', cells }, cells, null, caption);
    }
    this.#blankCases = null;
    this.#doubts.judge(this.sheet);
  }

  #take(row: RowView, caption: string): void {
    if (row.table !== this.#grid) this.#beginGrid(row.table, caption);
    if (namesLawsuits(row)) this.#lawsuits = row.table;
    if (this.#isHeader(row)) return;
    const cells = row.cells.filter((cell) => cell.own || cell.text !== '');
    if (cells.every((cell) => cell.text === '')) {
      if (this.#above.kind === 'cases' && cells.length >= KIND) this.#blankCases ??= { cells, caption: this.#caption };
      return;
    }
    this.#above.isOpen = false;
    const bound =
      this.#bindStatistics(row, cells) ||
      this.#bindDisclosure(row, cells) ||
      this.#bindRequests(row, cells) ||
      this.#bindCases(row, cells);
    if (bound) return;
    this.#keep(row, cells);
    const isWords = cells.every((cell) => !isFigureLike(cell.text) || cell.text === '');
    if (this.#above.kind === 'disclosure' && isWords) this.#above.join(cells);
  }

  /** Headers stand above the rows of their own table; the order that they name holds on, also where no row below them was understood. */
  #beginGrid(table: number, caption: string): void {
    const { kind, isOpen, rows } = this.#above;
    this.#grid = table;
    this.#caption = caption;
    if (kind === 'cases' || (kind === 'requests' && isOpen)) return;
    if (kind === 'requests' && rows.length > 0) this.#shape = shapeOf(rows, this.#requests!.columns) ?? this.#shape;
    this.#above.rows = [];
  }

  #isHeader(row: RowView): boolean {
    const kind = this.#above.kindOf(row);
    if (kind === 'cases' && beginsNextCases(row, this.#above.rows, this.#blankCases !== null)) {
      this.finish();
      this.#above.rows = [];
    }
    return this.#above.take(row, kind);
  }

  #bindDisclosure(row: RowView, cells: readonly RowCell[]): boolean {
    if (this.#above.kind !== 'disclosure') return false;
    for (const table of this.#disclosure) {
      const label = labelOf(this.#labels.get(table)!, cells, 0);
      if (!label) continue;
      const header = this.#above.ofDisclosure(table);
      if (header && namesOthers(header, table)) return false;
      const shape = header ? wholeInText(shapeOf([header], table.columns), header, table.columns.length) : null;
      this.#read(row, label, {
        table,
        columns: table.columns,
        shape: placedShape(shape, row, header),
        sums: 'none',
        unit: (column) => columnUnit(header, column),
      });
      return true;
    }
    return false;
  }

  #bindRequests(row: RowView, cells: readonly RowCell[]): boolean {
    const table = this.#requests;
    if (!table) return false;
    const isBelow = this.#above.kind === 'requests';
    const label =
      labelOf(this.#labels.get(table)!, cells, isBelow ? this.#last : 0) ??
      (isBelow ? keptLabelOf(this.sheet.template, cells) : null);
    if (!label && isBelow) this.#doubts.watchUnknownRequest(cells);
    if (!label || (!isBelow && (row.grid === null || label.core.length < 6))) return false;
    if (isWordy(valuesAfter(cells, label.at))) return false;
    if (!isBelow) this.#above.begin('requests');
    this.#last = label.row.index;
    const { rows, last } = this.#above;
    if (rows.length > 0) this.#shape = shapeAbove(rows, row, table.columns) ?? this.#shape;
    this.#read(row, label, {
      table,
      columns: table.columns,
      shape: placedShape(this.#shape, row, last),
      sums: 'last',
    });
    return true;
  }

  #bindStatistics(row: RowView, cells: readonly RowCell[]): boolean {
    const table = this.#statistics;
    if (!table) return false;
    const adjacent = placeOf(row) !== this.#lastPlace;
    const labels = this.#labels.get(table)!;
    const label = labelOf(labels, cells, this.#last, adjacent);
    if (!label && this.#above.kind === 'statistics') this.#doubts.watchUnknownStatistic(labels, cells, this.sheet);
    const { rows, last, hasUnits } = this.#above;
    // Before the annex, rows without a header that compare years are an illustration.
    if (!label || (this.#shape === null && rows.length === 0 && label.values.some(isShare))) return false;
    this.#above.kind = 'statistics';
    this.#last = label.row.index;
    this.#lastPlace = placeOf(row);
    this.#doubts.watchStatistic(label, labels, cells);
    const { money, values } = unitAndValues(label.cell, label.values, hasUnits);
    const columns = table.columns.filter((column) => column.id === 'value');
    if (last) this.#shape = shapeOf([last], columns) ?? this.#shape;
    const shape = placedShape(this.#shape, row, last);
    this.#read(row, { ...label, values }, { table, columns, shape, sums: 'none', unit: () => money });
    return true;
  }

  #bindCases(row: RowView, cells: readonly RowCell[]): boolean {
    if (this.#above.kind !== 'cases' || !this.#cases) return false;
    const found = caseRow(row, cells);
    const others = [...this.#labels].flatMap(([table, index]) => (table === this.#cases ? [] : [index]));
    if (!found || (found.label && row.grid !== null && hasLabelOf({ cells: [found.label] }, others))) return false;
    const { label, values } = found;
    if (values.every((cell) => /^-{3}$/.test(cell.text)) && this.sheet.has(this.#cases.id, 'cases', 'review_total'))
      return true;
    this.#blankCases = null;
    this.#giveCases(row, values, label);
    return true;
  }

  #giveCases(row: RowView, values: readonly RowCell[], label: RowCell | null, caption = this.#caption): void {
    const table = this.#cases!;
    const { rows: headers, last } = this.#above;
    const { groups, byRow, unnamed } = groupsOfCases(headers, label, caption);
    const columns = groups ? table.columns.filter((column) => groups.includes(column.group ?? '')) : table.columns;
    // A row of nothing below rows of figures is none of the table.
    const isNothing = label === null && values.every((cell) => cell.text === '');
    if (isNothing && columns.some((column) => this.sheet.has(table.id, 'cases', column.id))) return;
    const shape = unnamed ? null : placedShape(shapeOf(headers, columns), row, last);
    // As many cells more as a kind of cases has: one whose name or columns were not understood. Columns of a kind without its others
    // may be another's.
    const isMore = values.length >= columns.length + KIND;
    const isPart = shape?.order ? !isOfWholeKinds(shape.order) : false;
    const refused =
      row.origin === 'alignment' && (isMore || isPart) ? cellsForColumns(values.length, columns.length) : null;
    this.#reader.read(
      { table, rowId: 'cases', columns, row, label, values, shape, sums: 'fives', refused },
      this.#alignment,
    );
    if (!byRow) this.#above.rows = [];
  }

  #read(
    row: RowView,
    label: RowLabel,
    below: Pick<BoundRow, 'table' | 'columns' | 'shape' | 'sums'> & Pick<BoundRow, 'unit'>,
  ): void {
    const refused = label.sure ? null : READING_NOTES.joinedLabel;
    const { cell, values } = label;
    this.#reader.read({ ...below, row, rowId: label.row.id, label: cell, values, refused }, this.#alignment);
  }

  /** True where figures stand apart from their labels: in rows of their own, or in a text behind those of another row. */
  get hasUnlabelled(): boolean {
    return this.#unlabelled || this.#reader.hasSurplus;
  }

  #keep(row: RowView, cells: readonly RowCell[]): void {
    if (row.grid === null && this.#above.kind !== 'cases' && cells.every(isLooseFigure)) this.#unlabelled = true;
    const isOfNone = this.#above.kind === null && row.table !== this.#lawsuits;
    if (isOfNone || row.table === 0 || !cells.some((cell) => hasNumber(cell.text))) return;
    if (!hasGeometry(row.origin) && cells.length < 2) return;
    this.#unlabelled ||= cells.every((cell) => isFigureLike(cell.text));
    this.notUnderstood.push(unknownRow(cells));
  }
}

/** Each kind of cases has all its columns, in the form's order. */
function isOfWholeKinds(order: readonly (number | null)[]): boolean {
  return order.length % KIND === 0 && order.every((column, i) => column === (order[i - (i % KIND)] ?? 0) + (i % KIND));
}

/** A figure that is no year: those stand in texts by themselves. */
function isLooseFigure({ text }: RowCell): boolean {
  return /\d/.test(text) && isFigureLike(text) && !/^(?:19|20)\d\d$/.test(text);
}

/** A header of several words, none of which names a column of the table or stands in every header of its section. */
function namesOthers(header: RowView, { columns }: TemplateTable): boolean {
  const words = header.cells.map((cell) => labelCore(cell.text));
  const isOwn = words.some((core) => columns.some((column) => namesColumn(core, column)));
  return (
    !isOwn &&
    !words.some((core) => slipsOnlyColumn(core, columns)) &&
    words.length > 1 &&
    !words.every((core) => core === '' || core === '信息内容' || core.startsWith('本年新'))
  );
}

/** Words rather than figures stand behind the label: a sentence that begins with it, or a table of another kind. */
function isWordy(values: readonly RowCell[]): boolean {
  const words = values.filter((cell) => !isFigureLike(cell.text) && /[\u4e00-\u9fff]{2}/.test(cell.text));
  return words.length * 2 > values.length && !values.some((cell) => /\d/.test(cell.text));
}

/** Between words of a text another may have been a column's name that nobody understood: a header there names all columns, or none. */
function wholeInText(shape: TableShape | null, header: RowView, n: number): TableShape | null {
  const named = shape?.order?.filter((column) => column !== null).length ?? n;
  return shape && header.grid === null && named < n ? { leaves: null, order: null, contrary: true } : shape;
}
