import type { Given } from './assign-columns.ts';
import { sumsProve } from './row-sums.ts';

/** Rows with such a total elsewhere that tell of another order than the form's. */
const ENOUGH = 2;

/** Stands for a cell of which nobody knows what it holds: no sum holds with it. */
const UNCERTAIN = '\ufffd';

/**
 * Watches rows whose figures were given to the form's columns by counting, since no name stands above them. Where none of them has its
 * total in the last column, and several have it in one and the same other, the columns stand in another order.
 */
export class CountedRows {
  readonly #rows: { row: string; texts: readonly string[] }[] = [];

  /** `given` in the order of the form's columns, the last of which is their total. */
  watch(row: string, given: readonly Given[]): void {
    const texts = given.map((cell) => (typeof cell === 'object' ? (cell?.text ?? '') : UNCERTAIN));
    this.#rows.push({ row, texts });
  }

  /** The rows of which nobody can say under which columns their figures stand. */
  doubtful(): string[] {
    const count = (at: number) => this.#rows.filter(({ texts }) => isTotal(texts, at)).length;
    const last = Math.max(0, ...this.#rows.map(({ texts }) => texts.length)) - 1;
    if (last < 0 || count(last) > 0) return [];
    return Array.from({ length: last }, (_, at) => count(at)).some((rows) => rows >= ENOUGH)
      ? this.#rows.map(({ row }) => row)
      : [];
  }
}

function isTotal(texts: readonly string[], at: number): boolean {
  return sumsProve([...texts.filter((_, i) => i !== at), texts[at]!], 'last');
}
