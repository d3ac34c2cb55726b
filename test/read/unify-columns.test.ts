import { describe, expect, it } from 'vitest';
import { gridMatrix, layOutGrid } from '../../src/read/grid.ts';
import { sameColumns, unifyColumns } from '../../src/read/unify-columns.ts';
import type { Grid } from '../../src/report/document.ts';

function grid(...row: string[]): Grid {
  const cells = row.map((raw) => ({ raw, rowSpan: 1, colSpan: 1, place: {} }));
  const { warnings: _, ...laid } = layOutGrid([{ cells, group: 0 }]);
  return { t: 'grid', ...laid, source: 'rules' };
}

describe('pieces of a table on two pages', () => {
  it('are one table where their edges agree within four points and one has the lines of the other', () => {
    expect(sameColumns([100, 200, 300, 400], [98, 203, 299, 402])).toBe(true);
    expect(sameColumns([100, 200, 300, 400], [100, 300, 400])).toBe(true);
  });

  it('are two tables where an edge or the inner lines differ', () => {
    expect(sameColumns([100, 200, 400], [100, 200, 410])).toBe(false);
    expect(sameColumns([100, 200, 300, 400], [100, 150, 250, 350, 400])).toBe(false);
  });

  it('are not joined where columns are so narrow that lines could be taken for one another', () => {
    expect(sameColumns([100, 106, 200], [100, 106, 200])).toBe(false);
  });

  it('get the lines of both: a cell without the other line in it spans over it', () => {
    const { xs, first, second } = unifyColumns(
      { grid: grid('甲', '1', '2'), xs: [100, 200, 300, 400] },
      { grid: grid('乙', '3'), xs: [101, 299, 400] },
    );
    expect(xs).toEqual([100, 200, 300, 400]);
    expect([first, second].map((part) => gridMatrix(part)[0]!.map((cell) => cell?.raw))).toEqual([
      ['甲', '1', '2'],
      ['乙', '乙', '3'],
    ]);
  });
});
