import type { NotUnderstood, TemplateId } from '../report/report.ts';
import { type Assignment, assignColumns, type HeaderColumns } from './assign-columns.ts';
import { LabelIndex, labelCore } from './match-label.ts';
import { type HeaderKind, headerColumns, headerKind, headerUnit, namesColumn } from './read-header.ts';
import { type Alignment, alignmentOf } from './row-alignment.ts';
import { hasGeometry, isFigureLike, type RowCell, type RowView } from './row-view.ts';
import { type GluedSums, splitGlued } from './split-glued.ts';
import { TEMPLATES } from './templates/index.ts';
import type { TemplateColumn, TemplateRow, TemplateTable } from './templates/schema.ts';
import { ValueSheet } from './value-sheet.ts';

const UNITS = /^(?:条|件|次|篇|个|人|人次|万元|元|项|-+|\/)$/;
/** Rows whose glued figures are taken apart, twice as many as a form has: each takes thousands of trials. */
const MAX_SPLITS = 60;
const GROUP_BEFORE_LABEL =
  /^(?:三[、.,]?)?(?:本年度办理结果)?(?:\([一二三四五六七]\))?(?:不予公开|无法提供|不予处理|其他处理)?(?=(?:\d{1,2}[.、,]|\([一二三四五六七]\)))/;
const CASE_GROUPS = [
  { group: '行政诉讼/未经复议直接起诉', words: /未经复议|直接起诉/ },
  { group: '行政诉讼/复议后起诉', words: /复议后/ },
  { group: '行政复议', words: /行政复议/ },
];

/**
 * Reads the rows of a document into the fields of one template. Rows are bound by their labels, whatever table or page they landed
 * on; columns by their headers; order only decides between labels that repeat. What fits no entry is kept as not understood.
 */
export class TableBinder {
  readonly sheet: ValueSheet;
  readonly notUnderstood: NotUnderstood[] = [];
  readonly #disclosure: readonly TemplateTable[];
  readonly #requests: TemplateTable | undefined;
  readonly #cases: TemplateTable | undefined;
  readonly #statistics: TemplateTable | undefined;
  readonly #labels = new Map<TemplateTable, LabelIndex>();
  #kind: HeaderKind | null = null;
  #headers: RowView[] = [];
  #last = 0;
  #grid = 0;
  #caption = '';
  #blankCases: RowCell[] | null = null;
  #alignment: Alignment | null = null;
  #splits = 0;

  constructor(id: TemplateId) {
    this.sheet = new ValueSheet(id);
    const tables = TEMPLATES[id].tables;
    this.#disclosure = tables.filter((table) => table.section === 's2_active');
    this.#requests = tables.find((table) => table.section === 's3_requests');
    this.#cases = tables.find((table) => table.section === 's4_review_litigation');
    this.#statistics = tables.find((table) => table.section === 'annex');
    for (const table of tables) this.#labels.set(table, new LabelIndex(table.rows));
  }

  /** Takes the next table in reading order. `caption` is the text before it. */
  takeTable(rows: readonly RowView[], caption: string): void {
    this.#alignment = alignmentOf(rows);
    for (const row of rows) this.#take(row, caption);
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
      if (this.#kind !== 'cases') this.#headers = [];
    }
    if (this.#isHeader(row)) return;
    const cells = row.cells.filter((cell) => cell.own || cell.text !== '');
    if (cells.every((cell) => cell.text === '')) {
      if (this.#kind === 'cases' && cells.length >= 5) this.#blankCases ??= cells;
      return;
    }
    const bound =
      this.#bindStatistics(row, cells) ||
      this.#bindDisclosure(row, cells) ||
      this.#bindRequests(row, cells) ||
      this.#bindCases(row, cells);
    if (!bound) this.#keep(row, cells);
  }

  /** To be called after the last row. */
  finish(): void {
    if (this.#blankCases)
      this.#giveCases({ grid: null, table: 0, origin: 'markup', cells: this.#blankCases }, this.#blankCases);
    this.#blankCases = null;
  }

  #isHeader(row: RowView): boolean {
    const kind = headerKind(row, this.#disclosure);
    if (kind === null) {
      if (/第二十条第?\(?[一二三四五六七八九]\)?项/.test(row.cells[0]?.text ?? '')) {
        this.#kind = 'disclosure';
        this.#headers = [];
        return true;
      }
      return false;
    }
    if (kind === 'disclosure' || kind !== this.#kind || this.#headers.at(-1)?.table !== row.table)
      this.#headers = kind === 'cases' && this.#kind === 'cases' ? this.#headers : [];
    this.#kind = kind;
    this.#headers.push(row);
    return true;
  }

  #bindDisclosure(row: RowView, cells: readonly RowCell[]): boolean {
    if (this.#kind !== 'disclosure') return false;
    for (const table of this.#disclosure) {
      const label = this.#labelOf(table, cells, 0);
      if (!label) continue;
      const header = this.#headers.at(-1);
      const words = (header?.cells ?? []).map((cell) => labelCore(cell.text));
      const named = table.columns.filter((column) => words.some((core) => namesColumn(core, column)));
      if (
        header &&
        named.length === 0 &&
        words.length > 1 &&
        !words.every((core) => core === '' || core === '信息内容' || core.startsWith('本年新'))
      )
        return false;
      const values = valuesAfter(cells, label.at);
      const at = header ? headerColumns([header], table.columns) : null;
      this.#read(table, label.row.id, table.columns, row, values, at, 'none', header);
      return true;
    }
    return false;
  }

  #bindRequests(row: RowView, cells: readonly RowCell[]): boolean {
    if (!this.#requests) return false;
    const label = this.#labelOf(this.#requests, cells, this.#kind === 'requests' ? this.#last : 0);
    if (!label || (this.#kind !== 'requests' && label.core.length < 6)) return false;
    const values = valuesAfter(cells, label.at);
    if (
      values.some((cell) => !isFigureLike(cell.text) && /[\u4e00-\u9fff]{2}/.test(cell.text)) &&
      !values.some((cell) => /\d/.test(cell.text))
    )
      return false;
    if (this.#kind !== 'requests') {
      this.#kind = 'requests';
      this.#headers = [];
    }
    this.#last = label.row.index;
    const header = this.#headers.length > 0 ? headerColumns(this.#headers, this.#requests.columns) : null;
    this.#read(this.#requests, label.row.id, this.#requests.columns, row, values, header, 'last');
    return true;
  }

  #bindStatistics(row: RowView, cells: readonly RowCell[]): boolean {
    if (!this.#statistics) return false;
    const label = this.#labelOf(this.#statistics, cells, this.#last);
    if (!label) return false;
    this.#kind = 'statistics';
    this.#last = label.row.index;
    const rest = valuesAfter(cells, label.at);
    const unit = rest.findIndex((cell) => UNITS.test(cell.text) && rest.length > 1);
    const values = unit === 0 ? rest.slice(1) : rest;
    const value = this.#statistics.columns.filter((column) => column.id === 'value');
    const at = this.#headers.length > 0 ? headerColumns(this.#headers.slice(-1), value) : null;
    this.#read(this.#statistics, label.row.id, value, row, values, at, 'none');
    return true;
  }

  #bindCases(row: RowView, cells: readonly RowCell[]): boolean {
    if (this.#kind !== 'cases' || !this.#cases) return false;
    let from = 0;
    while (from < cells.length && cells[from]!.text !== '' && !isFigureLike(cells[from]!.text)) from++;
    const values = cells.slice(from);
    if (
      (row.grid !== null && values.length < 5) ||
      !values.some((cell) => isFigureLike(cell.text)) ||
      (row.grid !== null && values.some((cell) => cell.text.length > 15))
    )
      return false;
    if (values.every((cell) => /^-{3}$/.test(cell.text)) && this.sheet.has(this.#cases.id, 'cases', 'review_total'))
      return true;
    this.#blankCases = null;
    this.#giveCases(row, values);
    return true;
  }

  #giveCases(row: RowView, values: readonly RowCell[]): void {
    const table = this.#cases!;
    const words = this.#headers.flatMap((header) => header.cells.filter((cell) => cell.own));
    const heads = words.filter((cell) => labelCore(cell.text) === '结果维持').length;
    const group = heads === 1 ? this.#caseGroup() : null;
    const columns = group ? table.columns.filter((column) => column.group === group) : table.columns;
    this.#read(table, 'cases', columns, row, values, headerColumns(this.#headers, columns), 'fives');
    this.#headers = [];
  }

  #caseGroup(): string | null {
    const words = `${this.#caption} ${this.#headers.flatMap((header) => header.cells.map((cell) => cell.text)).join(' ')}`;
    return CASE_GROUPS.find((entry) => entry.words.test(words))?.group ?? null;
  }

  /** The rightmost cell that names a row of the table: groups stand to its left, figures to its right. */
  #labelOf(
    table: TemplateTable,
    cells: readonly RowCell[],
    last: number,
  ): { at: number; row: TemplateRow; core: string } | null {
    const index = this.#labels.get(table)!;
    let found: { at: number; row: TemplateRow; core: string } | null = null;
    for (const [at, cell] of cells.entries()) {
      if (cell.text === '') continue;
      if (isFigureLike(cell.text)) {
        if (found) break;
        continue;
      }
      const text = cell.text.replace(GROUP_BEFORE_LABEL, '');
      const row = index.match(text, last);
      if (row && cell.own) found = { at, row, core: labelCore(text) };
    }
    return found;
  }

  /** Reads the value cells of one row into the fields of their columns; what cannot be told apart is unreadable. */
  #read(
    table: TemplateTable,
    rowId: string,
    columns: readonly TemplateColumn[],
    row: RowView,
    values: readonly RowCell[],
    header: HeaderColumns | null,
    sums: GluedSums,
    unitFrom?: RowView,
  ): void {
    const isGlued = row.grid === null && values.length === 1 && columns.length > 1;
    const tried = isGlued && ++this.#splits > MAX_SPLITS ? 'none' : sums;
    const given = assign(row, values, columns.length, header, this.#alignment, tried);
    for (const [i, column] of columns.entries()) {
      const cell = given.ok ? (given.cells[i] ?? null) : 'uncertain';
      const note = given.ok ? 'a neighbouring cell could be meant' : given.note;
      if (cell === 'uncertain') this.sheet.unreadable(table.id, rowId, column.id, values, note);
      else this.sheet.read(table.id, rowId, column.id, cell, columnUnit(unitFrom, column));
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
    this.notUnderstood.push({
      what: 'row',
      text: cells
        .map((cell) => cell.raw)
        .join(' | ')
        .slice(0, 300),
      source: cells[0]?.source ?? null,
    });
  }
}

function assign(
  row: RowView,
  values: readonly RowCell[],
  n: number,
  header: HeaderColumns | null,
  alignment: Alignment | null,
  sums: GluedSums,
): Assignment {
  const given = assignColumns(row, values, n, header, alignment);
  if (given.ok || row.grid || values.length !== 1) return given;
  const parts = splitGlued(values[0]!, n, sums);
  return parts ? { ok: true, cells: parts } : given;
}

/** The unit that the header above a column gives, or null. */
function columnUnit(header: RowView | undefined, column: TemplateColumn): string | null {
  const above = header?.cells.find((cell) => namesColumn(labelCore(cell.text), column));
  return above ? headerUnit(above.raw) : null;
}

/** The cells right of the label; the name of a group that reaches down from a row above is none of them. */
function valuesAfter(cells: readonly RowCell[], label: number): RowCell[] {
  return cells.slice(label + 1).filter((cell) => cell.own || isFigureLike(cell.text));
}
