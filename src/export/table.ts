/** Rows, many at once, as they come; an export is larger than what may lie in memory. */
export type Batches<Row> = AsyncIterable<readonly Row[]>;

export interface Table<Row extends object> {
  columns: readonly (keyof Row & string)[];
  rows: Batches<Row>;
}

/** Rows that lie in memory already. */
export async function* allRows<Row>(rows: readonly Row[]): AsyncGenerator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += 1_000) yield rows.slice(at, at + 1_000);
}
