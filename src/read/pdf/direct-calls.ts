import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** Asked for each character or drawing: numbers in, a number out. */
const NUMBERS = [
  'FPDFText_IsGenerated',
  'FPDFText_GetTextObject',
  'FPDFText_GetCharAngle',
  'FPDFText_GetUnicode',
  'FPDFText_HasUnicodeMapError',
  'FPDFText_GetFontSize',
  'FPDFTextObj_GetTextRenderMode',
  'FPDFPage_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPath_CountSegments',
  'FPDFPath_GetPathSegment',
  'FPDFPathSegment_GetType',
  'FPDFFormObj_GetObject',
  'FPDFPageObj_GetClipPath',
  'FPDFClipPath_CountPaths',
  'FPDFClipPath_CountPathSegments',
  'FPDFClipPath_GetPathSegment',
  'FPDFPageObj_CountMarks',
  'FPDFPageObj_GetMark',
] as const;

/** The same, but the number says yes or no. */
const ANSWERS = [
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetMatrix',
  'FPDFPageObj_GetMatrix',
  'FPDFPath_GetDrawMode',
  'FPDFPathSegment_GetPoint',
  'FPDFPathSegment_GetClose',
  'FPDFPageObj_HasTransparency',
  'FPDFPageObj_GetBounds',
  'FPDFPageObj_GetFillColor',
  'FPDFPageObjMark_GetName',
] as const;

type Call = (...args: number[]) => number;

/**
 * The functions that are called for each character reach PDFium without the package's wrapper, which looks each one up by name and
 * converts each argument anew: a third of the time of a page went there.
 */
export function withDirectCalls(api: WrappedPdfiumModule): WrappedPdfiumModule {
  const exported = api.pdfium.wasmExports as unknown as Record<string, Call>;
  const direct: Record<string, unknown> = { ...api };
  for (const name of NUMBERS) direct[name] = exported[name];
  for (const name of ANSWERS) {
    const call = exported[name]!;
    direct[name] = (a: number, b: number, c: number, d: number, e: number) => call(a, b, c, d, e) !== 0;
  }
  return direct as unknown as WrappedPdfiumModule;
}
