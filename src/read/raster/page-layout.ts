import type { Rect } from '../../report/document.ts';
import { ruledGrids, type Segment } from '../ruled-grid.ts';
import type { Glyph, RuledPage } from '../ruled-page.ts';
import { type GreyImage, resized, rotated, withEvenLight } from './grey-image.ts';
import { type Blob, blobsOf, heightOfCharacters, type Ink, inkOf } from './ink.ts';
import { type InkLine, inkLines, isInk, lineParts } from './ink-lines.ts';
import { cropLine, type LineCrop } from './line-crop.ts';
import { type RasterRules, rasterRules, wipeRules } from './raster-rules.ts';
import { skewOf } from './skew.ts';

/** Where characters stand together: one cell of a table, or a line of text outside tables. */
export interface Place {
  /** In pixels; null outside tables. */
  cell: Rect | null;
  em: number;
  lines: InkLine[];
}

/** A part of a line that is recognised by itself. */
export interface Piece {
  place: Place;
  line: InkLine;
  part: InkLine;
}

/** A page cut into what is recognised, its rules found and taken out. */
export interface PageLayout {
  grey: GreyImage;
  /** Without the rules. */
  ink: Ink;
  segments: Segment[];
  pieces: Piece[];
  /** Points per pixel. */
  scale: number;
}

/** Size of characters that reading works with where the page's own size is not known, in pixels and in points. */
const BEST_EM = 30;
const NOMINAL_POINTS = 10.5;
const LEVEL = 0.0003;
/** A page is not enlarged beyond that. */
const MOST_PIXELS = 20_000_000;
/** Share of pixels at which ink begins or ends along a row; dense small print has less. */
const NOISE = 0.3;
/** Patches of ink, pieces of writing and their length in heights of a line at most: a page with more is a picture of something else. */
const MOST_BLOBS = 60_000;
const MOST_PIECES = 2000;
const MOST_LENGTH = 5000;
const LEAST_AREA = 3;
/** From this length, in heights of characters, a line outside tables is running text; it is squeezed to this part of its length. */
const RUNNING = 12;
const SQUEEZED = 0.6;

/** A page at the size and angle at which it is laid out, before anything is taken out of it: what its boxes are drawn on. */
export interface StraightPage {
  grey: GreyImage;
  em: number;
  /** Points per pixel. */
  scale: number;
}

/** Evens light, size and slant; null where what is on it is noise. */
export function straightened(image: GreyImage, dpi: number | null): StraightPage | null {
  const even = withEvenLight(image);
  const first = inkOf(even);
  const rough = isNoise(first) ? null : blobsOf(first);
  if (rough === null) return null;
  const found = heightOfCharacters(rough, even.width);
  const most = Math.min(3, Math.sqrt(MOST_PIXELS / even.data.length));
  const factor = dpi === null ? Math.min(most, Math.max(0.3, BEST_EM / found)) : 1;
  const sized = Math.abs(factor - 1) < 0.15 ? even : resized(even, factor);
  const em = sized === even ? found : found * factor;
  const skew = skewOf(inkOf(sized));
  const grey = Math.abs(skew) < LEVEL ? sized : rotated(sized, -skew);
  return { grey, em, scale: dpi === null ? NOMINAL_POINTS / em : 72 / dpi };
}

/** The layout of a page that lies as it should, but for a slant of a few degrees; null where it has more on it than any page of a report. */
export function layOut(image: GreyImage, dpi: number | null): PageLayout | null {
  const straight = straightened(image, dpi);
  if (straight === null) return null;
  const { grey, em, scale } = straight;
  const ink = inkOf(grey);
  const rules = rasterRules(grey, ink, em);
  wipeRules(rules, grey.width, ink.data, 0, 1);
  wipeRules(rules, grey.width, grey.data, 255, 2);
  const blobs = blobsOf(ink)?.filter((blob) => blob.area >= LEAST_AREA);
  if (blobs === undefined || blobs.length > MOST_BLOBS) return null;
  const segments = segmentsOf(rules, scale);
  const pieces = piecesOf(placesOf(grey, blobs, segments, em, scale));
  return pieces === null ? null : { grey, ink, segments, pieces, scale };
}

function isNoise({ data }: Ink): boolean {
  let changes = 0;
  for (let i = 1; i < data.length; i++) if (data[i] !== data[i - 1]) changes++;
  return changes > NOISE * data.length;
}

function piecesOf(places: readonly Place[]): Piece[] | null {
  const pieces = places.flatMap((place) =>
    place.lines.flatMap((line) => lineParts(line, place.em).map((part) => ({ place, line, part }))),
  );
  const length = pieces.reduce((sum, { part }) => sum + (part.x1 - part.x0) / Math.max(1, part.y1 - part.y0), 0);
  return pieces.length > MOST_PIECES || length > MOST_LENGTH ? null : pieces;
}

/** The picture of a piece as recognition takes it. Running text beside tables may be squeezed: its characters bear it. */
export function cropOf(grey: GreyImage, { place, part }: Piece): LineCrop {
  const { x0, y0, x1, y1 } = part;
  const em = place.cell === null ? Math.min(place.em, 1.6 * (y1 - y0)) : place.em;
  const isRunning = place.cell === null && x1 - x0 > RUNNING * place.em;
  return cropLine(grey, [x0, y0, x1, y1], em, isRunning ? SQUEEZED : 1);
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
