import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridMatrix, type LooseRow, layOutGrid } from '../../src/read/grid.ts';

const cell = (raw: string, rowSpan = 1, colSpan = 1) => ({ raw, rowSpan, colSpan, place: { path: raw } });
const row = (...cells: LooseRow['cells']): LooseRow => ({ cells, group: 0 });
const texts = (rows: LooseRow[]) => gridMatrix(layOutGrid(rows)).map((line) => line.map((c) => c?.raw));

describe('layOutGrid', () => {
  it('places cells after the spans that reach into their row', () => {
    expect(texts([row(cell('a', 2), cell('b', 1, 2)), row(cell('c'), cell('d'))])).toEqual([
      ['a', 'b', 'b'],
      ['a', 'c', 'd'],
    ]);
  });

  it('fills holes with empty cells that have no place, and says so', () => {
    const grid = layOutGrid([row(cell('a'), cell('b')), row(cell('c'))]);
    expect(grid.cells.at(-1)).toMatchObject({ r: 1, c: 1, raw: '', places: [] });
    expect(grid.warnings).toEqual([{ code: 'holes-filled', detail: '1' }]);
  });

  it('drops columns at which no cell starts', () => {
    expect(texts([row(cell('a', 1, 3), cell('b')), row(cell('c', 1, 3), cell('d'))])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('tiles rows x cols exactly for any spans', () => {
    const anyCell = fc.record({ rowSpan: fc.integer({ min: 0, max: 6 }), colSpan: fc.integer({ min: 1, max: 6 }) });
    const anyRow = fc.record({ cells: fc.array(anyCell, { maxLength: 6 }), group: fc.integer({ min: 0, max: 1 }) });
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1, maxLength: 8 }), (rows) => {
        const sorted = rows.toSorted((a, b) => a.group - b.group);
        const grid = layOutGrid(
          sorted.map((r) => ({ ...r, cells: r.cells.map((c, i) => ({ ...c, raw: `${i}`, place: { path: 'x' } })) })),
        );
        const covered = grid.cells.reduce((sum, c) => sum + c.rs * c.cs, 0);
        expect(covered).toBe(grid.rows * grid.cols);
        expect(
          gridMatrix(grid)
            .flat()
            .every((c) => c !== undefined),
        ).toBe(true);
      }),
    );
  });
});
