import { describe, expect, it } from 'vitest';
import { placeOfField } from '../../src/check/field-place.ts';
import { namedOtherwise } from '../../src/check/named-otherwise.ts';
import { readInPart, unreadCells, unreadWords } from '../../src/check/read-in-part.ts';
import { ABSENT, type CellOf, fieldsOf, reportOf } from './report-of.ts';

const row = { what: 'row' as const, text: '1 | 0 | 0 | 1', source: null };
const lacking = { ...reportOf('t2021', 2023, { review_upheld: ABSENT, review_total: ABSENT }), notUnderstood: [row] };

describe('a table that was read in part', () => {
  it('lacks cells while rows were not understood', () => {
    expect(readInPart(lacking)).toMatchObject([{ table: 'table4', unread: 2, cells: 15 }]);
  });

  it('has cells that are unreadable', () => {
    const smudge = { status: 'unreadable' as const, value: null, raw: '3?' };
    expect(readInPart(reportOf('t2021', 2023, { req_new_total: smudge }))).toMatchObject([
      { table: 'table3', unread: 1, cells: 175 },
    ]);
  });

  it('has no cell that was found: an excerpt, or tables that are elsewhere', () => {
    const fields = fieldsOf('t2021').filter(({ id }) => placeOfField('t2021', id).table === 'table4');
    const without = reportOf('t2021', 2023, Object.fromEntries(fields.map(({ id }) => [id, ABSENT])));
    expect(readInPart(without)).toMatchObject([{ table: 'table4', unread: 15, absent: true }]);
    expect(unreadWords(without)?.en).toMatch(/^not read whole: Table 4 [^,;]* not found; please compare/);
  });

  it('is none where the document has no more, a column of its own beside the form’s, or no form', () => {
    expect(readInPart({ ...lacking, notUnderstood: [] })).toEqual([]);
    expect(readInPart({ ...lacking, notUnderstood: [{ ...row, what: 'column' }] })).toEqual([]);
    expect(readInPart({ ...lacking, template: null })).toEqual([]);
  });
});

/** Table 3 as grid 2 of a page: rows from 4 on, columns from 4 on, and which fields were not found in it. */
function requests(lost: (row: string, column: string) => boolean): Record<string, CellOf> {
  const rows: string[] = [];
  const cells: Record<string, CellOf> = {};
  const columns = ['natural_person', 'business', 'research', 'public_welfare', 'legal_service', 'other_org', 'total'];
  for (const { id } of fieldsOf('t2021')) {
    const { table, row, column } = placeOfField('t2021', id);
    if (table !== 'table3') continue;
    if (!rows.includes(row)) rows.push(row);
    const source = { table: 2, row: 3 + rows.length, column: 4 + columns.indexOf(column) };
    cells[id] = lost(row, column) ? ABSENT : { status: 'reported', value: 0, raw: '0', source };
  }
  return cells;
}

const order = fieldsOf('t2021').map(({ id }) => id);
const column = { what: 'column' as const, text: '研究所', source: { table: 2, row: 3, column: 6 } };
const inRow = {
  ...{ what: 'row' as const, text: '三、本年度办理结果 | 4.保护他人 | 2 | 0 | 0 | 0 | 0 | 0 | 2' },
  source: { table: 2, row: 6, column: 1 },
};

describe('a column or row under a name that was not understood', () => {
  const noResearch = {
    ...reportOf(
      't2021',
      2023,
      requests((_row, one) => one === 'research'),
    ),
    notUnderstood: [column],
  };
  const noThirdParty = {
    ...reportOf(
      't2021',
      2023,
      requests((row) => row === 'res_denied_third_party'),
    ),
    notUnderstood: [inRow],
  };

  it('leaves the table read in part; the column, the row and the unknown words are named', () => {
    expect(unreadCells(noResearch)).toBe(25);
    expect(unreadWords(noResearch)?.zh).toContain('有25格未读出（共175格）：“科研机构”整列');
    expect(unreadWords(noResearch)?.zh).toContain('未读懂的行列名：“研究所”');
    expect(unreadWords(noThirdParty)?.zh).toMatch(/有7格未读出（共175格）：“[^”]*第三方[^”]*”整行/);
    expect(unreadWords(noThirdParty)?.en).toContain('"4.保护他人"');
  });

  it('has its cells told apart from those that the document has not', () => {
    expect(namedOtherwise(noResearch, order).size).toBe(25);
    expect(namedOtherwise(noResearch, order)).toContain('req_new_research');
    expect([...namedOtherwise(noThirdParty, order)].every((id) => id.startsWith('res_denied_third_party_'))).toBe(true);
    expect(namedOtherwise(noThirdParty, order).size).toBe(7);
  });

  it('is none where the rows that were not found have no cell at all: the table of a province has fewer rows', () => {
    const source = { table: 1, row: 3, column: 3 };
    const few: Record<string, CellOf> = { published_total: { status: 'reported', value: 1, raw: '1', source } };
    const short = reportOf('t2014', 2017, few, ABSENT);
    expect(readInPart({ ...short, notUnderstood: [{ ...column, text: '历年累计', source: { table: 1 } }] })).toEqual(
      [],
    );
  });

  it('is not told of cells for which there is no room, in another grid, or where all was understood', () => {
    const elsewhere = { ...column, source: { table: 1, row: 3, column: 6 } };
    expect(namedOtherwise({ ...noResearch, notUnderstood: [elsewhere] }, order).size).toBe(0);
    expect(readInPart({ ...noResearch, notUnderstood: [elsewhere] })).toEqual([]);
    expect(namedOtherwise({ ...noResearch, notUnderstood: [] }, order).size).toBe(0);
    // The last column is not there, and the one that is not understood stands at the left.
    const noTotal = reportOf(
      't2021',
      2023,
      requests((_row, one) => one === 'total'),
    );
    expect(
      namedOtherwise({ ...noTotal, notUnderstood: [{ ...column, source: { table: 2, row: 3, column: 3 } }] }, order)
        .size,
    ).toBe(0);
  });
});

describe('cells that were not read', () => {
  it('are named one by one where no row or column is whole, three at most', () => {
    const smudge = { status: 'unreadable' as const, value: null, raw: '3?' };
    const cells = ['req_new_total', 'req_new_business', 'req_carried_in_total', 'res_granted_total', 'review_other'];
    const report = reportOf('t2021', 2023, Object.fromEntries(cells.map((id) => [id, smudge])));
    expect(unreadWords(report)?.zh).toMatch(/有4格未读出（共175格）：本年新收[^、]*·[^、]*、.*等4处/);
    expect(unreadWords(report)?.en).toContain('and 1 more');
    expect(unreadWords(report)?.zh).toContain('有1格未读出（共15格）：行政复议·其他结果');
  });
});
