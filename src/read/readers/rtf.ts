import { fail, isFailureError, ok } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { withPictures } from '../pictures/with-pictures.ts';
import { readBody } from '../rtf/body.ts';
import { sniff } from '../sniff.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 40_000_000;
const VERSION = '3';

/** Rich Text Format (1.9.1), often under the name `.doc`: paragraphs, and tables as `markup` grids by the edges of their cells; pictures by their files. */
export const rtfReader: Reader = {
  format: 'rtf',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'rtf',
  async read(input) {
    const { bytes } = input;
    if (bytes.length > MAX_BYTES) return fail('read.too-complex', `${bytes.length} bytes`);
    try {
      const { title, blocks, files, warnings } = readBody(bytes);
      if (blocks.length > 0 && files.size === 0 && blocks.every(({ t }) => t === 'img'))
        return fail('read.unsupported', 'scanned', { format: 'rtf', scanned: true, pages: blocks.length });
      const document: Document = {
        irVersion: 1,
        format: 'rtf',
        reader: { name: 'rtf', version: VERSION },
        meta: title === '' ? {} : { title },
        blocks,
        links: [],
        warnings,
      };
      return ok(await withPictures(document, files, input));
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};
