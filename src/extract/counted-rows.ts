import { UNREAD } from '../report/document.ts';
import type { Given } from './given.ts';
import { figureOf, sumsHold, sumsProve } from './row-sums.ts';

/** Rows with such a total elsewhere that tell of another order than the form's. */
const ENOUGH = 2;

/**
 * Watches rows whose figures were given to the form's columns by counting, since no name stands above them. Where none of them has its
 * total in the last column, and several have it in one and the same other, the columns stand in another order.
 */
export class CountedRows {
  readonly #rows: { row: string; texts: readonly string[] }[] = [];

  /** `given` in the order of the form's columns, the last of which is their total. */
  watch(row: string, given: readonly Given[]): void {
    const texts = given.map((cell) => (typeof cell === 'object' ? (cell?.text ?? '') : UNREAD));
    this.#rows.push({ row, texts });
  }

  /** The rows of which nobody can say under which columns their figures stand. */
  doubtful(): string[] {
    const count = (at: number, holds: typeof sumsHold) =>
      this.#rows.filter(({ texts }) => isTotal(texts, at, holds)).length;
    const last = Math.max(0, ...this.#rows.map(({ texts }) => texts.length)) - 1;
    if (last < 0 || count(last, sumsProve) > 0) return [];
    // A figure and its total may change places: they tell of another order where fewer rows fit the form's.
    const fitting = count(last, sumsHold);
    const isTold = Array.from({ length: last }, (_, at) => at).some(
      (at) => count(at, sumsProve) >= ENOUGH || count(at, sumsHold) >= Math.max(ENOUGH, fitting + 1),
    );
    return isTold ? this.#rows.map(({ row }) => row) : [];
  }
}

/** Of a row with figures only: nothing is the sum of nothing. */
function isTotal(texts: readonly string[], at: number, holds: typeof sumsHold): boolean {
  return figureOf(texts[at]!) !== 0 && holds([...texts.filter((_, i) => i !== at), texts[at]!], 'last');
}
