import { FailureError, failure, isFailureError } from '../../errors/failure.ts';
import type { Block, DocumentWarning, Picture, Place, Rect } from '../../report/document.ts';
import { pageBlocks } from '../page-blocks.ts';
import type { PositionedPage } from '../positioned-page.ts';
import { openPicture } from '../raster/decode-picture.ts';
import { isOcrInstalled } from '../raster/ocr-place.ts';
import { layOut } from '../raster/page-layout.ts';
import type { PagePicture } from '../raster/page-picture.ts';
import { readRaster } from '../raster/raster-page.ts';
import type { Announce } from '../raster/recognise-pages.ts';
import { loadRecogniser } from '../raster/recogniser.ts';
import { roundRect, ruledGrids } from '../ruled-grid.ts';

/** A picture as pixels; `dpi` null where nobody knows how large it is meant to be. */
export type DrawnPicture = Pick<PagePicture, 'image' | 'dpi'>;

/** Opens a picture: its file, or the part of a page that shows it; null where it cannot be had. */
export type OpenPicture = () => Promise<Uint8Array | DrawnPicture | null>;

/** Pictures whose pixels are at hand. */
export type Pixels = ReadonlyMap<Picture, OpenPicture>;

/** Pictures of one document that are recognised at most, and time after which the rest is left unread. */
const MOST_PICTURES = 30;
const MOST_MS = 300_000;
/** Characters beside its pictures with which a document is more than its pictures. */
const BARE = 400;
/** Rows and columns of a table, and pieces of writing, from which a picture among text is worth recognition. */
const TABLE = { rows: 3, columns: 2 } as const;
const WRITING = 40;
/** A picture that many times as high as wide is a poster unless it has a ruled table. */
const POSTER = 4;
/** Scales across and down that differ by more belong to a picture that lay on its side. */
const TURNED = 1.2;

/**
 * The blocks of a document with its legible pictures read: tables (`raster`) and lines of text in the place of each, boxes on the page
 * where the picture has one there, else in the picture; pictures that follow on one another are pages of one text. Where there is text besides, only pictures with a
 * table or much writing are recognised; what has neither becomes `dress`. What cannot be read stays a picture. Throws FailureError
 * `read.needs-ocr` where recognition is not installed.
 */
export async function recognisePictures(
  blocks: readonly Block[],
  pixels: Pixels,
  announce: Announce = () => undefined,
): Promise<{ blocks: Block[]; warnings: DocumentWarning[] }> {
  const wanted = blocks.filter((block): block is Picture => isLegible(block, pixels)).slice(0, MOST_PICTURES);
  if (wanted.length === 0) return { blocks: [...blocks], warnings: [] };
  if (!isOcrInstalled()) throw needsOcr('not installed', wanted.length);
  announce(wanted.length);
  const bare = isBare(blocks);
  const began = performance.now();
  const read = new Map<Picture, PositionedPage | 'dress'>();
  for (const picture of wanted) {
    if (performance.now() - began > MOST_MS) break;
    const found = await readPicture(pixels.get(picture)!, bare, wanted.length);
    if (found !== null) read.set(picture, found);
  }
  return withRead(blocks, read);
}

function isLegible(block: Block, pixels: Pixels): boolean {
  return block.t === 'img' && block.look === 'legible' && pixels.has(block);
}

function isBare(blocks: readonly Block[]): boolean {
  const characters = blocks.reduce((sum, block) => sum + (block.t === 'p' ? block.text.length : 0), 0);
  return characters < BARE && blocks.every((block) => block.t !== 'grid');
}

/** Null where it cannot be opened or read: a table may stand in it all the same. */
async function readPicture(open: OpenPicture, bare: boolean, all: number): Promise<PositionedPage | 'dress' | null> {
  try {
    const found = await open();
    if (found === null) return null;
    const drawn = found instanceof Uint8Array ? { image: await (await openPicture(found)).page(0), dpi: null } : found;
    if (!isWorthReading(drawn, bare)) return 'dress';
    const recognise = await loadRecogniser().catch((error: Error) => {
      throw needsOcr(error.message, all);
    });
    return await readRaster({ n: 1, ...drawn }, recognise);
  } catch (error) {
    if (!isFailureError(error) || error.failure.code === 'read.needs-ocr') throw error;
    return null;
  }
}

/** Told from rules and patches of ink, before anything is recognised. */
function isWorthReading({ image, dpi }: DrawnPicture, bare: boolean): boolean {
  const isLong = image.height > POSTER * image.width;
  if (bare && !isLong) return true;
  const layout = layOut(image, dpi);
  if (layout === null) return false;
  const { segments, scale, pieces, grey } = layout;
  const page = { width: grey.width * scale, height: grey.height * scale, glyphs: [], segments };
  const hasTable = ruledGrids(page).grids.some(({ xs, ys }) => ys.length > TABLE.rows && xs.length > TABLE.columns);
  return hasTable || (!isLong && pieces.length >= WRITING);
}

function withRead(
  blocks: readonly Block[],
  read: ReadonlyMap<Picture, PositionedPage | 'dress'>,
): { blocks: Block[]; warnings: DocumentWarning[] } {
  const out: Block[] = [];
  const warnings: DocumentWarning[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    const run: ReadPicture[] = [];
    for (let next = blocks[i]; next?.t === 'img'; next = blocks[++i]) {
      const found = read.get(next);
      if (found === undefined || found === 'dress') break;
      run.push({ picture: next, page: found });
    }
    if (run.length > 0) {
      const { blocks: made, warnings: doubts } = blocksOf(run);
      for (const one of made) out.push(withCaption(one, out));
      warnings.push(...doubts);
      i--;
    } else out.push(block.t === 'img' && read.get(block) === 'dress' ? { ...block, look: 'dress' } : block);
  }
  return { blocks: out, warnings };
}

function withCaption(block: Block, before: readonly Block[]): Block {
  if (block.t !== 'grid' || block.caption !== undefined) return block;
  const caption = before.findLast((one) => one.t === 'p');
  return caption ? { ...block, caption: caption.text } : block;
}

interface ReadPicture {
  picture: Picture;
  page: PositionedPage;
}

/** Pictures one after another as pages of one text; every place names the picture again. */
function blocksOf(run: readonly ReadPicture[]): { blocks: Block[]; warnings: DocumentWarning[] } {
  const { blocks, warnings } = pageBlocks(run.map(({ page }, i) => ({ ...page, n: i + 1 })));
  const placed = ({ page, bbox }: Place): Place => {
    const at = run[(page ?? 1) - 1];
    const { bbox: frame, ...place } = at?.picture.places[0] ?? {};
    return at && bbox ? { ...place, bbox: frame ? within(frame, bbox, at.page) : bbox } : place;
  };
  return {
    blocks: blocks.map((block): Block => {
      if (block.t !== 'grid') return { ...block, places: block.places.map(placed) };
      return { ...block, cells: block.cells.map((cell) => ({ ...cell, places: cell.places.map(placed) })) };
    }),
    warnings: warnings.map((warning) => (warning.place ? { ...warning, place: placed(warning.place) } : warning)),
  };
}

/** A box of a picture on the page that shows it; the picture's own frame where it was set upright first. */
function within(frame: Rect, [x0, y0, x1, y1]: Rect, { width, height }: PositionedPage): Rect {
  const [across, down] = [(frame[2] - frame[0]) / width, (frame[3] - frame[1]) / height];
  if (Math.max(across, down) > TURNED * Math.min(across, down)) return frame;
  const [left, top] = frame;
  return roundRect([left + x0 * across, top + y0 * down, left + x1 * across, top + y1 * down]);
}

function needsOcr(why: string, pictures: number): FailureError {
  const cause = `${pictures} pictures that may hold tables; recognition: ${why}`;
  return new FailureError(failure('read.needs-ocr', cause, { scanned: true, pages: pictures }));
}
