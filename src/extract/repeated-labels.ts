import type { RowCell } from './row-view.ts';
import type { TemplateRow } from './templates/schema.ts';

/** A row whose label stands more than once in the form, below another group's head than that of the row it was taken for. */
export interface TornRow {
  /** The row that the label was taken for. */
  row: string;
  /** The row was there before: its figures agree, or contradict one another. */
  again: boolean;
  /** The others that it may name. */
  others: readonly string[];
  cells: readonly RowCell[];
}

/**
 * Watches labels that the form has more than once (其他情形数 of 行政复议 and of 行政诉讼). The row above tells which is meant; where rows have
 * changed places, it and the head of the group say different things.
 */
export class RepeatedLabels {
  readonly #seen: string[] = [];
  readonly #torn: (TornRow & { heads: readonly string[] })[] = [];

  /** Takes the rows in their order. `named`: all that the label of `row` may name. */
  watch(row: TemplateRow, named: readonly TemplateRow[], cells: readonly RowCell[]): void {
    const heads = named.flatMap(({ parent }) => parent ?? []);
    const head = heads.length > 1 ? this.#seen.findLast((id) => heads.includes(id)) : undefined;
    const others = named.flatMap(({ id }) => (id === row.id ? [] : id));
    const again = this.#seen.includes(row.id);
    if (head !== undefined && head !== row.parent) this.#torn.push({ row: row.id, again, others, cells, heads });
    this.#seen.push(row.id);
  }

  /** The rows of which nobody can say which was meant. A report that names one of the heads otherwise, or has none, says nothing else by it. */
  doubtful(): TornRow[] {
    return this.#torn.filter(({ heads }) => heads.every((id) => this.#seen.includes(id)));
  }
}
