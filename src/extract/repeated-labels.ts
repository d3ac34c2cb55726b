import type { RowCell } from './row-view.ts';
import type { TemplateRow } from './templates/schema.ts';

/** A row that another may be meant by, since rows of its group changed places. */
export interface TornRow {
  /** The row that the label was taken for. */
  row: string;
  /** What was read stands all the same: the row was there before, so that its figures agree or contradict one another. */
  again: boolean;
  /** The label came twice below one head: a cell of this row with the same figure confirms it. */
  twice: boolean;
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
    const head = this.#headOf(named);
    const again = this.#seen.includes(row.id);
    if (head !== undefined && head !== row.parent) this.#tear(row.id, named, cells, { again, twice: false });
    this.#seen.push(row.id);
  }

  /** Takes a row of which the order does not tell which of `named` it is: its group may have had that row already. */
  watchUnknown(named: readonly TemplateRow[], cells: readonly RowCell[]): void {
    const head = this.#headOf(named);
    const own = named.find(({ parent }) => head !== undefined && parent === head);
    if (own && this.#seen.lastIndexOf(own.id) > this.#seen.lastIndexOf(head!))
      this.#tear(own.id, named, cells, { again: false, twice: true });
  }

  /** The rows of which nobody can say which was meant. A report that names one of the heads otherwise, or has none, says nothing else by it. */
  doubtful(): TornRow[] {
    return this.#torn.filter(({ heads }) => heads.every((id) => this.#seen.includes(id)));
  }

  #headOf(named: readonly TemplateRow[]): string | undefined {
    const heads = headsOf(named);
    return heads.length > 1 ? this.#seen.findLast((id) => heads.includes(id)) : undefined;
  }

  #tear(row: string, named: readonly TemplateRow[], cells: readonly RowCell[], how: Pick<TornRow, 'again' | 'twice'>) {
    const others = named.flatMap(({ id }) => (id === row ? [] : id));
    this.#torn.push({ row, others, cells, heads: headsOf(named), ...how });
  }
}

function headsOf(named: readonly TemplateRow[]): string[] {
  return named.flatMap(({ parent }) => parent ?? []);
}
