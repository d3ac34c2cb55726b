import { fail, isFailureError, ok } from '../../errors/failure.ts';
import { readXmlWorkbook } from '../excel-xml/workbook.ts';
import { sniff } from '../sniff.ts';
import { workbookDocument } from '../spreadsheet.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 32_000_000;
const VERSION = '1';

/**
 * Workbooks of Excel 2003 as one XML file (SpreadsheetML), often under the name `.xls`; otherwise as `xlsx`: every figure as the sheet shows
 * it, places are `Sheet!B4`. Such files hold no pictures.
 */
export const excelXmlReader: Reader = {
  format: 'excel-xml',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'excel-xml',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      return ok(workbookDocument(readXmlWorkbook(input.bytes), 'excel-xml', VERSION));
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};
