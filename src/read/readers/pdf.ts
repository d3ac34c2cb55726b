import { FailureError, fail, failure, ok, type Result } from '../../errors/failure.ts';
import type { Document } from '../../report/document.ts';
import { pageBlocks } from '../page-blocks.ts';
import { Budget } from '../pdf/budget.ts';
import { documentMeta, withDocument } from '../pdf/open-document.ts';
import { type Pdfium, PdfiumAbort, withPdfium } from '../pdf/pdfium.ts';
import { readPage } from '../pdf/read-page.ts';
import { sniff } from '../sniff.ts';
import type { Reader } from './reader.ts';

const VERSION = '1';
const MAX_BYTES = 80_000_000;

/**
 * PDF by way of PDFium: ruled tables from the lines that a page draws, stitched over page breaks, and the text around them. Pages
 * without text are pictures; a document of such pages only is not readable (`read.unsupported`, `scanned` in the context).
 */
export const pdfReader: Reader = {
  format: 'pdf',
  version: VERSION,
  accepts: (input) => sniff(input.bytes) === 'pdf',
  async read({ bytes }) {
    if (bytes.length > MAX_BYTES) return fail('read.too-complex', `${bytes.length} bytes`);
    try {
      return await withPdfium((pdfium) => withDocument(pdfium, bytes, (document) => readPages(pdfium, document)));
    } catch (error) {
      if (error instanceof FailureError) return { ok: false, failure: error.failure };
      if (error instanceof PdfiumAbort) return fail('read.too-complex', `PDFium gave up: ${error.message}`);
      throw error;
    }
  },
};

function readPages(pdfium: Pdfium, document: number): Result<Document> {
  const budget = new Budget();
  const count = pdfium.api.FPDF_GetPageCount(document);
  budget.spend('pages', count);
  const pages = Array.from({ length: count }, (_, index) => readPage(pdfium, document, index, budget));
  if (pages.every(({ page }) => page.width === 0))
    throw new FailureError(failure('read.malformed', 'no page can be loaded', { pages: count }));
  if (pages.every(({ source }) => source !== 'text'))
    return fail('read.unsupported', 'scanned', { format: 'pdf', scanned: true, pages: count });
  const { blocks, warnings } = pageBlocks(pages.map(({ page }) => page));
  return ok({
    irVersion: 1,
    format: 'pdf',
    reader: { name: 'pdf', version: VERSION },
    meta: documentMeta(pdfium, document),
    pages: pages.map(({ page, source }) => ({ n: page.n, textSource: source })),
    blocks,
    links: [],
    warnings: [...pages.flatMap((page) => page.warnings), ...warnings],
  });
}
