import { describe, expect, it } from 'vitest';
import { Budget } from '../../../src/read/pdf/budget.ts';
import { withDocument } from '../../../src/read/pdf/open-document.ts';
import { pageDrawings } from '../../../src/read/pdf/page-drawings.ts';
import { withPdfium } from '../../../src/read/pdf/pdfium.ts';
import { line, ruledTable, show, writePdf } from '../../write-pdf.ts';

const TABLE = ruledTable([100, 260, 320], 700, 24, [
  ['信息内容', '制发件数'],
  ['规章', '57'],
]);

/** Whether a page with this before and over its table needs not be drawn to see what it shows. */
async function isPlain(over: string, before = ''): Promise<boolean> {
  const bytes = writePdf([{ content: before + TABLE + over }]);
  return withPdfium((pdfium) =>
    withDocument(pdfium, bytes, (document) => {
      const page = pdfium.api.FPDF_LoadPage(document, 0);
      try {
        return pageDrawings(pdfium, page, new Budget()).plain;
      } finally {
        pdfium.api.FPDF_ClosePage(page);
      }
    }),
  );
}

describe('a page of a PDF on which everything is seen as it is drawn', () => {
  it.each([
    ['a table with rules', '', ''],
    ['a shaded cell below the words', '', 'q 0.9 g 261 653 58 22 re f Q\n'],
    ['words within their clip', `q 100 500 200 40 re W n ${show(110, 520, '5')}Q\n`, ''],
    ['a thin rectangle for a rule', 'q 0 g 100 640 160 0.5 re f Q\n', ''],
    ['a line through nothing', line(100, 640, 260, 640), ''],
  ])('%s', async (_what, over, before) => {
    expect(await isPlain(over, before)).toBe(true);
  });

  it.each([
    ['white words', `q 1 1 1 rg ${show(110, 520, '5')}Q\n`, ''],
    ['paper over words', 'q 1 1 1 rg 261 653 58 22 re f Q\n', ''],
    ['a dark ground', '', 'q 0.1 0.2 0.6 rg 261 653 58 22 re f Q\n'],
    ['words that reach over their clip', `q 100 500 12 40 re W n ${show(110, 520, '57')}Q\n`, ''],
    ['a clip of another shape', `q 100 500 m 300 500 l 200 560 l h W n ${show(190, 520, '5')}Q\n`, ''],
    ['a curve', '263 660 m 270 660 270 670 263 670 c S\n', ''],
    ['a shape that is no rectangle', '263 660 m 270 660 l 266 670 l h f\n', ''],
    ['a picture', 'q 8 0 0 8 263 660 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \x10\xf0\xf0\x10 EI Q\n', ''],
    ['outlined words', show(110, 520, '5', 10, 1), ''],
    ['words of a layer', `/OC << /Type /OCG /Name (a) >> BDC ${show(110, 520, '5')}EMC\n`, ''],
    ['words in the place of others', `/Span << /ActualText (97) >> BDC ${show(110, 520, '12')}EMC\n`, ''],
  ])('is not one with %s', async (_what, over, before) => {
    expect(await isPlain(over, before)).toBe(false);
  });
});
