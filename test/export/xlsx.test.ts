import { CFB, read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { allRows } from '../../src/export/table.ts';
import { toXlsx, xlsxParts } from '../../src/export/xlsx.ts';
import { xlsxReader } from '../../src/read/readers/xlsx.ts';

const COLUMNS = ['name', 'value', 'note', 'source'] as const;
type Row = Record<(typeof COLUMNS)[number], string | number | null | object>;

const bookOf = (rows: readonly Row[]) => toXlsx(rows, COLUMNS, 'values');

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

  it('holds what was given: numbers as numbers, text as text, nothing where there was nothing', async () => {
    const { book, sheet } = cellsOf(await bookOf(rows));
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
    async (text) => {
      const { sheet } = cellsOf(await bookOf([{ name: text, value: 1, note: null, source: null }]));
      expect(sheet.A2).toMatchObject({ t: 's', v: text, z: '@' });
      expect(sheet.A2.f).toBe(undefined);
    },
  );

  it('keeps its head in sight, and makes columns as wide as their text within reason', async () => {
    const bytes = await bookOf([...rows, { name: '长'.repeat(500), value: 1, note: 'x', source: null }]);
    const xml = partOf(bytes, '/xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<sheetView [^>]*><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"\/>/);
    expect(xml).not.toContain('<f>');
    const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map((found) => Number(found[1]));
    expect(widths).toHaveLength(COLUMNS.length);
    for (const width of widths) expect(width).toBeGreaterThan(7);
    for (const width of widths) expect(width).toBeLessThan(64);
  });

  it('takes text that a sheet cannot hold: control characters, half characters, too long', async () => {
    const { sheet } = cellsOf(
      await bookOf([{ name: 'a\u0000b\u001b', value: 1, note: '长'.repeat(40_000), source: '\ud800x' }]),
    );
    expect(sheet.A2.v).toBe('a\ufffdb\ufffd');
    expect(sheet.C2.v).toHaveLength(32_767);
    expect(sheet.C2.v.endsWith('…')).toBe(true);
    expect(sheet.D2.v).toBe('\ufffdx');
  });

  it('is a workbook for other readers as well', async () => {
    const read = await xlsxReader.read({ bytes: await bookOf(rows) });
    expect(read.ok && read.value.blocks.some((block) => block.t === 'grid')).toBe(true);
  });

  it('keeps text that a spreadsheet has words of its own for, and line ends', async () => {
    const texts = ['_x0041_', 'a\nb', '<b>&amp;"', 'é\tz'];
    const { sheet } = cellsOf(await bookOf(texts.map((name) => ({ name, value: 1, note: null, source: null }))));
    expect(texts.map((_, i) => sheet[`A${i + 2}`].v)).toEqual(texts);
  });

  it('goes on in further sheets with their own heads, and says their names', async () => {
    const many = Array.from({ length: 7 }, (_, i): Row => ({ name: `n${i}`, value: i, note: null, source: null }));
    const said: string[][] = [];
    const options = { most: 3, onSheets: (names: readonly string[]) => void said.push([...names]) };
    const parts: Uint8Array[] = [];
    for await (const part of xlsxParts({ columns: COLUMNS, rows: allRows(many) }, 'values', options)) parts.push(part);
    const book = read(Buffer.concat(parts), { type: 'array' });
    expect(said).toEqual([['values（1，共3）', 'values（2，共3）', 'values（3，共3）']]);
    expect(book.SheetNames).toEqual(said[0]);
    const rows = book.SheetNames.map((name) => utils.sheet_to_json<Row>(book.Sheets[name]!));
    expect(rows.map((some) => some.map(({ name }) => name))).toEqual([['n0', 'n1', 'n2'], ['n3', 'n4', 'n5'], ['n6']]);
  });

  it('of more rows than it once could hold (200,000) takes no more memory than of some', async () => {
    const one: Row = { name: '示例市交通运输局', value: 1, note: null, source: { page: 3, row: 2 } };
    const some = new Array<Row>(1_000).fill(one);
    async function* rows() {
      for (let i = 0; i < 300; i++) yield some;
    }
    let [bytes, most] = [0, 0];
    const before = process.memoryUsage().rss;
    for await (const part of xlsxParts({ columns: COLUMNS, rows: rows() }, 'values')) {
      bytes += part.length;
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(most).toBeLessThan(250_000_000);
  }, 60_000);

  it('of no rows has its head', async () => {
    expect(utils.sheet_to_json(cellsOf(await bookOf([])).sheet, { header: 1 })).toEqual([[...COLUMNS]]);
  });
});
