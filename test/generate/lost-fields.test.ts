import { describe, expect, it } from 'vitest';
import { lostFields, raggedFields } from './lost-fields.ts';
import type { GeneratedDocument } from './model.ts';

/** One table: a label and figures in each row, named by row and place (`b2`). */
function documentOf(rows: Readonly<Record<string, readonly string[]>>): GeneratedDocument {
  const cell = (text: string, field?: string) => ({ text, rows: 1, cols: 1, ...(field ? { field } : {}) });
  const table = Object.entries(rows).map(([row, texts]) => [
    cell('行政许可'),
    ...texts.map((text, i) => cell(text, `${row}${i + 1}`)),
  ]);
  return { blocks: [{ t: 'table', head: 0, rows: table }] } as unknown as GeneratedDocument;
}

const lost = (...of: Parameters<typeof lostFields>) => [...lostFields(...of)].sort();

describe('fields that a lossy form no longer tells', () => {
  const document = documentOf({ a: ['1', '2', '3'], b: ['1', '', '3'], c: ['1', '2', ''] });

  it('are those of rows that lost a blank cell, and no others', () => {
    expect(lost(document, 'blanks')).toEqual(['b1', 'b2', 'b3', 'c1', 'c2', 'c3']);
  });

  it('are those of rows that lost the cell at their end, where only ends were cut off', () => {
    expect(lost(document, 'ends')).toEqual(['c1', 'c2', 'c3']);
  });

  it('are none where no cell is blank', () => {
    expect(lost(documentOf({ a: ['1', '2', '3'], b: ['0', '0', '0'] }), 'blanks', true)).toEqual([]);
  });

  it('are those of other short rows too, where cells stand one a line: a page number may stand for a lost one', () => {
    expect(lost(document, 'blanks', true)).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c1', 'c2', 'c3']);
    expect(lost(documentOf({ a: ['1', '2', '3', '4', '10'], b: ['1', '', '3'] }), 'blanks', true)).toEqual([
      'b1',
      'b2',
      'b3',
    ]);
  });
});

describe('fields of a table of no certain shape', () => {
  it('are all of a table with rows of different widths, and none of another', () => {
    const even = documentOf({ a: ['1', '2'], b: ['1', '2'] });
    const ragged = documentOf({ c: ['1', '2'], d: ['1'] });
    const both = { blocks: [...even.blocks, ...ragged.blocks] } as unknown as GeneratedDocument;
    expect([...raggedFields(both)].sort()).toEqual(['c1', 'c2', 'd1']);
  });
});
