import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { openOdf } from '../odf/package.ts';
import { odfText } from '../odf/text-body.ts';
import { withPictures } from '../pictures/with-pictures.ts';
import { sniff } from '../sniff.ts';
import type { Reader, ReadInput } from './reader.ts';

const MAX_BYTES = 40_000_000;
const VERSION = '2';

/**
 * OpenDocument texts (ISO/IEC 26300), tracked changes accepted: paragraphs, tables without inner tables as `markup` grids, pictures by
 * their files. Numbers that the program counts itself, notes and headers are left out.
 */
export const odtReader: Reader = {
  format: 'odt',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'odt',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      return await readText(input);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

async function readText(input: ReadInput): Promise<Result<Document>> {
  const file = await openOdf(input.bytes);
  const { blocks, links, warnings, files } = odfText(file);
  if (blocks.length === 0) return fail('read.empty', 'no text in the file');
  const document: Document = {
    irVersion: 1,
    format: 'odt',
    reader: { name: 'odt', version: VERSION },
    meta: file.meta,
    blocks,
    links,
    warnings,
  };
  return ok(await withPictures(document, files, input));
}
