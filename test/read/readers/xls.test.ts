import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { gridMatrix } from '../../../src/read/grid.ts';
import { xlsReader } from '../../../src/read/readers/xls.ts';
import { readerContract } from '../../contracts/reader.ts';
import { figures, recordOfEach, recordWorkbook, sheetOf, valuesIn, workbookOf } from './sheet-of.ts';

const cell = (text: string, rows = 1, cols = 1) => ({ text, rows, cols });

readerContract(xlsReader, [
  {
    name: 'a sheet with merged cells',
    input: {
      bytes: workbookOf(
        { 表: sheetOf([[cell('前文', 1, 3)], [], [cell('甲', 2), cell('乙', 1, 2)], [cell('1'), cell('2')]]) },
        'biff8',
      ),
    },
    matrix: [
      ['甲', '乙', '乙'],
      ['甲', '1', '2'],
    ],
    paragraph: '前文',
  },
]);

describe('reports as workbooks of Excel 97–2003', () => {
  for (const record of recordOfEach()) {
    it(`${record.template}: every figure and every blank is read back`, async () => {
      const values = await valuesIn(xlsReader, recordWorkbook(record, 'sheets', 'biff8'));
      expect(figures(record, values)).toEqual(record.fields);
    });
  }

  it('cut off anywhere are malformed or whole, because what is left of a table would read as blank', async () => {
    const record = recordOfEach()[2]!;
    const whole = recordWorkbook(record, 'stacked', 'biff8');
    let malformed = 0;
    for (let i = 1; i < 100; i++) {
      const values = await valuesIn(xlsReader, whole.subarray(0, Math.floor((whole.length * i) / 100)));
      if (values) expect(figures(record, values)).toEqual(record.fields);
      else malformed++;
    }
    expect(malformed).toBeGreaterThan(80);
  });
});

/** A record of BIFF8: type, length, and its bytes. */
function biff(type: number, ...data: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(data.map((part) => (typeof part === 'string' ? Buffer.from(part, 'hex') : part)));
  const head = Buffer.alloc(4);
  head.writeUInt16LE(type, 0);
  head.writeUInt16LE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** A workbook of one row of texts, and other records of its sheet; those marked carry the fonts of their parts, as Excel writes `5¹`. */
function workbookWithFonts(texts: readonly { text: string; fonts: boolean }[], more: Buffer[] = []): Uint8Array {
  const strings = texts.map(({ text, fonts }) => {
    const [head, tail] = [Buffer.alloc(3), Buffer.from(fonts ? '01000500' : '', 'hex')];
    head.writeUInt16LE(text.length, 0);
    head[2] = fonts ? 9 : 1;
    return Buffer.concat([head, Buffer.from(fonts ? '0100' : '', 'hex'), Buffer.from(text, 'utf16le'), tail]);
  });
  const counts = Buffer.from([texts.length, 0, 0, 0, texts.length, 0, 0, 0]);
  const start = (kind: string) => biff(0x0809, `0006${kind}0000000000000000000000000000`.slice(0, 32));
  const cells = texts.map((_, i) => biff(0x00fd, Buffer.from([0, 0, i, 0, 0, 0, i, 0, 0, 0])));
  const sheet = Buffer.concat([start('1000'), ...cells, ...more, biff(0x0a)]);
  const globals = (at: number) => {
    const place = Buffer.alloc(4);
    place.writeUInt32LE(at);
    const name = Buffer.from('S1', 'latin1');
    return Buffer.concat([
      start('0500'),
      biff(0x85, place, '00000200', name),
      biff(0xfc, counts, ...strings),
      biff(0x0a),
    ]);
  };
  const file = CFB.utils.cfb_new();
  CFB.utils.cfb_add(file, '/Workbook', Buffer.concat([globals(globals(0).length), sheet, Buffer.alloc(4096)]));
  return new Uint8Array(CFB.write(file, { type: 'buffer' }));
}

describe('figures in workbooks of Excel 97–2003', () => {
  it('whose digits are of several fonts are unreadable: one may be a raised mark', async () => {
    const bytes = workbookWithFonts([
      { text: '行政许可', fonts: true },
      { text: '51', fonts: true },
      { text: '52', fonts: false },
    ]);
    const result = await xlsReader.read({ bytes });
    const grid = result.ok ? result.value.blocks.find((block) => block.t === 'grid') : undefined;
    expect(grid && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw))).toEqual([['行政许可', '~~51~~', '52']]);
  });

  it('are read where a list of what formulas refer to is damaged', async () => {
    // EXTERNSHEET ([MS-XLS] 2.4.105) of one byte, where its count alone has two.
    const figure = biff(0x0203, '000001000000', '0000000000001c40');
    const result = await xlsReader.read({
      bytes: workbookWithFonts([{ text: '行政许可', fonts: false }], [biff(0x0017, '01'), figure]),
    });
    const grid = result.ok ? result.value.blocks.find((block) => block.t === 'grid') : undefined;
    expect(grid && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw))).toEqual([['行政许可', '7']]);
  }, 60_000);

  it('are read where a damaged link is said to lie over all cells of the sheet', async () => {
    // HLINK ([MS-XLS] 2.4.140) of rows 0 to 65535 and all columns: each of its cells would be looked up.
    const link = biff(0x01b8, '0000ffff0000ff3f', '00'.repeat(16), '0200000000000000');
    const figure = biff(0x0203, '000001000000', '0000000000001c40');
    const links = Array.from({ length: 20 }, () => link);
    const result = await xlsReader.read({
      bytes: workbookWithFonts([{ text: '行政许可', fonts: false }], [...links, figure]),
    });
    const grid = result.ok ? result.value.blocks.find((block) => block.t === 'grid') : undefined;
    expect(grid && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw))).toEqual([['行政许可', '7']]);
  }, 60_000);

  it('are the values of formulas, however damaged the formulas are', async () => {
    // Row 0, column 1, the value 7 as a double; then a formula of one byte that promises a text behind the end of the record. The other
    // record was cut off.
    const value = Buffer.alloc(8);
    value.writeDoubleLE(7);
    const formula = biff(0x0006, '000001000000', value, '000000000000', '0100', '17');
    const cut = biff(0x0006, '000000000000000003020e0008000700');
    const bytes = workbookWithFonts([{ text: '行政许可', fonts: false }], [formula, cut]);
    const result = await xlsReader.read({ bytes });
    const grid = result.ok ? result.value.blocks.find((block) => block.t === 'grid') : undefined;
    expect(grid && gridMatrix(grid).map((row) => row.map((cell) => cell?.raw))).toEqual([['行政许可', '7']]);
  });
});
