import type { ShownPage } from '../../report/shown-original.ts';
import type { GreyImage } from '../raster/grey-image.ts';
import { straightened } from '../raster/page-layout.ts';
import { Budget } from './budget.ts';
import { withDocument } from './open-document.ts';
import { withPdfium } from './pdfium.ts';
import { readPage } from './read-page.ts';
import { renderPage } from './render-page.ts';

/** Resolution for eyes: a page as broad as a screen. */
const DPI = 110;

/** The pages of a PDF with their sizes as they are shown; those that cannot be loaded are left out. Throws as `withDocument` does. */
export function pdfPages(bytes: Uint8Array): Promise<ShownPage[]> {
  return withPdfium(
    (pdfium) =>
      withDocument(pdfium, bytes, (document) => {
        const budget = new Budget();
        const count = pdfium.api.FPDF_GetPageCount(document);
        budget.spend('pages', count);
        const pages = Array.from({ length: count }, (_, index) => readPage(pdfium, document, index, budget).page);
        return pages.filter(({ width }) => width > 0).map(({ n, width, height }) => ({ n, width, height }));
      }),
    bytes.length,
  );
}

/**
 * A page (1-based) drawn the way up in which its cells have their boxes; a page that was read from its picture is drawn as it was
 * straightened for that. Null where there is no such page. Throws as `withDocument` does.
 */
export function pdfPagePicture(bytes: Uint8Array, n: number): Promise<GreyImage | null> {
  return withPdfium(
    (pdfium) =>
      withDocument(pdfium, bytes, (document) => {
        if (n < 1 || n > pdfium.api.FPDF_GetPageCount(document)) return null;
        const { turn, source } = readPage(pdfium, document, n - 1, new Budget());
        if (source === 'text') return renderPage(pdfium, document, n - 1, { dpi: DPI, turn })?.image ?? null;
        const drawn = renderPage(pdfium, document, n - 1);
        return drawn && (straightened(drawn.image, drawn.dpi)?.grey ?? drawn.image);
      }),
    bytes.length,
  );
}
