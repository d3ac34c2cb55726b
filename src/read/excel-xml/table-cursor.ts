import type { FailureError } from '../../errors/failure.ts';
import type { Merge, Sheet } from '../sheet.ts';
import { boundOf } from '../spreadsheet.ts';
import { local } from '../xml-scan.ts';
import { malformed } from '../zip-archive.ts';
import { isTrue } from './cell-styles.ts';

type Attributes = Readonly<Record<string, string>>;

const MAX_COLUMN = 16_384;
const MAX_ROW = 1_048_576;
/** Rows that one element stands for beyond this hold nothing. */
const MOST_ROWS = 1_000;

/**
 * Where the rows and cells of one `ss:Table` stand. A cell without `ss:Index` follows on the one before it in its row; cells that reach
 * down from above are not stepped over, so what comes under them has an index. Where a cell lies on another, nobody knows which columns
 * its row means: Excel refuses such a file, and so do we (FailureError `read.malformed`).
 */
export class TableCursor {
  readonly #hiddenRows: Set<number>;
  readonly #hiddenCols: Set<number>;
  readonly #merges: Merge[];
  readonly #first: { r: number; c: number };
  /** Column → last row that a cell above reaches down to. */
  readonly #reached = new Map<number, number>();
  readonly #columnStyles = new Map<number, string>();
  readonly #style: string | undefined;
  #rowStyle: string | undefined;
  #nextRow: number;
  #nextColumn: number;
  #nextHead: number;
  #row: number;
  #hiddenSpan = 0;
  #doubtful = false;

  constructor(
    sheet: Pick<Sheet, 'merges'> & { hiddenRows: Set<number>; hiddenCols: Set<number> },
    attributes: Attributes,
  ) {
    this.#hiddenRows = sheet.hiddenRows;
    this.#hiddenCols = sheet.hiddenCols;
    this.#merges = sheet.merges;
    this.#first = { r: index(attributes, 'TopCell', 1) - 1, c: index(attributes, 'LeftCell', 1) - 1 };
    this.#style = local(attributes, 'StyleID');
    this.#row = this.#nextRow = this.#first.r;
    this.#nextColumn = this.#nextHead = this.#first.c;
  }

  /** A `ss:Column`: what is said of columns before the rows. */
  column(attributes: Attributes): void {
    const from = this.#at('Column', attributes, this.#nextHead, this.#first.c, MAX_COLUMN);
    const to = from + index(attributes, 'Span', 0);
    if (to >= MAX_COLUMN) throw strange(`columns ${from + 1} to ${to + 1}`);
    this.#nextHead = to + 1;
    this.#hiddenSpan += to - from + 1;
    if (this.#hiddenSpan > MAX_COLUMN) throw strange(`${this.#hiddenSpan} columns`);
    const style = local(attributes, 'StyleID');
    for (let c = from; c <= to; c++) {
      if (isHidden(attributes, 'Width')) this.#hiddenCols.add(c);
      if (style !== undefined) this.#columnStyles.set(c, style);
    }
  }

  /** Begins a `ss:Row`. */
  row(attributes: Attributes): void {
    this.#row = this.#at('Row', attributes, this.#nextRow, this.#first.r, MAX_ROW);
    const span = index(attributes, 'Span', 0);
    if (this.#row + span >= MAX_ROW) throw strange(`row ${this.#row + 1}`);
    if (isHidden(attributes, 'Height'))
      for (let r = 0; r <= Math.min(span, MOST_ROWS); r++) this.#hiddenRows.add(this.#row + r);
    this.#nextRow = this.#row + span + 1;
    this.#nextColumn = this.#first.c;
    this.#rowStyle = local(attributes, 'StyleID');
    this.#doubtful = false;
  }

  /** Begins a `ss:Cell`; `style` is the id of the style that it has. */
  cell(attributes: Attributes): { r: number; c: number; style: string; isCovered: boolean } {
    const [r, c] = [this.#row, this.#at('Cell', attributes, this.#nextColumn, this.#first.c, MAX_COLUMN)];
    const [across, down] = [index(attributes, 'MergeAcross', 0), index(attributes, 'MergeDown', 0)];
    if (c + across >= MAX_COLUMN || r + down >= MAX_ROW) throw strange(`merged cells from row ${r + 1}`);
    this.#nextColumn = c + across + 1;
    for (let at = c; at <= c + across; at++) {
      if ((this.#reached.get(at) ?? -1) >= r) this.#doubtful = true;
      if (down > 0) this.#reached.set(at, r + down);
    }
    if (across + down > 0) this.#merges.push({ r0: r, c0: c, r1: r + down, c1: c + across });
    if (this.#merges.length % 1000 === 0) boundOf('merges', this.#merges.length);
    const style = local(attributes, 'StyleID') ?? this.#rowStyle ?? this.#columnStyles.get(c) ?? this.#style;
    return { r, c, style: style ?? 'Default', isCovered: this.#doubtful };
  }

  #at(what: string, attributes: Attributes, next: number, first: number, end: number): number {
    const named = index(attributes, 'Index', 0);
    const at = named === 0 ? next : first + named - 1;
    if (at < next || at >= end) throw strange(`${what} ${named}`);
    return at;
  }
}

function index(attributes: Attributes, name: string, fallback: number): number {
  const value = local(attributes, name) ?? '';
  if (value === '') return fallback;
  if (!/^\d{1,9}$/.test(value)) throw strange(`${name} ${value.slice(0, 20)}`);
  return Number(value);
}

function isHidden(attributes: Attributes, size: string): boolean {
  return isTrue(local(attributes, 'Hidden')) || Number(local(attributes, size) ?? 1) === 0;
}

function strange(cause: string): FailureError {
  return malformed(`the sheet holds ${cause}`);
}
