import { fail, isFailureError, ok } from '../../errors/failure.ts';
import type { Picture } from '../../report/document.ts';
import { type PictureBytes, withPictures } from '../pictures/with-pictures.ts';
import { sniff } from '../sniff.ts';
import { workbookDocument } from '../spreadsheet.ts';
import { partOf, readWorkbook, sheetPictures } from '../xlsx/workbook.ts';
import { readWorksheet } from '../xlsx/worksheet.ts';
import { readZipParts } from '../zip-parts.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 32_000_000;
const BUDGET = { entries: 5_000, bytes: 64_000_000 } as const;
const READ = /\.(?:xml|rels|png|jpe?g|gif|tiff?|webp)$/i;
const UNREAD = /(?:^|\/)(?:theme|charts|embeddings|printerSettings|externalLinks|pivot\w*|customXml|docProps)\//i;
const VERSION = '3';

/**
 * Workbooks in Office Open XML (ISO/IEC 29500). Every figure is read as the sheet shows it (`1,234`, `12%`); a table of a sheet  is a
 * `markup` grid, a row with one text over the whole width a paragraph; pictures come after the cells of their sheet. Places are `Sheet!B4`.
 */
export const xlsxReader: Reader = {
  format: 'xlsx',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'xlsx',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      const parts = await readZipParts(input.bytes, (name) => READ.test(name) && !UNREAD.test(name), BUDGET);
      const book = readWorkbook(parts);
      const sheets = book.sheets.map((sheet) => ({
        ...readWorksheet(sheet.part, partOf(parts, sheet.part), sheet, book),
        pictures: sheetPictures(parts, sheet.part),
      }));
      const files = new Map<Picture, PictureBytes>();
      return ok(await withPictures(workbookDocument(sheets, 'xlsx', VERSION, files), files, input));
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};
