import { FailureError, failure } from '../../errors/failure.ts';
import type { GreyImage } from '../raster/grey-image.ts';
import type { Pdfium } from './pdfium.ts';

/** Resolution at which a page is drawn for recognition; finer gains nothing. */
const DPI = 200;
/** A3 at that resolution; larger pages are drawn coarser. */
const MOST_PIXELS = 8_000_000;
const GREY = 1;
/** Notes and form fields are drawn; colours become grey. */
const FLAGS = 0x01 | 0x08;
const WHITE = 0xff_ff_ff_ff;

/** Finest resolution, and quarters clockwise by which the page is turned beyond what it says itself. */
export interface Rendering {
  dpi?: number;
  turn?: number;
}

/** A page (0-based index) as it is shown, drawn in grey, with the resolution at which it was drawn; null where it cannot be loaded. */
export function renderPage(
  pdfium: Pdfium,
  document: number,
  index: number,
  rendering: Rendering = {},
): { image: GreyImage; dpi: number } | null {
  const page = pdfium.api.FPDF_LoadPage(document, index);
  if (page === 0) return null;
  try {
    return renderLoaded(pdfium, page, rendering);
  } finally {
    pdfium.api.FPDF_ClosePage(page);
  }
}

/** The same of a page that is loaded. */
export function renderLoaded(
  { api, bytes }: Pdfium,
  page: number,
  { dpi: finest = DPI, turn = 0 }: Rendering = {},
): { image: GreyImage; dpi: number } {
  const sides = [api.FPDF_GetPageWidthF(page), api.FPDF_GetPageHeightF(page)] as const;
  const [wide, high] = turn % 2 === 0 ? sides : [sides[1], sides[0]];
  const dpi = Math.min(finest, 72 * Math.sqrt(MOST_PIXELS / Math.max(1, wide * high)));
  const [width, height] = [Math.max(1, Math.round((wide * dpi) / 72)), Math.max(1, Math.round((high * dpi) / 72))];
  const bitmap = api.FPDFBitmap_CreateEx(width, height, GREY, 0, 0);
  if (bitmap === 0) throw new FailureError(failure('read.too-complex', `a page of ${width} x ${height} pixels`));
  try {
    api.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
    api.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, turn, FLAGS);
    const from = api.FPDFBitmap_GetBuffer(bitmap);
    const stride = api.FPDFBitmap_GetStride(bitmap);
    const data = new Uint8Array(width * height);
    for (let y = 0; y < height; y++)
      data.set(bytes().subarray(from + y * stride, from + y * stride + width), y * width);
    return { image: { width, height, data }, dpi };
  } finally {
    api.FPDFBitmap_Destroy(bitmap);
  }
}
