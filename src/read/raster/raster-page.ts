import type { Rect } from '../../report/document.ts';
import type { PositionedPage } from '../page-blocks.ts';
import { type Glyph, type RuledPage, ruledGrids, type Segment } from '../ruled-grid.ts';
import type { ReadCharacter } from './ctc.ts';
import { cellCharacters } from './figure-signs.ts';
import { type GreyImage, quarterTurn, resized, rotated, withEvenLight } from './grey-image.ts';
import { type Blob, blobsOf, heightOfCharacters, type Ink, inkOf } from './ink.ts';
import { type InkLine, inkLines, isInk, lineParts } from './ink-lines.ts';
import { cropLine, type LineCrop } from './line-crop.ts';
import { glyphsOfLine } from './line-glyphs.ts';
import { markOf } from './mark-shape.ts';
import { type RasterRules, rasterRules, wipeRules } from './raster-rules.ts';
import { skewOf } from './skew.ts';

/** Reads lines of characters from their pictures; one list of characters for each, in the order given. */
export type Recognise = (crops: readonly LineCrop[]) => Promise<ReadCharacter[][]>;

/** A picture of a page; `dpi` null where nobody knows how large the page was. */
export interface PagePicture {
  /** 1-based. */
  n: number;
  image: GreyImage;
  dpi: number | null;
}

/** Where characters stand together: one cell of a table, or a line of text outside tables. */
interface Place {
  /** In pixels; null outside tables. */
  cell: Rect | null;
  em: number;
  lines: InkLine[];
}

interface Layout {
  grey: GreyImage;
  /** Without the rules. */
  ink: Ink;
  segments: Segment[];
  places: Place[];
  /** Points per pixel. */
  scale: number;
}

/** Size of characters that reading works with where the page's own size is not known, in pixels and in points. */
const BEST_EM = 30;
const NOMINAL_POINTS = 10.5;
/** Lines by which the orientation is judged, their best length in characters, and the mean certainty from which it is right. */
const SAMPLE = 8;
const TELLING = 10;
const UPRIGHT = 0.82;
/** Share of a page's writing that runs across at least, where the page is upright. */
const ACROSS = 0.6;
/** Pages lie the right way up unless the other way is clearly better. */
const AS_GIVEN = 1.2;
const LEVEL = 0.0003;
/** Lines and cells of one page at most, and patches of ink: a page with more is a picture of something else. */
const MOST_PIECES = 2000;
const MOST_BLOBS = 60_000;
const LEAST_AREA = 3;

/**
 * The picture of a page as positioned characters and lines in points, from which tables and paragraphs are made as for any other page.
 * The page is set upright; light, slant and noise are evened out. A blank cell is one without ink; ink that says nothing is U+FFFD.
 */
export async function readRaster(picture: PagePicture, recognise: Recognise): Promise<PositionedPage> {
  const layout = await upright(picture, recognise);
  const blank = { n: picture.n, glyphs: [], segments: [], pictures: [] };
  if (layout === null) return { ...blank, width: picture.image.width, height: picture.image.height, raster: true };
  const { grey, ink, segments, places, scale } = layout;
  const parts = places.flatMap((place) => place.lines.map((line) => ({ place, parts: lineParts(line, place.em) })));
  const crops = parts.flatMap(({ place, parts: list }) => list.map((part) => cropOf(grey, part, place)));
  const read = await recognise(crops);
  let next = 0;
  const glyphs: Glyph[] = [];
  const cells = new Map<Place, { line: InkLine; characters: ReadCharacter[] }[]>();
  for (const { place, parts: list } of parts)
    for (const line of list) cells.set(place, [...(cells.get(place) ?? []), { line, characters: read[next++] ?? [] }]);
  for (const [place, lines] of cells) {
    const only = lines.length === 1 && place.cell !== null;
    for (const { line, characters } of lines) {
      const meant = only ? cellCharacters(characters, markOf(ink, line.blobs, place.em)) : characters;
      glyphs.push(...glyphsOfLine(meant, line, place, glyphs.length).map((glyph) => inPoints(glyph, scale)));
    }
  }
  return {
    n: picture.n,
    width: grey.width * scale,
    height: grey.height * scale,
    glyphs,
    segments,
    pictures: [],
    raster: true,
  };
}

function cropOf(grey: GreyImage, { x0, y0, x1, y1 }: InkLine, place: Place): LineCrop {
  return cropLine(grey, [x0, y0, x1, y1], place.cell === null ? Math.min(place.em, 1.6 * (y1 - y0)) : place.em);
}

/** The layout of the page the way up in which its lines are best read; null where it has too much ink to be a page. */
async function upright({ image, dpi }: PagePicture, recognise: Recognise): Promise<Layout | null> {
  let best: { layout: Layout; certainty: number } | null = null;
  for (const quarters of [0, 2, 1, 3]) {
    const layout = layOut(quarterTurn(image, quarters), dpi);
    if (layout === null) continue;
    const certainty = (await certaintyOf(layout, recognise)) * (quarters === 0 ? AS_GIVEN : 1);
    if (best === null || certainty > best.certainty) best = { layout, certainty };
    if (certainty >= UPRIGHT) break;
  }
  return best?.layout ?? null;
}

/**
 * Mean certainty over some lines that are long enough to tell, in parts of the writing that runs across: single characters that lie on
 * their side are recognised too. 1 for a page without any.
 */
async function certaintyOf({ grey, places }: Layout, recognise: Recognise): Promise<number> {
  const parts = places.flatMap((place) =>
    place.lines.flatMap((line) => lineParts(line, place.em).map((part) => ({ part, place }))),
  );
  const length = ({ part, place }: (typeof parts)[number]) => Math.abs((part.x1 - part.x0) / place.em - TELLING);
  const telling = [...parts].sort((a, b) => length(a) - length(b)).slice(0, SAMPLE);
  if (telling.length === 0) return 1;
  const read = await recognise(telling.map(({ part, place }) => cropOf(grey, part, place)));
  // A line lying on its head is read as few characters of little certainty: the room that they should fill counts.
  let [sum, room] = [0, 0];
  for (const [i, characters] of read.entries()) {
    const { part } = telling[i]!;
    room += Math.max(characters.length, (0.6 * (part.x1 - part.x0)) / Math.max(1, part.y1 - part.y0));
    for (const { conf } of characters) sum += conf;
  }
  const across = shareAcross(parts.map(({ part }) => part));
  return (sum / Math.max(1, room)) * Math.min(1, across / ACROSS);
}

/** Share of the writing, by its area, that stands in lines much longer than high. */
function shareAcross(parts: readonly InkLine[]): number {
  let [long, all] = [0, 0];
  for (const { x0, y0, x1, y1 } of parts) {
    const area = (x1 - x0) * (y1 - y0);
    all += area;
    if (x1 - x0 >= 2 * (y1 - y0)) long += area;
  }
  return all === 0 ? 1 : long / all;
}

function layOut(image: GreyImage, dpi: number | null): Layout | null {
  const even = withEvenLight(image);
  const rough = blobsOf(inkOf(even));
  if (rough === null) return null;
  const found = heightOfCharacters(rough, even.width);
  const factor = dpi === null ? Math.min(3, Math.max(0.3, BEST_EM / found)) : 1;
  const sized = Math.abs(factor - 1) < 0.15 ? even : resized(even, factor);
  const em = sized === even ? found : found * factor;
  const skew = skewOf(inkOf(sized));
  const grey = Math.abs(skew) < LEVEL ? sized : rotated(sized, -skew);
  const scale = dpi === null ? NOMINAL_POINTS / em : 72 / dpi;
  const ink = inkOf(grey);
  const rules = rasterRules(ink, em);
  wipeRules(rules, grey.width, ink.data, 0, 1);
  wipeRules(rules, grey.width, grey.data, 255, 2);
  const blobs = blobsOf(ink)?.filter((blob) => blob.area >= LEAST_AREA);
  if (blobs === undefined || blobs.length > MOST_BLOBS) return null;
  const segments = segmentsOf(rules, scale);
  const places = placesOf(grey, blobs, segments, em, scale);
  const pieces = places.reduce((sum, place) => sum + place.lines.length, 0);
  return pieces > MOST_PIECES ? null : { grey, ink, segments, places, scale };
}

function segmentsOf({ horizontal, vertical }: RasterRules, scale: number): Segment[] {
  return [
    ...horizontal.map(({ from, to, atFrom, atTo }) => {
      const y = ((atFrom + atTo) / 2) * scale;
      return { x0: from * scale, y0: y, x1: to * scale, y1: y };
    }),
    ...vertical.map(({ from, to, atFrom, atTo }) => {
      const x = ((atFrom + atTo) / 2) * scale;
      return { x0: x, y0: from * scale, x1: x, y1: to * scale };
    }),
  ];
}

/** The ink of the page by cells of tables and by lines of text. */
function placesOf(grey: GreyImage, blobs: readonly Blob[], segments: Segment[], em: number, scale: number): Place[] {
  const blobOf = new Map<Glyph, Blob>();
  for (const blob of blobs) {
    const { x0, y0, x1, y1 } = blob;
    blobOf.set({ text: '\u25a0', x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale }, blob);
  }
  const page = { width: grey.width * scale, height: grey.height * scale, glyphs: [...blobOf.keys()], segments };
  const found: RuledPage = ruledGrids(page);
  const places: Place[] = [];
  const inkOfGlyphs = (glyphs: readonly Glyph[]) => glyphs.flatMap((glyph) => blobOf.get(glyph) ?? []);
  for (const { cells } of found.grids) {
    const all = cells.flatMap((cell) => inkOfGlyphs(cell.glyphs));
    const own = Math.min(1.5 * em, heightOfCharacters(all, grey.width, 0.7 * em));
    for (const { bbox, glyphs } of cells) {
      const cell: Rect = [bbox[0] / scale, bbox[1] / scale, bbox[2] / scale, bbox[3] / scale];
      const ink = inkOfGlyphs(glyphs).filter((blob) => !isSliver(blob, cell, own));
      const lines = ink.some((blob) => isInk(blob, own)) ? inkLines(ink, own) : [];
      if (lines.length > 0) places.push({ cell, em: own, lines });
    }
  }
  for (const line of inkLines(inkOfGlyphs(found.rest), em)) places.push({ cell: null, em, lines: [line] });
  return places;
}

/** What the wiping of a rule left of it at the edge of a cell. */
function isSliver({ x0, y0, x1, y1 }: Blob, [left, top, right, bottom]: Rect, em: number): boolean {
  const near = 0.2 * em;
  const thin = Math.max(3, 0.14 * em);
  const flat = y1 - y0 <= thin && (y0 - top <= near || bottom - y1 <= near);
  const upright = x1 - x0 <= thin && (x0 - left <= near || right - x1 <= near);
  return flat || upright;
}

function inPoints(glyph: Glyph, scale: number): Glyph {
  const { x0, y0, x1, y1 } = glyph;
  return { ...glyph, x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale };
}
