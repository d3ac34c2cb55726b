import type { Batches } from './table.ts';

/** Rows as a JSON array, indented by two, with a final line break. */
export async function* jsonParts(batches: Batches<unknown>): AsyncGenerator<string> {
  let before = '[\n';
  for await (const rows of batches)
    for (const row of rows) {
      yield before + JSON.stringify(row, null, 2).replace(/^/gm, '  ');
      before = ',\n';
    }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
