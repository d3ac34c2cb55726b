import { describe, expect, it } from 'vitest';
import { CountedRows } from '../../src/extract/counted-rows.ts';

/** The rows of which nobody can say under which columns their figures stand. */
function doubtful(...rows: readonly string[]): string[] {
  const counted = new CountedRows();
  for (const texts of rows) {
    const given = texts
      .split(' ')
      .map((text) => ({ raw: text, text, from: 0, to: 0, own: true, tall: false, source: {} }));
    counted.watch(texts, given);
  }
  return counted.doubtful();
}

describe('figures given to columns by counting', () => {
  it('are those of another order where several rows have their total in one other column and none in the last', () => {
    const rows = ['5 2 3 - - - -', '12 1 2 5 3 1 -', '1 - - - - - -'];
    expect(doubtful(...rows)).toEqual(rows);
  });

  it('also where each row has one figure and its total, which may change places', () => {
    const rows = ['2 - 2 - - - -', '3 - - 3 - - -', '- - - - - - -', '12 1 2 5 3 66 -'];
    expect(doubtful(...rows)).toEqual(rows);
  });

  it('are in the order of the form where as many rows have their total in its column', () => {
    expect(doubtful('2 - - - - - 2', '3 - - - - - 3', '12 1 2 5 3 66 -', '- - - - - - -')).toEqual([]);
    expect(doubtful('5 2 3 - - - -', '12 1 2 5 3 1 -', '1 2 - - - - 3')).toEqual([]);
  });

  it('are not doubted for one row whose sum is wrong', () => {
    expect(doubtful('5 2 3 - - - -', '- - - - - - -')).toEqual([]);
  });
});
