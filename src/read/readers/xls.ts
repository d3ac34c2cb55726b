import { fail, isFailureError, ok } from '../../errors/failure.ts';
import { sniff } from '../sniff.ts';
import { workbookDocument } from '../spreadsheet.ts';
import { isCutOff } from '../xls/compound-file.ts';
import { readBinaryWorkbook } from '../xls/workbook.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 16_000_000;
const VERSION = '1';

/** Workbooks of Excel 97–2003 and WPS (BIFF8 in a compound file), by SheetJS; otherwise as `xlsx`. */
export const xlsReader: Reader = {
  format: 'xls',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'xls',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    if (isCutOff(input.bytes)) return fail('read.malformed', 'the file is cut off');
    try {
      return ok(workbookDocument(readBinaryWorkbook(input.bytes), 'xls', VERSION));
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};
