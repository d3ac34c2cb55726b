import { cellsForColumns, READING_NOTES, type ReadingNote } from '../report/reading-note.ts';
import type { NotUnderstood, TemplateId } from '../report/report.ts';
import { type Assignment, assignColumns, type RowToAssign } from './assign-columns.ts';
import { withBrokenLabels } from './broken-labels.ts';
import { caseRow, groupsOfCases, isBlankKind, isNextKind } from './case-groups.ts';
import { formPartsOf, names } from './foreign-table.ts';
import { columnUnit, withRest } from './header-unit.ts';
import { LabelIndex, labelCore } from './match-label.ts';
import { type HeaderKind, headerKind, isInHeader } from './read-header.ts';
import { type Alignment, alignmentOf } from './row-alignment.ts';
import { RowDoubts } from './row-doubts.ts';
import { keptLabelOf, labelOf, type RowLabel, valuesAfter } from './row-label.ts';
import { hasGeometry, isFigureLike, placeOf, type RowCell, type RowView } from './row-view.ts';
import { placedShape, shapeAbove } from './shape-above.ts';
import { type GluedSums, splitGlued } from './split-glued.ts';
import { isShare, namesUnits, unitAndValues } from './statistics-unit.ts';
import { namesColumn, shapeOf, type TableShape } from './table-shape.ts';
import { TEMPLATES } from './templates/index.ts';
import type { TemplateColumn, TemplateTable } from './templates/schema.ts';
import { unknownRow } from './unknown-parts.ts';
import { ValueSheet } from './value-sheet.ts';

const UNSURE: Assignment = { ok: false, note: READING_NOTES.joinedLabel };
/** Columns that each kind of cases has. */
const KIND = 5;
/** Rows whose glued figures are taken apart, twice as many as a form has: each takes thousands of trials. */
const MAX_SPLITS = 60;

/**
 * Reads the rows of a document into the fields of one template. Rows are bound by their labels, whatever table or page they landed
 * on; columns by their headers; order only decides between labels that repeat. What fits no entry is kept as not understood.
 */
export class TableBinder {
  readonly sheet: ValueSheet;
  readonly notUnderstood: NotUnderstood[] = [];
  /** True where rows of figures stood below no label of theirs. */
  hasUnlabelled = false;
  readonly #disclosure: readonly TemplateTable[];
  readonly #requests: TemplateTable | undefined;
  readonly #cases: TemplateTable | undefined;
  readonly #statistics: TemplateTable | undefined;
  readonly #labels = new Map<TemplateTable, LabelIndex>();
  #kind: HeaderKind | null = null;
  #headers: RowView[] = [];
  /** True while rows of one header come, which may go on in the next table. */
  #heading = false;
  #last = 0;
  /** Where the last row of statistics stood. */
  #lastPlace = '';
  #grid = 0;
  #caption = '';
  /** A blank row below a header of cases, and what stood before its table: figures may come yet. */
  #blankCases: { cells: RowCell[]; caption: string } | null = null;
  #alignment: Alignment | null = null;
  #splits = 0;
  readonly #doubts: RowDoubts;
  /** The columns of the last header of requests or statistics, for pieces of the table that have none. */
  #shape: TableShape | null = null;
  /** The last header of section two, for the rest of its part on the next page. */
  #lastDisclosure: RowView | undefined;
  /** True where the rows of the statistics name their units. */
  #units = false;

  constructor(id: TemplateId) {
    this.sheet = new ValueSheet(id);
    const tables = TEMPLATES[id].tables;
    this.#disclosure = tables.filter((table) => table.section === 's2_active');
    this.#requests = tables.find((table) => table.section === 's3_requests');
    this.#cases = tables.find((table) => table.section === 's4_review_litigation');
    this.#statistics = tables.find((table) => table.section === 'annex');
    for (const table of tables) this.#labels.set(table, new LabelIndex(table.rows));
    this.#doubts = new RowDoubts(this.#requests, this.#statistics);
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

  #take(row: RowView, caption: string): void {
    if (row.table !== this.#grid) {
      this.#grid = row.table;
      this.#caption = caption;
      if (this.#kind !== 'cases' && !(this.#kind === 'requests' && this.#heading)) this.#leaveHeaders();
    }
    if (this.#isHeader(row)) return;
    const cells = row.cells.filter((cell) => cell.own || cell.text !== '');
    if (cells.every((cell) => cell.text === '')) {
      if (this.#kind === 'cases' && cells.length >= 5) this.#blankCases ??= { cells, caption: this.#caption };
      return;
    }
    this.#heading = false;
    const bound =
      this.#bindStatistics(row, cells) ||
      this.#bindDisclosure(row, cells) ||
      this.#bindRequests(row, cells) ||
      this.#bindCases(row, cells);
    if (!bound) this.#keep(row, cells);
    // What a page break cut off a header (单位：元) stands in a row of its own below it.
    const header = this.#headers.at(-1);
    if (
      !bound &&
      this.#kind === 'disclosure' &&
      header &&
      cells.every((cell) => !isFigureLike(cell.text) || cell.text === '')
    )
      this.#headers[this.#headers.length - 1] = withRest(header, cells);
  }

  /** Headers stand above the rows of their own table; the order that they name holds on, also where no row below them was understood. */
  #leaveHeaders(): void {
    if (this.#kind === 'requests' && this.#headers.length > 0)
      this.#shape = shapeOf(this.#headers, this.#requests!.columns) ?? this.#shape;
    this.#headers = [];
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

  #isHeader(row: RowView): boolean {
    const kind = headerKind(row, this.#disclosure);
    if (kind === 'cases' && this.#kind === 'cases' && isBlankKind(row, this.#headers)) return false;
    if (kind === null) {
      if (this.#heading && (this.#kind === 'requests' || this.#kind === 'cases') && isInHeader(row, this.#headers)) {
        this.#headers.push(row);
        return true;
      }
      if (/第二十条第?\(?[一二三四五六七八九]\)?项/.test(row.cells[0]?.text ?? '')) {
        this.#kind = 'disclosure';
        this.#headers = [];
        return true;
      }
      return false;
    }
    if (kind === 'cases' && this.#beginsAnew(row)) {
      this.finish();
      this.#headers = [];
    }
    if (
      kind === 'disclosure' ||
      kind !== this.#kind ||
      (kind === 'requests' && !this.#heading) ||
      (this.#headers.at(-1)?.table !== row.table && !this.#goesOn(row))
    )
      this.#headers = kind === 'cases' && this.#kind === 'cases' ? this.#headers : [];
    this.#kind = kind;
    this.#heading = true;
    if (kind === 'statistics') this.#units = namesUnits(row);
    this.#headers.push(row);
    if (kind === 'disclosure') this.#lastDisclosure = row;
    return true;
  }

  /** A header of requests that a page break cut, whose rows go on in the next table; one that is repeated there begins as it did. */
  #goesOn(row: RowView): boolean {
    const words = (one: RowView | undefined) => one?.cells.map((cell) => labelCore(cell.text)).join('/');
    return this.#kind === 'requests' && this.#heading && words(row) !== words(this.#headers[0]);
  }

  /**
   * Another table of cases: its header begins with the name of a kind of cases, or as the header before it did; in the same grid, as
   * sheets have tables below one another, where a blank row stood below a whole header, or none and a kind is named below its columns.
   */
  #beginsAnew(row: RowView): boolean {
    const before = this.#headers.at(-1);
    if (!before) return false;
    const words = (one: RowView) =>
      one.cells.filter((cell) => cell.own && cell.text !== '').map((cell) => labelCore(cell.text));
    if (before.table === row.table)
      return this.#blankCases === null
        ? isNextKind(row, this.#headers)
        : this.#headers.some((header) => words(header).includes('结果维持'));
    return !words(row).includes('结果维持') || words(row).join() === words(before).join();
  }

  #bindDisclosure(row: RowView, cells: readonly RowCell[]): boolean {
    if (this.#kind !== 'disclosure') return false;
    for (const table of this.#disclosure) {
      const label = labelOf(this.#labels.get(table)!, cells, 0);
      if (!label) continue;
      const header = this.#headers.at(-1) ?? this.#partHeader(table);
      const words = (header?.cells ?? []).map((cell) => labelCore(cell.text));
      const named = table.columns.filter((column) => words.some((core) => namesColumn(core, column)));
      if (
        header &&
        named.length === 0 &&
        words.length > 1 &&
        !words.every((core) => core === '' || core === '信息内容' || core.startsWith('本年新'))
      )
        return false;
      const shape = header ? wholeInText(shapeOf([header], table.columns), header, table.columns.length) : null;
      const unit = (column: TemplateColumn) => columnUnit(header, column);
      this.#read(table, label.row.id, table.columns, row, label, placedShape(shape, row, header), 'none', unit);
      return true;
    }
    return false;
  }

  #partHeader(table: TemplateTable): RowView | undefined {
    const words = this.#lastDisclosure?.cells.map((cell) => labelCore(cell.text)) ?? [];
    const isOfPart = table.columns.every((column) => words.some((core) => namesColumn(core, column)));
    return isOfPart ? this.#lastDisclosure : undefined;
  }

  #bindRequests(row: RowView, cells: readonly RowCell[]): boolean {
    if (!this.#requests) return false;
    const label =
      labelOf(this.#labels.get(this.#requests)!, cells, this.#kind === 'requests' ? this.#last : 0) ??
      (this.#kind === 'requests' ? keptLabelOf(this.sheet.template, cells) : null);
    if (!label && this.#kind === 'requests') this.#doubts.watchUnknownRequest(cells);
    if (!label || (this.#kind !== 'requests' && (row.grid === null || label.core.length < 6))) return false;
    const values = valuesAfter(cells, label.at);
    const wordy = values.filter((cell) => !isFigureLike(cell.text) && /[\u4e00-\u9fff]{2}/.test(cell.text));
    if (wordy.length * 2 > values.length && !values.some((cell) => /\d/.test(cell.text))) return false;
    if (this.#kind !== 'requests') {
      this.#kind = 'requests';
      this.#headers = [];
    }
    this.#last = label.row.index;
    if (this.#headers.length > 0) this.#shape = shapeAbove(this.#headers, row, this.#requests.columns) ?? this.#shape;
    const shape = placedShape(this.#shape, row, this.#headers.at(-1));
    this.#read(this.#requests, label.row.id, this.#requests.columns, row, label, shape, 'last');
    return true;
  }

  #bindStatistics(row: RowView, cells: readonly RowCell[]): boolean {
    if (!this.#statistics) return false;
    const adjacent = placeOf(row) !== this.#lastPlace;
    const labels = this.#labels.get(this.#statistics)!;
    const label = labelOf(labels, cells, this.#last, adjacent);
    if (!label && this.#kind === 'statistics') this.#doubts.watchUnknownStatistic(labels, cells, this.sheet);
    // Before the annex, rows without a header that compare years are an illustration.
    if (!label || (this.#shape === null && this.#headers.length === 0 && label.values.some(isShare))) return false;
    this.#kind = 'statistics';
    this.#last = label.row.index;
    this.#lastPlace = placeOf(row);
    this.#doubts.watchStatistic(label, labels, cells);
    const { money, values } = unitAndValues(label.cell, valuesAfter(cells, label.at), this.#units);
    const value = this.#statistics.columns.filter((column) => column.id === 'value');
    if (this.#headers.length > 0) this.#shape = shapeOf(this.#headers.slice(-1), value) ?? this.#shape;
    const shape = placedShape(this.#shape, row, this.#headers.at(-1));
    this.#read(this.#statistics, label.row.id, value, row, { ...label, values }, shape, 'none', () => money);
    return true;
  }

  #bindCases(row: RowView, cells: readonly RowCell[]): boolean {
    if (this.#kind !== 'cases' || !this.#cases) return false;
    const found = caseRow(row, cells);
    const others = [...this.#labels].flatMap(([table, index]) => (table === this.#cases ? [] : [index]));
    if (!found || (found.label && row.grid !== null && names({ cells: [found.label] }, others))) return false;
    const { label, values } = found;
    if (values.every((cell) => /^-{3}$/.test(cell.text)) && this.sheet.has(this.#cases.id, 'cases', 'review_total'))
      return true;
    this.#blankCases = null;
    this.#giveCases(row, values, label);
    return true;
  }

  #giveCases(row: RowView, values: readonly RowCell[], label: RowCell | null, caption = this.#caption): void {
    const table = this.#cases!;
    const { groups, byRow, unnamed } = groupsOfCases(this.#headers, label, caption);
    const columns = groups ? table.columns.filter((column) => groups.includes(column.group ?? '')) : table.columns;
    // A row of nothing below rows of figures is none of the table.
    const isNothing = label === null && values.every((cell) => cell.text === '');
    if (isNothing && columns.some((column) => this.sheet.has(table.id, 'cases', column.id))) return;
    const shape = unnamed ? null : placedShape(shapeOf(this.#headers, columns), row, this.#headers.at(-1));
    // As many cells more as a kind of cases has: one whose name or columns were not understood.
    const isMore = row.origin === 'alignment' && values.length >= columns.length + KIND;
    const refused = isMore ? cellsForColumns(values.length, columns.length) : null;
    this.#read(table, 'cases', columns, row, { cell: label, values, refused }, shape, 'fives');
    if (!byRow) this.#headers = [];
  }

  /** Reads the value cells of one row into the fields of their columns; what cannot be told apart is unreadable. */
  #read(
    table: TemplateTable,
    rowId: string,
    columns: readonly TemplateColumn[],
    row: RowView,
    {
      cell: label,
      values,
      sure = true,
      refused = null,
    }: Pick<RowLabel, 'values'> &
      Partial<Pick<RowLabel, 'sure'>> & { cell: RowCell | null; refused?: ReadingNote | null },
    shape: TableShape | null,
    sums: GluedSums,
    unit: (column: TemplateColumn) => string | null = () => null,
  ): void {
    const isGlued = row.grid === null && values.length > 0 && values.length < columns.length;
    const tried = isGlued && ++this.#splits > MAX_SPLITS ? 'none' : sums;
    const { length: n } = columns;
    const asked = { row, label, values, n, shape, alignment: this.#alignment, sums };
    const found = refused ? ({ ok: false, note: refused } as const) : sure ? assign(asked, tried) : UNSURE;
    const given =
      table === this.#statistics && lacksHeader(found, asked)
        ? { ok: false as const, note: READING_NOTES.noHeader }
        : found;
    const seen = { table: table.id, row: rowId, columns: columns.map((column) => column.id), values };
    this.#doubts.watch(table, seen, asked, given);
    for (const [i, column] of columns.entries()) {
      const cell = given.ok ? (given.cells[i] ?? null) : 'uncertain';
      if (cell === 'absent') continue;
      const note = given.ok ? READING_NOTES.neighbour : given.note;
      if (cell === 'uncertain') this.sheet.unreadable(table.id, rowId, column.id, values, note);
      else this.sheet.read(table.id, rowId, column.id, cell, unit(column));
    }
  }

  #keep(row: RowView, cells: readonly RowCell[]): void {
    if (
      this.#kind === null ||
      row.table === 0 ||
      !cells.some((cell) => /\d/.test(cell.text) && isFigureLike(cell.text))
    )
      return;
    if (!hasGeometry(row.origin) && cells.length < 2) return;
    this.hasUnlabelled ||= cells.every((cell) => isFigureLike(cell.text));
    this.notUnderstood.push(unknownRow(cells));
  }
}

/** Between words of a text another may have been a column's name that nobody understood: a header there names all columns, or none. */
function wholeInText(shape: TableShape | null, header: RowView, n: number): TableShape | null {
  const named = shape?.order?.filter((column) => column !== null).length ?? n;
  return shape && header.grid === null && named < n ? { leaves: null, order: null, contrary: true } : shape;
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
  return shape.carried === true && isBlank && values.some(({ text }) => /\d/.test(text) && isFigureLike(text));
}

function assign(asked: RowToAssign, sums: GluedSums): Assignment {
  const given = assignColumns(asked);
  const { row, values, n, shape } = asked;
  if (given.ok || row.grid || row.cut || values.length >= n || shape?.contrary) return given;
  const parts = splitGlued(values, n, sums);
  return parts ? { ok: true, cells: parts } : given;
}
