import { type Rect, UNREAD } from '../../report/document.ts';
import type { Segment } from '../merge-rules.ts';
import type { GreyImage } from '../raster/grey-image.ts';
import { type Blob, blobsOf } from '../raster/ink.ts';
import type { PageCharacter } from './page-characters.ts';
import type { PageDrawings } from './page-drawings.ts';
import type { PageSpace } from './page-space.ts';

/** Fine enough for the strokes of a digit of 5 points; a page takes some 10 ms. */
export const INK_DPI = 108;
/** Part of a digit's box, about its middle, in which it must show ink: others reach over the edges. */
const CORE = { across: 0.3, along: 0.9 } as const;
/** Difference between grey values from which something is seen. */
const SEEN = 20;
/** Grey values below this are ink, lighter ones the ground of shaded cells. */
const DARK = 160;
/** Points by which characters and lines may show ink beside their place, in points and in parts of a character's size. */
const BESIDE_LINE = 1.6;
const BESIDE_CHARACTER = 0.2;
/** Height and width in points of what may be a digit that is no character. */
const LEAST = { height: 3, width: 0.9 } as const;
const MOST = { height: 30, width: 60 } as const;
/** Fewer digits of a font than this share that can be seen: the font cannot be drawn here, and nothing is said of its digits. */
const DRAWN = 0.5;
const DIGIT = /[\d０-９]/;
/** Where a font is not in the file, another is drawn in its place that may lack these. */
const FULL_WIDTH = /[０-９]/;

/** What of a font and of a character only PDFium can say. */
export interface Painted {
  /** Font of a show-text operation, and whether the file has it within. */
  fontOf(object: number): { font: number; embedded: boolean };
  /** True where its fill is white or transparent. */
  isColourless(object: number): boolean;
}

/** A page drawn as it is shown: `space` gives points of the drawing. */
export interface DrawnPage {
  image: GreyImage;
  space: PageSpace;
  dpi: number;
}

/**
 * Characters as they are seen: digits without ink at their place (covered, cut off by a clip, in a layer that is not shown) are no figure that may be stated,
 * white or transparent ones are hidden.
 */
export function seenCharacters(
  characters: readonly PageCharacter[],
  { image, space, dpi }: DrawnPage,
  painted: Painted,
): PageCharacter[] {
  const scale = dpi / 72;
  const unseen = new Set<PageCharacter>();
  const fonts = new Map<string, { all: PageCharacter[]; seen: number; embedded: boolean }>();
  for (const character of characters) {
    if (character.hidden || character.turn === null || !DIGIT.test(character.text)) continue;
    const { font, embedded } = painted.fontOf(character.object);
    const key = `${font} ${FULL_WIDTH.test(character.text)}`;
    const entry = fonts.get(key) ?? { all: [], seen: 0, embedded };
    fonts.set(key, entry);
    entry.all.push(character);
    const [x0, y0, x1, y1] = space.rect(...character.box);
    if (x1 <= 0 || y1 <= 0 || x0 >= space.width || y0 >= space.height) continue;
    const lies = (character.turn + space.quarters) % 2 === 1;
    const [w, h] = lies ? [CORE.along, CORE.across] : [CORE.across, CORE.along];
    const [dx, dy] = [((x1 - x0) * (1 - w)) / 2, ((y1 - y0) * (1 - h)) / 2];
    if (contrast(image, [x0 + dx, y0 + dy, x1 - dx, y1 - dy], scale) >= SEEN) entry.seen++;
    else unseen.add(character);
  }
  for (const { all, seen, embedded } of fonts.values())
    if (!embedded && seen < DRAWN * all.length) for (const one of all) unseen.delete(one);
  if (unseen.size === 0) return [...characters];
  return characters.map((one) => {
    if (!unseen.has(one)) return one;
    return painted.isColourless(one.object) ? { ...one, hidden: true } : { ...one, text: UNREAD };
  });
}

function contrast({ width, height, data }: GreyImage, rect: Rect, scale: number): number {
  const [x0, y0, x1, y1] = rect.map((at) => at * scale) as unknown as Rect;
  let [least, most] = [255, 0];
  for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, Math.ceil(y1)); y++) {
    for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, Math.ceil(x1)); x++) {
      const value = data[y * width + x]!;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }
  return most - least;
}

/**
 * Places, in points of the page's user space as `space` shows it, where something of a digit's size is drawn that is neither a character nor a line of the page: digits
 * turned to outlines, small pictures of figures, stamps. What touches a character belongs to it, what lies in a picture larger than a
 * figure to the picture.
 */
export function marksOn(
  { image, space, dpi }: DrawnPage,
  characters: readonly PageCharacter[],
  drawings: PageDrawings,
): Rect[] {
  const scale = dpi / 72;
  const { width, height, data } = image;
  const taken = new Uint8Array(data.length);
  const take = ([x0, y0, x1, y1]: Rect, beside: number) => {
    const to = Math.min(width, Math.ceil((x1 + beside) * scale));
    for (let y = Math.max(0, Math.floor((y0 - beside) * scale)); y < Math.min(height, (y1 + beside) * scale); y++)
      taken.fill(1, y * width + Math.max(0, Math.floor((x0 - beside) * scale)), y * width + Math.max(0, to));
  };
  for (const { text, box } of characters) {
    const rect = space.rect(...box);
    if (text.trim() !== '') take(rect, BESIDE_CHARACTER * Math.min(rect[2] - rect[0], rect[3] - rect[1]));
  }
  for (const segment of drawings.segments) for (const rect of along(segment, space)) take(rect, BESIDE_LINE);
  for (const box of drawings.pictures) {
    const rect = space.rect(...box);
    if (rect[2] - rect[0] > MOST.width && rect[3] - rect[1] > MOST.height) take(rect, 0);
  }
  const ink = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) ink[i] = data[i]! < DARK && taken[i] === 0 ? 1 : 0;
  const blobs = blobsOf({ width, height, data: ink }) ?? [];
  return blobs
    .filter((blob) => isOfDigitSize(blob, scale) && !touches(taken, width, height, blob))
    .map(({ x0, y0, x1, y1 }): Rect => [x0 / scale, y0 / scale, x1 / scale, y1 / scale]);
}

/** A slanted line in short pieces. */
function along({ x0, y0, x1, y1 }: Segment, space: PageSpace): Rect[] {
  const straight = Math.abs(x1 - x0) < 1 || Math.abs(y1 - y0) < 1;
  const pieces = straight ? 1 : Math.min(1000, Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)) / 2));
  const at = (from: number, to: number, i: number) => from + ((to - from) * i) / pieces;
  return Array.from({ length: pieces }, (_, i) =>
    space.rect(at(x0, x1, i), at(y0, y1, i), at(x0, x1, i + 1), at(y0, y1, i + 1)),
  );
}

function isOfDigitSize({ x0, y0, x1, y1 }: Blob, scale: number): boolean {
  const [width, height] = [(x1 - x0) / scale, (y1 - y0) / scale];
  return height >= LEAST.height && width >= LEAST.width && height <= MOST.height && width <= MOST.width;
}

function touches(taken: Uint8Array, width: number, height: number, { x0, y0, x1, y1 }: Blob): boolean {
  for (let y = Math.max(0, y0 - 1); y <= Math.min(height - 1, y1); y++)
    for (let x = Math.max(0, x0 - 1); x <= Math.min(width - 1, x1); x++) if (taken[y * width + x] === 1) return true;
  return false;
}
