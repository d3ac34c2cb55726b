import type { Blob, Ink } from './ink.ts';

/** In parts of the height of the characters: a dash is flatter, a slash at least so high. */
const FLAT = 0.3;
const HIGH = 0.45;
/** A slash leans at least so far to the right for its height; a stem that leans less is a 1. */
const LEANS = 0.2;
/** How much broader a row of it may be than its others, and how far from the straight line its middle may stray (pixels, or this share of its width). */
const BROAD = 1.7;
const STRAY_PIXELS = 1.2;
const STRAY = 0.1;

/**
 * The mark of a blank cell that the ink of a whole cell is by its shape: a slash or a dash, which recognition takes for 7 or 1 now and
 * then. Null for anything else. `em` is the height of the characters in pixels.
 */
export function markOf(ink: Ink, blobs: readonly Blob[], em: number): '/' | '—' | null {
  if (blobs.length > 0 && blobs.every((blob) => isFlat(blob, em))) return '—';
  return blobs.length === 1 && isSlash(ink, blobs[0]!, em) ? '/' : null;
}

function isFlat({ x0, y0, x1, y1 }: Blob, em: number): boolean {
  return y1 - y0 <= FLAT * em && x1 - x0 >= 2 * (y1 - y0) && x1 - x0 >= 0.25 * em;
}

/** Rows of ink of one breadth whose middles lie on a straight line that leans to the right. */
function isSlash({ width, data }: Ink, { x0, y0, x1, y1 }: Blob, em: number): boolean {
  const high = y1 - y0;
  if (high < HIGH * em) return false;
  const middles: number[] = [];
  const strokes: number[] = [];
  for (let y = y0; y < y1; y++) {
    const row = data.subarray(y * width + x0, y * width + x1);
    const [first, last] = [row.indexOf(1), row.lastIndexOf(1)];
    if (first < 0) return false;
    middles.push((first + last) / 2);
    strokes.push(last - first + 1);
  }
  const { slope, at } = straight(middles);
  const usual = [...strokes].sort((a, b) => a - b)[strokes.length >> 1]!;
  const stray = Math.max(STRAY_PIXELS, STRAY * (x1 - x0));
  const astray = middles.filter((middle, i) => Math.abs(middle - at - slope * i) > stray).length;
  const broad = strokes.filter((stroke) => stroke > Math.max(BROAD * usual, usual + 2)).length;
  return -slope >= LEANS && astray <= 0.06 * high && broad <= 0.06 * high;
}

/** The straight line nearest to values at 0, 1, 2, … */
function straight(values: readonly number[]): { slope: number; at: number } {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let [over, under] = [0, 0];
  for (const [i, value] of values.entries()) {
    over += (i - middle) * (value - mean);
    under += (i - middle) ** 2;
  }
  const slope = under === 0 ? 0 : over / under;
  return { slope, at: mean - slope * middle };
}
