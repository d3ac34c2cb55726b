import { type Rect, UNREAD } from '../../report/document.ts';
import type { Glyph } from '../ruled-page.ts';
import type { ReadCharacter } from './ctc.ts';
import type { InkLine } from './ink-lines.ts';

/** Below this certainty a character is not taken for what it was read as. */
const UNSURE = 0.5;
/** Half the width of a character at most, in parts of the line's height, where the line has a gap that wide. */
const HALF = 0.58;
const GAP = 0.6;

/**
 * The characters of a line with their boxes in pixels, kept within their cell. A line of a cell in which nothing was recognised yields
 * U+FFFD: there is ink, so the cell is not blank. `run` tells the characters of this line from those of others.
 */
export function glyphsOfLine(
  characters: readonly ReadCharacter[],
  line: InkLine,
  place: { cell: Rect | null; em: number },
  run: number,
): Glyph[] {
  const isCell = place.cell !== null;
  const visible = characters.filter((character) => character.text.trim() !== '');
  if (visible.length === 0) return isCell ? [boxed(UNREAD, 0, line.x0, line.x1, line, place.cell, run)] : [];
  const width = line.x1 - line.x0;
  const high = Math.max(line.y1 - line.y0, 1);
  const half = widestGap(line) > GAP * high ? HALF * high : Number.POSITIVE_INFINITY;
  const middles = visible.map(({ at }) => line.x0 + Math.min(1, Math.max(0, at)) * width);
  return visible.map(({ text, conf }, i) => {
    const before = i === 0 ? line.x0 : Math.max((middles[i - 1]! + middles[i]!) / 2, middles[i]! - half);
    const after =
      i === visible.length - 1 ? line.x1 : Math.min((middles[i]! + middles[i + 1]!) / 2, middles[i]! + half);
    const known = conf >= UNSURE || !isCell;
    return boxed(known ? text : UNREAD, conf, before, Math.max(after, before + 1), line, place.cell, run);
  });
}

function boxed(
  text: string,
  conf: number,
  x0: number,
  x1: number,
  { y0, y1 }: Pick<InkLine, 'y0' | 'y1'>,
  cell: Rect | null,
  run: number,
): Glyph {
  const inside = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  if (cell === null) return { text, x0, y0, x1, y1, run, conf };
  const [left, top, right, bottom] = cell;
  return {
    text,
    x0: inside(x0, left + 1, right - 1),
    x1: inside(x1, left + 1, right - 1),
    y0: inside(y0, top + 1, bottom - 1),
    y1: inside(y1, top + 1, bottom - 1),
    run,
    conf,
  };
}

/** Paper between the ink of a line, at its widest: where there is none, no blank stands between characters. */
function widestGap({ blobs }: Pick<InkLine, 'blobs'>): number {
  let [widest, end] = [0, Number.POSITIVE_INFINITY];
  for (const { x0, x1 } of [...blobs].sort((a, b) => a.x0 - b.x0)) {
    widest = Math.max(widest, x0 - end);
    end = end === Number.POSITIVE_INFINITY ? x1 : Math.max(end, x1);
  }
  return widest;
}
