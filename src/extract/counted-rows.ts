import type { Given } from './assign-columns.ts';
import { figureOf } from './row-sums.ts';

/** Rows with such a total elsewhere that tell of another order than the form's. */
const ENOUGH = 2;

/**
 * Watches rows whose figures were given to the form's columns by counting, since no name stands above them. Where none of them has its
 * total in the last column, and several have it in one and the same other, the columns stand in another order.
 */
export class CountedRows {
  readonly #rows: { row: string; figures: readonly number[] }[] = [];

  /** `given` in the order of the form's columns, the last of which is their total. */
  watch(row: string, given: readonly Given[]): void {
    const figures = given.map((cell) => {
      if (cell === null) return 0;
      return typeof cell === 'object' ? figureOf(cell.text) : Number.NaN;
    });
    this.#rows.push({ row, figures });
  }

  /** The rows of which nobody can say under which columns their figures stand. */
  doubtful(): string[] {
    const count = (at: number) => this.#rows.filter(({ figures }) => isTotal(figures, at)).length;
    const last = Math.max(0, ...this.#rows.map(({ figures }) => figures.length)) - 1;
    if (last < 0 || count(last) > 0) return [];
    return Array.from({ length: last }, (_, at) => count(at)).some((rows) => rows >= ENOUGH)
      ? this.#rows.map(({ row }) => row)
      : [];
  }
}

/** True where this figure is the sum of all others, at least two of which are not 0. */
function isTotal(figures: readonly number[], at: number): boolean {
  const others = figures.filter((_, i) => i !== at);
  return others.filter((figure) => figure !== 0).length >= 2 && others.reduce((a, b) => a + b, 0) === figures[at];
}
