import { fail, isFailureError, ok } from '../../errors/failure.ts';
import type { Picture } from '../../report/document.ts';
import { openOdf } from '../odf/package.ts';
import { odfSheets } from '../odf/sheets.ts';
import { type PictureBytes, withPictures } from '../pictures/with-pictures.ts';
import { sniff } from '../sniff.ts';
import { workbookDocument } from '../spreadsheet.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 32_000_000;
const VERSION = '2';

/** OpenDocument spreadsheets (ISO/IEC 26300), otherwise as `xlsx`: every figure as the sheet shows it, places are `Sheet!B4`. */
export const odsReader: Reader = {
  format: 'ods',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'ods',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      const files = new Map<Picture, PictureBytes>();
      const document = workbookDocument(odfSheets(await openOdf(input.bytes)), 'ods', VERSION, files);
      return ok(await withPictures(document, files, input));
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};
