import type { ReadCharacter } from './ctc.ts';
import { quarterTurn } from './grey-image.ts';
import type { InkLine } from './ink-lines.ts';
import { cropOf, layOut, type PageLayout, type Piece } from './page-layout.ts';
import type { PagePicture, Recognise } from './page-picture.ts';

/** A page the right way up, and what reads pieces of it; what was read to find out is not read again. */
export interface UprightPage {
  layout: PageLayout;
  read: (pieces: readonly Piece[]) => Promise<ReadCharacter[][]>;
}

/** Lines by which the orientation is judged, their best length in characters, and the mean certainty from which it is right. */
const SAMPLE = 8;
const TELLING = 10;
const UPRIGHT = 0.82;
/** Share of a page's writing that runs across at least, where the page is upright. */
const ACROSS = 0.6;
/** Pages lie the right way up unless the other way is clearly better. */
const AS_GIVEN = 1.2;
/** Many pieces that are read with less certainty than that, whichever way the page lies, are no writing. */
const NO_WRITING = 0.45;
const MANY = 150;
/** Share of dark pixels from which a page is a picture of something else: one without a line of writing, and any. */
const DARK = { empty: 0.03, any: 0.25 } as const;

/** The page the way up in which its lines are best read; null where it has too much ink to be a page, or none that is writing. */
export async function upright({ image, dpi }: PagePicture, recognise: Recognise): Promise<UprightPage | null> {
  let best: { page: UprightPage; certainty: number } | null = null;
  let tooFull = false;
  for (const quarters of [0, 2, 1, 3]) {
    const layout = layOut(quarterTurn(image, quarters), dpi);
    if (layout === null) {
      tooFull = true;
      continue;
    }
    const page = { layout, read: remembered(layout, recognise) };
    const certainty = (await certaintyOf(page)) * (quarters === 0 ? AS_GIVEN : 1);
    if (best === null || certainty > best.certainty) best = { page, certainty };
    if (certainty >= UPRIGHT) break;
  }
  if (best === null || (tooFull && best.certainty < NO_WRITING)) return null;
  return isNoWriting(best.page.layout, best.certainty) ? null : best.page;
}

function isNoWriting({ pieces, ink }: PageLayout, certainty: number): boolean {
  if (pieces.length > MANY && certainty < NO_WRITING) return true;
  const dark = ink.data.reduce((sum, one) => sum + one, 0) / ink.data.length;
  return dark > (pieces.length === 0 ? DARK.empty : DARK.any);
}

function remembered({ grey }: PageLayout, recognise: Recognise): UprightPage['read'] {
  const known = new Map<Piece, ReadCharacter[]>();
  return async (pieces) => {
    const unread = pieces.filter((piece) => !known.has(piece));
    const read = await recognise(unread.map((piece) => cropOf(grey, piece)));
    for (const [i, piece] of unread.entries()) known.set(piece, read[i] ?? []);
    return pieces.map((piece) => known.get(piece) ?? []);
  };
}

/**
 * Mean certainty over some lines that are long enough to tell, in parts of the writing that runs across: single characters that lie on
 * their side are recognised too. 1 for a page without any.
 */
async function certaintyOf({ layout, read }: UprightPage): Promise<number> {
  const length = ({ part, place }: Piece) => Math.abs((part.x1 - part.x0) / place.em - TELLING);
  const telling = [...layout.pieces].sort((a, b) => length(a) - length(b)).slice(0, SAMPLE);
  if (telling.length === 0) return 1;
  // A line lying on its head is read as few characters of little certainty: the room that they should fill counts.
  let [sum, room] = [0, 0];
  for (const [i, characters] of (await read(telling)).entries()) {
    const { part } = telling[i]!;
    room += Math.max(characters.length, (0.6 * (part.x1 - part.x0)) / Math.max(1, part.y1 - part.y0));
    for (const { conf } of characters) sum += conf;
  }
  const across = shareAcross(layout.pieces.map(({ part }) => part));
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
