import { withDocument } from '../../../src/read/pdf/open-document.ts';
import { withPdfium } from '../../../src/read/pdf/pdfium.ts';
import { renderPage } from '../../../src/read/pdf/render-page.ts';
import { type GreyImage, rotated } from '../../../src/read/raster/grey-image.ts';
import { line } from '../../write-pdf.ts';

/** A table as it is drawn: column lines, top, heights of the rows and a text a cell; points from the bottom left corner. */
export interface DrawnTable {
  xs: readonly number[];
  top: number;
  rowHeight: number;
  rows: readonly string[][];
}

/** Operators of a table in letters that PDFium brings itself, so that the picture is the same on every machine. */
export function drawnTable({ xs, top, rowHeight, rows }: DrawnTable): string {
  const bottom = top - rowHeight * rows.length;
  const rules = [
    ...[...rows, []].map((_, i) => line(xs[0]!, top - i * rowHeight, xs.at(-1)!, top - i * rowHeight)),
    ...xs.map((x) => line(x, top, x, bottom)),
  ];
  const texts = rows.flatMap((row, r) =>
    row.map((text, c) => (text === '' ? '' : latin(xs[c]! + 8, top - (r + 1) * rowHeight + rowHeight / 3, text))),
  );
  return [...rules, ...texts].join('');
}

/** Operators that show letters and digits with their baseline at a point. */
export function latin(x: number, y: number, text: string, size = 11): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET\n`;
}

/** The picture of a page at 200 dots an inch, 420 x 300 points unless told. */
export async function pictureOf(content: string, width = 420, height = 300): Promise<GreyImage> {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ].map((body, i) => `${i + 1} 0 obj\n${body}\nendobj\n`);
  const file = `%PDF-1.4\n${objects.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n`;
  const bytes = Uint8Array.from(Buffer.from(file, 'latin1'));
  const drawn = await withPdfium((pdfium) =>
    withDocument(pdfium, bytes, (document) => renderPage(pdfium, document, 0)),
  );
  return drawn!.image;
}

/** What a bad scan makes of a picture: a slant in degrees, grains, and a grey ground with a shadow across the page. */
export function scanned(image: GreyImage, how: { slant?: number; grain?: number; shadow?: boolean }): GreyImage {
  const turned = how.slant ? rotated(image, (how.slant * Math.PI) / 180) : image;
  let seed = 20260101;
  const grain = () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed / 0x7fffffff - 0.5) * 2 * (how.grain ?? 0);
  };
  const data = turned.data.map((value, i) => {
    const light = how.shadow ? 0.5 + (0.4 * (i % turned.width)) / turned.width : 1;
    return Math.min(255, Math.max(0, value * light + grain()));
  });
  return { ...turned, data };
}
