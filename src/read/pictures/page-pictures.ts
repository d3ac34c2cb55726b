import type { Block, Document, Picture, Rect } from '../../report/document.ts';
import { type GreyImage, part } from '../raster/grey-image.ts';
import type { ReadInput } from '../readers/reader.ts';
import { pictureLook } from './picture-look.ts';
import type { DrawnPicture, OpenPicture } from './recognise-pictures.ts';
import { withDrawnPictures } from './with-pictures.ts';

/** Draws a page (1-based) as a whole; null where it cannot be loaded. */
export type DrawPage = (n: number) => Promise<{ image: GreyImage; dpi: number } | null>;

/** The document with the pictures that stand among the text of its pages: their looks, and where asked for what they show. */
export async function withPagePictures(document: Document, draw: DrawPage, input: ReadInput): Promise<Document> {
  const texts = new Set(document.pages?.flatMap(({ n, textSource }) => (textSource === 'text' ? [n] : [])));
  const pixels = new Map<Picture, OpenPicture>();
  const blocks = document.blocks.map((block): Block => {
    const { page, bbox } = (block.t === 'img' && block.places[0]) || {};
    if (block.t !== 'img' || page === undefined || bbox === undefined || !texts.has(page)) return block;
    const look = pictureLook({ width: bbox[2] - bbox[0], height: bbox[3] - bbox[1] }, 'points');
    const seen: Picture = { ...block, look };
    if (look === 'legible') pixels.set(seen, () => partOfPage(page, bbox, draw));
    return seen;
  });
  return withDrawnPictures({ ...document, blocks }, pixels, input);
}

async function partOfPage(page: number, bbox: Rect, draw: DrawPage): Promise<DrawnPicture | null> {
  const whole = await draw(page);
  if (whole === null) return null;
  const { image, dpi } = whole;
  const [x0, y0, x1, y1] = bbox.map((side) => (side * dpi) / 72) as unknown as Rect;
  return { image: part(image, [x0, y0, x1, y1]), dpi };
}
