import { type Rect, UNREAD } from '../../report/document.ts';
import type { PageCharacter } from '../pdf/page-characters.ts';
import { tooComplex } from '../zip-archive.ts';

/** A filled shape, and how many objects were drawn before it. */
export interface Cover {
  box: Rect;
  order: number;
}

const DIGIT = /[\d０-９]/;
/** Pairs of characters and shapes: a report has some ten thousand. */
const MOST_PAIRS = 200_000_000;

/** Digits over which something is painted afterwards are not seen: which figure the page shows is not known. Changes the characters in place. */
export function hideCovered(
  characters: PageCharacter[],
  textOrder: ReadonlyMap<number, number>,
  covers: readonly Cover[],
): void {
  if (characters.length * covers.length > MOST_PAIRS) throw tooComplex(`${covers.length} filled shapes over a text`);
  for (const [i, one] of characters.entries()) {
    if (!DIGIT.test(one.text)) continue;
    const drawn = textOrder.get(one.object) ?? 0;
    const [x, y] = [(one.box[0] + one.box[2]) / 2, (one.box[1] + one.box[3]) / 2];
    const isOver = ({ box, order }: Cover) => order > drawn && x > box[0] && x < box[2] && y > box[1] && y < box[3];
    if (covers.some(isOver)) characters[i] = { ...one, text: UNREAD };
  }
}
