import { CFB, read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { MOST_XLSX_ROWS, toXlsx } from '../../src/export/xlsx.ts';
import { xlsxReader } from '../../src/read/readers/xlsx.ts';

const COLUMNS = ['name', 'value', 'note', 'source'] as const;
type Row = Record<(typeof COLUMNS)[number], string | number | null | object>;

function bookOf(rows: readonly Row[]): Uint8Array {
  const book = toXlsx(rows, COLUMNS, 'values');
  if (!book.ok) throw new Error(book.failure.cause);
  return book.value;
}

/** The first sheet's cells, as a spreadsheet programme holds them. */
const cellsOf = (bytes: Uint8Array) => {
  const book = read(bytes, { type: 'array', cellFormula: true, cellNF: true });
  return { book, sheet: book.Sheets[book.SheetNames[0]!]! };
};
const partOf = (bytes: Uint8Array, path: string) =>
  Buffer.from(CFB.find(CFB.read(bytes, { type: 'buffer' }), path)!.content as Uint8Array).toString('utf8');

describe('a workbook of rows', () => {
  const rows: Row[] = [
    { name: '示例市交通运输局', value: 12.5, note: null, source: { page: 3, row: 2 } },
    { name: '', value: 0, note: '007', source: '  两端空白  ' },
  ];

  it('holds what was given: numbers as numbers, text as text, nothing where there was nothing', () => {
    const { book, sheet } = cellsOf(bookOf(rows));
    expect(book.SheetNames).toEqual(['values']);
    expect(utils.sheet_to_json(sheet, { header: 1, raw: true, defval: null })).toEqual([
      [...COLUMNS],
      ['示例市交通运输局', 12.5, null, '{"page":3,"row":2}'],
      ['', 0, '007', '  两端空白  '],
    ]);
    expect([sheet.B2.t, sheet.C3.t]).toEqual(['n', 's']);
    expect(sheet.C2).toBe(undefined);
  });

  it.each(['=1+1', '+1', '-1+cmd', '@SUM(A1)', '＝1', '\t=1', ' =HYPERLINK("http://x")'])(
    'computes nothing: %j is text, and stays it where somebody edits it',
    (text) => {
      const { sheet } = cellsOf(bookOf([{ name: text, value: 1, note: null, source: null }]));
      expect(sheet.A2).toMatchObject({ t: 's', v: text, z: '@' });
      expect(sheet.A2.f).toBe(undefined);
    },
  );

  it('keeps its head in sight, and makes columns as wide as their text within reason', () => {
    const bytes = bookOf([...rows, { name: '长'.repeat(500), value: 1, note: 'x', source: null }]);
    const xml = partOf(bytes, '/xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<sheetView [^>]*><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/);
    expect(xml).not.toContain('<f>');
    const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map((found) => Number(found[1]));
    expect(widths).toHaveLength(COLUMNS.length);
    for (const width of widths) expect(width).toBeGreaterThan(7);
    for (const width of widths) expect(width).toBeLessThan(64);
  });

  it('takes text that a sheet cannot hold: control characters, half characters, too long', () => {
    const { sheet } = cellsOf(
      bookOf([{ name: 'a\u0000b\u001b', value: 1, note: '长'.repeat(40_000), source: '\ud800x' }]),
    );
    expect(sheet.A2.v).toBe('a\ufffdb\ufffd');
    expect(sheet.C2.v).toHaveLength(32_767);
    expect(sheet.C2.v.endsWith('…')).toBe(true);
    expect(sheet.D2.v).toBe('\ufffdx');
  });

  it('is a workbook for other readers as well', async () => {
    const read = await xlsxReader.read({ bytes: bookOf(rows) });
    expect(read.ok && read.value.blocks.some((block) => block.t === 'grid')).toBe(true);
  });

  it('beyond its limit fails with what to do instead, before anything is built', () => {
    const one: Row = { name: 'x', value: 1, note: null, source: null };
    const book = toXlsx(new Array<Row>(MOST_XLSX_ROWS + 1).fill(one), COLUMNS, 'values');
    expect(book).toMatchObject({ ok: false, failure: { code: 'export.too-large' } });
    expect(book.ok ? '' : book.failure.remedy.en).toContain('csv');
  });
});
