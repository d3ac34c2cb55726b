import { fail, failure, isFailureError, ok, type Result } from '../errors/failure.ts';
import { maskText } from '../extract/personal-data/find-personal-data.ts';
import { PdfiumAbort } from '../read/pdf/pdfium.ts';
import { pdfPagePicture, pdfPages } from '../read/pdf/shown-page.ts';
import { type GreyImage, resized } from '../read/raster/grey-image.ts';
import { greyPng } from '../read/raster/grey-png.ts';
import { isOcrInstalled } from '../read/raster/ocr-place.ts';
import { pagePicture, picturePages } from '../read/raster/shown-picture.ts';
import { readDocument } from '../read/read-document.ts';
import { sniff } from '../read/sniff.ts';
import type { Block, Document } from '../report/document.ts';
import type { ShownBlock, ShownOriginal } from '../report/shown-original.ts';

/** What is asked of the reading process for people's eyes: the whole original, or one of its pages (1-based) as a PNG. */
export type ShowRequest = { bytes: Uint8Array; url: string; contentType: string | null } & (
  | { show: 'original' }
  | { show: 'page'; n: number }
);

/** Text beyond this is not shown; the longest report has a tenth of it. */
const MOST_CHARACTERS = 300_000;
/** Pixels of a page for eyes. */
const MOST_PIXELS = 1_600_000;

/** Runs in the child process. Failures: those of the readers, and `read.unsupported` where a format has no pages to draw. */
export async function showOriginal(request: ShowRequest): Promise<Result<ShownOriginal | Uint8Array>> {
  if (sniff(request.bytes) === 'image' && !isOcrInstalled())
    return fail('read.needs-ocr', 'a picture; recognition: not installed', { scanned: true });
  try {
    return request.show === 'page' ? await drawn(request.bytes, request.n) : await shown(request);
  } catch (error) {
    if (isFailureError(error)) return { ok: false, failure: error.failure };
    if (error instanceof PdfiumAbort) return fail('read.too-complex', `PDFium gave up: ${error.message}`);
    throw error;
  }
}

async function drawn(bytes: Uint8Array, n: number): Promise<Result<Uint8Array>> {
  const format = sniff(bytes);
  if (format !== 'pdf' && format !== 'image') return fail('read.unsupported', `no pages in ${format}`, { format });
  const image = await (format === 'pdf' ? pdfPagePicture : pagePicture)(bytes, n);
  if (image === null) return { ok: false, failure: failure('read.malformed', `no page ${n}`) };
  return ok(greyPng(forEyes(image)));
}

function forEyes(image: GreyImage): GreyImage {
  const factor = Math.sqrt(MOST_PIXELS / (image.width * image.height));
  return factor < 1 ? resized(image, factor) : image;
}

async function shown({ bytes, url, contentType }: ShowRequest): Promise<Result<ShownOriginal>> {
  const format = sniff(bytes);
  if (format === 'pdf' || format === 'image') {
    const pages = await (format === 'pdf' ? pdfPages : picturePages)(bytes);
    return ok({ format, reader: null, pages, blocks: [], cut: false });
  }
  const read = await readDocument({ bytes, ...(url ? { url } : {}), ...(contentType ? { contentType } : {}) });
  return read.ok ? ok(asText(read.value)) : read;
}

/** Text and tables of a document without its markup; numbers of persons are masked. */
function asText({ format, reader, blocks }: Document): ShownOriginal {
  const out: ShownBlock[] = [];
  let left = MOST_CHARACTERS;
  let grids = 0;
  for (const block of blocks) {
    if (left <= 0) break;
    if (block.t === 'grid') grids++;
    const one = shownBlock(block, grids);
    left -= one.t === 'grid' ? one.cells.reduce((sum, { raw }) => sum + raw.length + 20, 0) : 20;
    if (one.t === 'p') left -= one.text.length;
    out.push(one);
  }
  return {
    format,
    reader: `${reader.name} ${reader.version}`,
    pages: [],
    blocks: out,
    cut: out.length < blocks.length,
  };
}

function shownBlock(block: Block, number: number): ShownBlock {
  if (block.t === 'p') {
    const { text, level, places } = block;
    const path = places[0]?.path;
    return {
      t: 'p',
      text: maskText(text),
      ...(level === undefined ? {} : { level }),
      ...(path === undefined ? {} : { path }),
    };
  }
  if (block.t === 'img') return { t: 'img', alt: maskText(block.alt ?? '') };
  const cells = block.cells.map(({ r, c, rs, cs, raw, places: [place] }) => ({
    ...{ r, c, rs, cs, raw: maskText(raw) },
    ...(place?.path === undefined ? {} : { path: place.path }),
    ...(place?.page === undefined ? {} : { page: place.page }),
  }));
  return { t: 'grid', number, rows: block.rows, source: block.source, cells };
}
