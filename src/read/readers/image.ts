import { FailureError, fail, failure, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { pageBlocks } from '../page-blocks.ts';
import { openPicture, type Picture } from '../raster/decode-picture.ts';
import { isOcrInstalled } from '../raster/ocr-place.ts';
import { type Announce, recognisePages } from '../raster/recognise-pages.ts';
import { sniff } from '../sniff.ts';
import type { Reader } from './reader.ts';

const VERSION = '1';
const MAX_BYTES = 80_000_000;

/**
 * Pictures of a report (JPEG, PNG, TIFF, WebP, GIF): tables from the rules that are seen, cells and text by recognition. Fails with
 * `read.needs-ocr` where recognition is not installed.
 */
export const imageReader: Reader = {
  format: 'image',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'image',
  async read({ bytes, announce }) {
    if (bytes.length > MAX_BYTES) return fail('read.too-complex', `${bytes.length} bytes`);
    if (!isOcrInstalled()) return fail('read.needs-ocr', 'a picture; recognition: not installed', { scanned: true });
    try {
      return await readPicture(await openPicture(bytes), announce);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

async function readPicture(picture: Picture, announce?: Announce): Promise<Result<Document>> {
  const numbers = Array.from({ length: picture.pages }, (_, i) => i + 1);
  const pages = await recognisePages(numbers, async (n) => ({ image: await picture.page(n - 1), dpi: null }), announce);
  if (pages.size === 0) throw new FailureError(failure('read.malformed', 'a picture without pages'));
  const { blocks, warnings } = pageBlocks([...pages.values()]);
  return ok({
    irVersion: 1,
    format: 'image',
    reader: { name: 'image', version: VERSION },
    meta: {},
    pages: [...pages.keys()].map((n) => ({ n, textSource: 'ocr' })),
    blocks,
    links: [],
    warnings,
  });
}
