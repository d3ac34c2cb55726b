import { FailureError, fail, failure, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { pageBlocks } from '../page-blocks.ts';
import { Budget } from '../pdf/budget.ts';
import { attachedFiles, documentMeta, withDocument } from '../pdf/open-document.ts';
import { type Pdfium, PdfiumAbort, withPdfium } from '../pdf/pdfium.ts';
import { type ReadPage, readPage } from '../pdf/read-page.ts';
import { renderPage } from '../pdf/render-page.ts';
import { withPagePictures } from '../pictures/page-pictures.ts';
import type { PositionedPage } from '../positioned-page.ts';
import { isOcrInstalled } from '../raster/ocr-place.ts';
import { recognisePages } from '../raster/recognise-pages.ts';
import { ruledGrids } from '../ruled-grid.ts';
import { sniff } from '../sniff.ts';
import type { Reader, ReadInput } from './reader.ts';

const VERSION = '7';
const MAX_BYTES = 80_000_000;

/**
 * PDF by way of PDFium: ruled tables from the lines that a page draws, stitched over page breaks, and the text around them. Pages
 * without text that can be trusted (scans, fonts that name no characters) are drawn and recognised, as are, where asked for, pictures among text; where recognition is not installed,
 * a document that has its tables on such pages fails with `read.needs-ocr`.
 */
export const pdfReader: Reader = {
  format: 'pdf',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'pdf',
  async read(input) {
    if (input.bytes.length > MAX_BYTES) return fail('read.too-complex', `${input.bytes.length} bytes`);
    try {
      return await readPdf(input);
    } catch (error) {
      if (error instanceof FailureError) return { ok: false, failure: error.failure };
      if (error instanceof PdfiumAbort) return fail('read.too-complex', `PDFium gave up: ${error.message}`);
      throw error;
    }
  },
};

async function readPdf(input: ReadInput): Promise<Result<Document>> {
  const drawn = await withPdfium(
    (pdfium) =>
      withDocument(pdfium, input.bytes, (document) => ({
        meta: documentMeta(pdfium, document),
        pages: drawnPages(pdfium, document),
        attached: attachedFiles(pdfium, document),
      })),
    input.bytes.length,
  );
  const recognised = await recognisedPages(input, drawn.pages);
  const pages = drawn.pages.map(({ page }) => recognised.get(page.n) ?? page);
  const { blocks, warnings } = pageBlocks(pages);
  const document: Document = {
    irVersion: 1,
    format: 'pdf',
    reader: { name: 'pdf', version: VERSION },
    meta: drawn.meta,
    pages: drawn.pages.map(({ page, source }) => ({ n: page.n, textSource: recognised.has(page.n) ? 'ocr' : source })),
    blocks,
    links: [],
    warnings: [
      ...drawn.attached.map((path) => ({ code: 'attached-file', place: { path } })),
      ...drawn.pages.flatMap(({ page, warnings }) => (recognised.has(page.n) ? [] : warnings)),
      ...warnings,
    ],
  };
  return ok(await withPagePictures(document, (n) => pictureOfPage(input, n), input));
}

function pictureOfPage({ bytes }: ReadInput, n: number) {
  return withPdfium(
    (pdfium) => withDocument(pdfium, bytes, (document) => renderPage(pdfium, document, n - 1)),
    bytes.length,
  );
}

function drawnPages(pdfium: Pdfium, document: number): ReadPage[] {
  const budget = new Budget();
  const count = pdfium.api.FPDF_GetPageCount(document);
  budget.spend('pages', count);
  const pages = Array.from({ length: count }, (_, index) => readPage(pdfium, document, index, budget));
  if (pages.every(({ page }) => page.width === 0))
    throw new FailureError(failure('read.malformed', 'no page can be loaded', { pages: count }));
  return pages;
}

/** The pages without text that can be trusted, from their pictures. Where that is not installed and there are tables without it: none. */
async function recognisedPages(input: ReadInput, pages: readonly ReadPage[]): Promise<Map<number, PositionedPage>> {
  const scans = pages.filter(({ page, source }) => source !== 'text' && page.width > 0).map(({ page }) => page.n);
  const hasTables = () => pages.some(({ page }) => ruledGrids(page).grids.length > 0);
  if (scans.length > 0 && !isOcrInstalled() && hasTables()) return new Map();
  return recognisePages(scans, (n) => pictureOfPage(input, n), input.announce);
}
