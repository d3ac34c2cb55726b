import type { Ink } from './ink.ts';

/** Widest slant that is looked for, in radians (8°); a page put down worse than that is no scan. */
const WIDEST = (8 * Math.PI) / 180;
const COARSE = (0.2 * Math.PI) / 180;
const FINE = (0.02 * Math.PI) / 180;
/** Length of the pieces into which horizontal runs are cut: a slanted rule is one long run only in part. */
const PIECE = 6;
const MOST_POINTS = 60_000;

/**
 * The angle by which the lines of a page rise to the right (radians, positive = they rise), from the slant at which its horizontal runs
 * of ink fall together on the fewest rows. 0 where there is nothing to tell it from.
 */
export function skewOf(ink: Ink): number {
  const points = undersides(ink);
  if (points.length < 200) return 0;
  const coarse = best(points, ink.height, -WIDEST, WIDEST, COARSE);
  return best(points, ink.height, coarse - COARSE, coarse + COARSE, FINE);
}

/** Middles of pieces of runs with paper beneath them: the feet of letters and the lower edges of rules. */
function undersides({ width, height, data }: Ink): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let y = 0; y + 1 < height; y++) {
    let run = 0;
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      run = data[at] === 1 && data[at + width] === 0 ? run + 1 : 0;
      if (run === PIECE) {
        points.push({ x: x - PIECE / 2, y });
        run = 0;
      }
    }
  }
  const step = Math.ceil(points.length / MOST_POINTS);
  return step <= 1 ? points : points.filter((_, i) => i % step === 0);
}

function best(
  points: readonly { x: number; y: number }[],
  height: number,
  from: number,
  to: number,
  step: number,
): number {
  const rows = new Float64Array(3 * height);
  let [angle, most] = [0, -1];
  for (let tried = from; tried <= to + step / 2; tried += step) {
    rows.fill(0);
    const slope = Math.tan(tried);
    for (const { x, y } of points) {
      const row = Math.round(y + x * slope) + height;
      if (row >= 0 && row < rows.length) rows[row] = rows[row]! + 1;
    }
    let score = 0;
    for (const count of rows) score += count * count;
    // Of two that are alike the smaller slant.
    if (score > most * 1.0001 || (score >= most * 0.9999 && Math.abs(tried) < Math.abs(angle)))
      [angle, most] = [tried, score];
  }
  return angle;
}
