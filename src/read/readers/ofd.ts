import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { tidyText } from '../normalise.ts';
import { readPackage } from '../ofd/package.ts';
import { scanPage } from '../ofd/page-scan.ts';
import { pageBlocks } from '../page-blocks.ts';
import { Budget } from '../pdf/budget.ts';
import { pageSpace } from '../pdf/page-space.ts';
import { orientation, positioned } from '../pdf/read-page.ts';
import { sniff } from '../sniff.ts';
import { readZipParts } from '../zip-parts.ts';
import type { Reader } from './reader.ts';

const MAX_BYTES = 80_000_000;
const BUDGET = { entries: 10_000, bytes: 64_000_000 } as const;
const VERSION = '1';

/**
 * OFD (GB/T 33190): positioned characters and drawn lines of each page, from which tables and paragraphs are made as for PDF. Pages
 * without text are pictures; a document of such pages only is not readable (`read.unsupported`, `scanned` in the context).
 */
export const ofdReader: Reader = {
  format: 'ofd',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'ofd',
  async read({ bytes }) {
    if (bytes.length > MAX_BYTES) return fail('read.too-complex', `${bytes.length} bytes`);
    try {
      return readPages(await readZipParts(bytes, (name) => /\.xml$/i.test(name), BUDGET));
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

function readPages(parts: ReadonlyMap<string, Uint8Array>): Result<Document> {
  const { title, pages } = readPackage(parts);
  const budget = new Budget();
  budget.spend('pages', pages.length);
  if (pages.length === 0) return fail('read.malformed', 'the package has no page');
  const read = pages.map((page, index) => {
    budget.checkTime();
    const { box, drawings, characters, warnings } = scanPage(parts, page, index + 1, budget);
    const space = pageSpace(box, orientation(characters, 0));
    const { warnings: doubts, ...found } = positioned(index + 1, box, space, drawings, characters);
    return { ...found, warnings: [...warnings, ...doubts] };
  });
  if (read.every(({ source }) => source !== 'text'))
    return fail('read.unsupported', 'scanned', { format: 'ofd', scanned: true, pages: pages.length });
  const { blocks, warnings } = pageBlocks(read.map(({ page }) => page));
  return ok({
    irVersion: 1,
    format: 'ofd',
    reader: { name: 'ofd', version: VERSION },
    meta: title === '' ? {} : { title: tidyText(title).slice(0, 500) },
    pages: read.map(({ page, source }) => ({ n: page.n, textSource: source })),
    blocks,
    links: [],
    warnings: [...read.flatMap((page) => page.warnings), ...warnings],
  });
}
