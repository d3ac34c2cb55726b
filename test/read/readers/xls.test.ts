import { describe, expect, it } from 'vitest';
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
