import type { PositionedPage } from '../positioned-page.ts';
import type { Glyph } from '../ruled-page.ts';
import type { ReadCharacter } from './ctc.ts';
import { cellCharacters } from './figure-signs.ts';
import type { InkLine } from './ink-lines.ts';
import { glyphsOfLine } from './line-glyphs.ts';
import { markOf } from './mark-shape.ts';
import type { Place } from './page-layout.ts';
import type { PagePicture, Recognise } from './page-picture.ts';
import { upright } from './upright.ts';

/**
 * The picture of a page as positioned characters and lines in points, from which tables and paragraphs are made as for any other page.
 * The page is set upright; light, slant and noise are evened out. A blank cell is one without ink; ink that says nothing is U+FFFD.
 * Null for a picture with more on it than a page of a report has, or whose ink is no writing.
 */
export async function readRaster(picture: PagePicture, recognise: Recognise): Promise<PositionedPage | null> {
  const page = await upright(picture, recognise);
  if (page === null) return null;
  const { grey, ink, segments, pieces, scale } = page.layout;
  const read = await page.read(pieces);
  const lines = new Map<Place, { part: InkLine; characters: ReadCharacter[] }[]>();
  for (const [i, { place, part }] of pieces.entries())
    lines.set(place, [...(lines.get(place) ?? []), { part, characters: read[i] ?? [] }]);
  const glyphs: Glyph[] = [];
  for (const [place, parts] of lines) {
    const only = parts.length === 1 && place.cell !== null;
    for (const { part, characters } of parts) {
      const meant = only ? cellCharacters(characters, markOf(ink, part.blobs, place.em)) : characters;
      glyphs.push(...glyphsOfLine(meant, part, place, glyphs.length).map((glyph) => inPoints(glyph, scale)));
    }
  }
  const [width, height] = [grey.width * scale, grey.height * scale];
  return { n: picture.n, width, height, glyphs, segments, pictures: [], raster: true };
}

function inPoints(glyph: Glyph, scale: number): Glyph {
  const { x0, y0, x1, y1 } = glyph;
  return { ...glyph, x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale };
}
