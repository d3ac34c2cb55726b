import { fail, isFailureError, ok } from '../../errors/failure.ts';
import { readBody } from '../rtf/body.ts';
import { sniff } from '../sniff.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 40_000_000;
const VERSION = '1';

/** Rich Text Format (1.9.1), often under the name `.doc`: paragraphs, and tables as `markup` grids by the edges of their cells. */
export const rtfReader: Reader = {
  format: 'rtf',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'rtf',
  async read({ bytes }) {
    if (bytes.length > MAX_BYTES) return fail('read.too-complex', `${bytes.length} bytes`);
    try {
      const { title, blocks, pictures, warnings } = readBody(bytes);
      if (blocks.length === 0 && pictures > 0)
        return fail('read.unsupported', 'scanned', { format: 'rtf', scanned: true, pages: pictures });
      return ok({
        irVersion: 1,
        format: 'rtf',
        reader: { name: 'rtf', version: VERSION },
        meta: title === '' ? {} : { title },
        blocks,
        links: [],
        warnings,
      });
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};
