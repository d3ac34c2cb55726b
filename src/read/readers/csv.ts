import { fail, isFailureError, ok } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { declaredCharset, decodeText } from '../decode-text.ts';
import { separatedRows } from '../separated/separated-rows.ts';
import type { Sheet } from '../sheet.ts';
import { sniff } from '../sniff.ts';
import { workbookDocument } from '../spreadsheet.ts';
import type { Reader, ReadInput } from './reader.ts';
import { MOST_PLAIN_BYTES } from './text.ts';

const VERSION = '1';
/** As for plain text: many times what the longest report has. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Tables of separated values (CSV, TSV), where a text is certainly one: as a sheet whose merged cells are lost, so that its tables are
 * `sequence` grids. Places are `CSV!B4`.
 */
export const csvReader: Reader = {
  format: 'csv',
  version: VERSION,
  accepts: (input) => rowsOf(input) !== null,
  async read(input) {
    const rows = rowsOf(input);
    if (rows === null) return fail('read.malformed', 'no table of separated values');
    try {
      return ok(withoutSpans(workbookDocument([sheetOf(rows)], 'csv', VERSION)));
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

/** Null where the text is no such table for certain; characters that were lost may have been separators. */
function rowsOf({ bytes, contentType }: ReadInput): string[][] | null {
  if (bytes.length > MOST_PLAIN_BYTES || sniff(bytes) !== 'text') return null;
  const { text, replacements } = decodeText(bytes, declaredCharset(contentType, bytes));
  return replacements > 0 || text.length > MAX_CHARACTERS ? null : separatedRows(text);
}

function sheetOf(rows: readonly (readonly string[])[]): Sheet {
  const cells = rows.flatMap((row, r) => row.flatMap((shown, c) => (shown.trim() === '' ? [] : [{ r, c, shown }])));
  return {
    name: 'CSV',
    hidden: false,
    cells,
    merges: [],
    hiddenRows: new Set(),
    hiddenCols: new Set(),
    drawing: false,
    warnings: [],
  };
}

/** Where cells were merged only the first holds something: no cell says how far it reaches. */
function withoutSpans(document: Document): Document {
  const blocks = document.blocks.map((block) =>
    block.t === 'grid' ? { ...block, source: 'sequence' as const } : block,
  );
  return { ...document, blocks };
}
