import { UNREAD } from '../report/document.ts';
import type { Given } from './given.ts';
import { figureOf, sumsHold } from './row-sums.ts';
import { hasGeometry, isOneLine, type RowCell, type RowView } from './row-view.ts';
import type { GluedSums } from './split-glued.ts';

/** A row of a table without cells that was given to as many columns as it has figures. */
export interface LooseRow {
  table: string;
  row: string;
  columns: readonly string[];
  values: readonly RowCell[];
}

interface Watched extends LooseRow {
  /** As many figures as columns. */
  even: boolean;
  /** Label and figures stand in one line of a text, in which no page number gets between them. */
  inLine: boolean;
  /** Begins with a blank cell, which may be one or the rest of a label's. */
  shifted: boolean;
  holds: boolean;
  zeros: boolean;
}

/**
 * Watches rows that are only a sequence of figures. Where other rows of their table have more figures than columns, or where the text
 * lost blank cells of other rows, the right number of figures may be chance: a blank cell lost and a page number, the figure of another
 * column or a stray blank in its place. Such a row stands only if its own sum holds.
 */
export class LooseRows {
  readonly #watched: Watched[] = [];
  readonly #crowded = new Set<string>();
  readonly #trimmed = new Set<string>();
  readonly #placed: LooseRow[] = [];
  readonly #slipped = new Set<string>();
  #sparse = false;

  /**
   * A row whose cells stand below the header's columns, but which has a blank end, and no sum that shows that each stands in its own: where a
   * line of the same table has lost a cell before its columns, so may this one, and nothing in it tells.
   */
  watchPlaced(row: LooseRow, given: readonly Given[], sums: GluedSums): void {
    const texts = given.map((cell) => (cell !== null && typeof cell === 'object' ? cell.text : ''));
    // The column at the end of the line, whichever of the form's that is; a line that was cut off has no cell there.
    const cells = given.filter((cell) => cell !== null && typeof cell === 'object');
    const end = Math.max(...cells.map(({ from }) => from));
    const isOpen =
      given.includes(null) ||
      cells.some(({ from, text }) => from === end && text === '') ||
      (row.values.at(-1)?.text === '' && cells.some(({ text }) => text === ''));
    const isProven = !given.includes('absent') && !given.includes('uncertain') && sumsHold(texts, sums);
    if (isOpen && (!isProven || texts.every((text) => figureOf(text) === 0))) this.#placed.push(row);
  }

  /** A line of this table of the form, in whatever piece, has figures where the header has no column. */
  slipped(table: string): void {
    this.#slipped.add(table);
  }

  /** `given` in the order of the form's columns; `count` = number of the columns that the row should have. */
  watch(of: RowView, row: LooseRow, given: readonly Given[] | null, count: number, sums: GluedSums): void {
    if (hasGeometry(of.origin)) return;
    const filled = row.values.filter((cell) => cell.text !== '').length;
    if (filled > count) this.#crowded.add(row.table);
    else if (of.grid !== null && row.values.length < count && !endsUnread(row)) this.#trimmed.add(row.table);
    else if (of.grid === null && given === null && filled < count && hasLostBlanks(row.values, count))
      this.#sparse = true;
    if (given === null) return;
    const texts = given.map((cell) => (cell !== null && typeof cell === 'object' ? cell.text : ''));
    this.#watched.push({
      ...row,
      even: filled === count,
      inLine: isOneLine(of.cells),
      shifted: filled > 0 && of.grid !== null && row.values[0]?.text === '',
      holds: !given.includes('absent') && !given.includes('uncertain') && sumsHold(texts, sums),
      zeros: texts.every((text) => figureOf(text) === 0),
    });
  }

  /** The rows of which nobody can say that each figure stands in its column. */
  doubtful(): LooseRow[] {
    const slipped = this.#placed.filter(({ table }) => this.#slipped.has(table));
    const loose = this.#watched.filter(
      ({ table, columns, values, even, inLine, shifted, holds, zeros }) =>
        (this.#crowded.has(table) && even && (!holds || zeros)) ||
        (this.#trimmed.has(table) && shifted && !even && (!holds || zeros)) ||
        (this.#sparse &&
          even &&
          !inLine &&
          columns.length > 1 &&
          values.every((cell) => cell.source.grid === 'sequence') &&
          !holds),
    );
    return [...slipped, ...loose];
  }
}

/** The text ends in this row, which says nothing of the ends of others. */
function endsUnread({ values }: LooseRow): boolean {
  return values.at(-1)?.text === UNREAD;
}

/** Fewer figures than columns, though none of them is several written as one (`0000000`); 无 alone may stand for the whole row. */
function hasLostBlanks(values: readonly RowCell[], count: number): boolean {
  const figures = values.filter((cell) => /\d/.test(cell.text));
  const isGlued =
    figures.length === 1 && count > 1 && /^\d+$/.test(figures[0]!.text) && figures[0]!.text.length >= count;
  return figures.length > 0 && !isGlued && !figures.some(({ source }) => source.glued);
}
