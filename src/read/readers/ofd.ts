import { fail, isFailureError, ok, type Result } from '../../errors/failure.ts';
import type { Block, Document, Picture, Rect } from '../../report/document.ts';
import { tidyText } from '../normalise.ts';
import { type OfdPage, readPackage } from '../ofd/package.ts';
import { scanPage } from '../ofd/page-scan.ts';
import { pageBlocks } from '../page-blocks.ts';
import { Budget } from '../pdf/budget.ts';
import { pageSpace } from '../pdf/page-space.ts';
import { orientation, positioned, type ReadPage } from '../pdf/read-page.ts';
import { type PictureBytes, withPictures } from '../pictures/with-pictures.ts';
import { roundRect } from '../ruled-grid.ts';
import { sniff } from '../sniff.ts';
import { readZipParts } from '../zip-parts.ts';
import type { Reader, ReadInput } from './reader.ts';

const MAX_BYTES = 80_000_000;
const BUDGET = { entries: 10_000, bytes: 64_000_000 } as const;
const VERSION = '7';
/** Share of a page from which a picture may be its scan, or a strip of it. */
const STRIP = 0.03;

/**
 * OFD (GB/T 33190): positioned characters and drawn lines of each page, from which tables and paragraphs are made as for PDF; pictures by
 * their files. A document of pages without text whose pictures are not there is not readable (`read.unsupported`, `scanned` in the context).
 */
export const ofdReader: Reader = {
  format: 'ofd',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'ofd',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      const isRead = (name: string) => /\.(?:xml|png|jpe?g|bmp|gif|tiff?)$/i.test(name);
      return await readPages(await readZipParts(input.bytes, isRead, BUDGET), input);
    } catch (error) {
      if (isFailureError(error)) return { ok: false, failure: error.failure };
      throw error;
    }
  },
};

/** A page, and the files of its pictures by their boxes. */
interface DrawnPage extends ReadPage {
  files: { box: Rect; file: Uint8Array }[];
}

async function readPages(parts: ReadonlyMap<string, Uint8Array>, input: ReadInput): Promise<Result<Document>> {
  const { title, pages } = readPackage(parts);
  const budget = new Budget();
  budget.spend('pages', pages.length);
  if (pages.length === 0) return fail('read.malformed', 'the package has no page');
  const read = pages.map((page, index) => drawnPage(parts, page, index + 1, budget));
  if (read.every(({ source, files }) => source !== 'text' && files.length === 0))
    return fail('read.unsupported', 'scanned', { format: 'ofd', scanned: true, pages: pages.length });
  const { blocks, warnings } = pageBlocks(read.map(({ page }) => page));
  const document: Document = {
    irVersion: 1,
    format: 'ofd',
    reader: { name: 'ofd', version: VERSION },
    meta: title === '' ? {} : { title: tidyText(title).slice(0, 500) },
    pages: read.map(({ page, source }) => ({ n: page.n, textSource: source })),
    blocks,
    links: [],
    warnings: [...read.flatMap((page) => page.warnings), ...warnings],
  };
  return ok(await withPictures(document, filesOf(blocks, read), input));
}

function drawnPage(parts: ReadonlyMap<string, Uint8Array>, page: OfdPage, n: number, budget: Budget): DrawnPage {
  budget.checkTime();
  const { box, drawings, characters, warnings, marks: drawn } = scanPage(parts, page, n, budget);
  const space = pageSpace(box, orientation(characters, 0));
  const found = positioned(n, box, space, drawings, characters);
  const least = STRIP * space.width * space.height;
  const files = drawings.images.flatMap((image) => {
    const file = parts.get(page.media.get(image.resource ?? '') ?? '');
    const place = roundRect(space.rect(...image.box));
    return file && (place[2] - place[0]) * (place[3] - place[1]) >= least ? [{ box: place, file }] : [];
  });
  // A page without text is its pictures, one by one.
  const pictures = found.source === 'text' || files.length === 0 ? found.page.pictures : files.map((one) => one.box);
  const marks = drawn.map((mark) => space.rect(...mark));
  return { ...found, page: { ...found.page, pictures, marks }, warnings: [...warnings, ...found.warnings], files };
}

function filesOf(blocks: readonly Block[], pages: readonly DrawnPage[]): Map<Picture, PictureBytes> {
  const files = new Map<Picture, PictureBytes>();
  for (const block of blocks) {
    const place = block.t === 'img' ? block.places[0] : undefined;
    const found = pages[(place?.page ?? 0) - 1]?.files.find(({ box }) => box.join() === place?.bbox?.join());
    if (block.t === 'img' && found) files.set(block, async () => found.file);
  }
  return files;
}
