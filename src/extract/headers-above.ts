import { isBlankKind } from './case-groups.ts';
import { withRest } from './header-unit.ts';
import { labelCore } from './match-label.ts';
import { type HeaderKind, headerKind, isInHeader, namesArticle } from './read-header.ts';
import type { RowCell, RowView } from './row-view.ts';
import { namesUnits } from './statistics-unit.ts';
import { namesColumn } from './table-shape.ts';
import type { TemplateTable } from './templates/schema.ts';

/** The header rows above the row that comes next, and of which part of the form they are. */
export class HeadersAbove {
  /** The part that the last header, or the last row that was bound without one, was of; null before the first. */
  kind: HeaderKind | null = null;
  /** From top to bottom; none once their rows are read. */
  rows: RowView[] = [];
  /** True while rows of one header come, which may go on in the next table. */
  isOpen = false;
  /** True where the rows of the statistics name their units. */
  hasUnits = false;
  readonly #disclosure: readonly TemplateTable[];
  #lastDisclosure: RowView | undefined;

  constructor(disclosure: readonly TemplateTable[]) {
    this.#disclosure = disclosure;
  }

  /** The lowest of them. */
  get last(): RowView | undefined {
    return this.rows.at(-1);
  }

  /** The kind of header that a row is; null where it is none, as a kind of cases with blank figures below a header of theirs. */
  kindOf(row: RowView): HeaderKind | null | 'blank-kind' {
    const kind = headerKind(row, this.#disclosure);
    return kind === 'cases' && this.kind === 'cases' && isBlankKind(row, this.rows) ? 'blank-kind' : kind;
  }

  /** Takes the next row if it is one of a header, and says whether it is. `kind`: as `kindOf` has it. */
  take(row: RowView, kind: ReturnType<HeadersAbove['kindOf']>): boolean {
    if (kind === 'blank-kind') return false;
    if (kind === null) return this.#takeRest(row);
    const isNext =
      kind === 'disclosure' ||
      kind !== this.kind ||
      (kind === 'requests' && !this.isOpen) ||
      (this.last?.table !== row.table && !this.#goesOn(row));
    if (isNext && !(kind === 'cases' && this.kind === 'cases')) this.rows = [];
    this.kind = kind;
    this.isOpen = true;
    if (kind === 'statistics') this.hasUnits = namesUnits(row);
    if (kind === 'disclosure') this.#lastDisclosure = row;
    this.rows.push(row);
    return true;
  }

  /** Another line of the header, or an article (第二十条第(五)项) that heads rows of section two without naming their columns. */
  #takeRest(row: RowView): boolean {
    if (this.isOpen && (this.kind === 'requests' || this.kind === 'cases') && isInHeader(row, this.rows)) {
      this.rows.push(row);
      return true;
    }
    if (!namesArticle(row.cells[0]?.text ?? '')) return false;
    this.begin('disclosure');
    return true;
  }

  /** Rows of this part come, below no header of theirs. */
  begin(kind: HeaderKind): void {
    this.kind = kind;
    this.rows = [];
  }

  /** What a page break cut off the lowest one (单位：元) stands in a row of its own below it. */
  join(rest: readonly RowCell[]): void {
    const { last } = this;
    if (last) this.rows[this.rows.length - 1] = withRest(last, rest);
  }

  /** The header of section two above rows of `table`: of their own piece, or the last one where it names the table's columns. */
  ofDisclosure(table: TemplateTable): RowView | undefined {
    if (this.last) return this.last;
    const words = this.#lastDisclosure?.cells.map((cell) => labelCore(cell.text)) ?? [];
    const isOfPart = table.columns.every((column) => words.some((core) => namesColumn(core, column)));
    return isOfPart ? this.#lastDisclosure : undefined;
  }

  /** A header of requests that a page break cut, whose rows go on in the next table; one that is repeated there begins as it did. */
  #goesOn(row: RowView): boolean {
    const words = (one: RowView | undefined) => one?.cells.map((cell) => labelCore(cell.text)).join('/');
    return this.kind === 'requests' && this.isOpen && words(row) !== words(this.rows[0]);
  }
}
