import { describe, expect, it } from 'vitest';
import { readInPart } from '../../src/check/read-in-part.ts';
import { ABSENT, reportOf } from './report-of.ts';

const row = { what: 'row' as const, text: '1 | 0 | 0 | 1', source: null };
const lacking = { ...reportOf('t2021', 2023, { review_upheld: ABSENT, review_total: ABSENT }), notUnderstood: [row] };

describe('a table that was read in part', () => {
  it('lacks cells while rows were not understood', () => {
    expect(readInPart(lacking)).toEqual([{ table: 'table4', unread: 2, cells: 15 }]);
  });

  it('has cells that are unreadable', () => {
    const smudge = { status: 'unreadable' as const, value: null, raw: '3?' };
    expect(readInPart(reportOf('t2021', 2023, { req_new_total: smudge }))).toEqual([
      { table: 'table3', unread: 1, cells: 175 },
    ]);
  });

  it('is none where the document has no more, a column of its own beside the form’s, or no form', () => {
    expect(readInPart({ ...lacking, notUnderstood: [] })).toEqual([]);
    expect(readInPart({ ...lacking, notUnderstood: [{ ...row, what: 'column' }] })).toEqual([]);
    expect(readInPart({ ...lacking, template: null })).toEqual([]);
  });
});
