import type { GreyImage } from './grey-image.ts';

/** Which pixels are dark: 1 is ink. */
export interface Ink {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A patch of ink whose pixels touch one another. */
export interface Blob {
  x0: number;
  y0: number;
  /** Exclusive. */
  x1: number;
  y1: number;
  area: number;
}

/** Paper is lighter than this even on a bad scan, ink darker, once the light is even. */
const DARKEST_LIMIT = 90;
const LIGHTEST_LIMIT = 205;

/** Parts ink from paper by Otsu's threshold: the one that leaves both sides most alike within themselves. */
export function inkOf({ width, height, data }: GreyImage): Ink {
  const limit = Math.min(Math.max(otsu(data), DARKEST_LIMIT), LIGHTEST_LIMIT);
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = data[i]! < limit ? 1 : 0;
  return { width, height, data: out };
}

function otsu(data: Uint8Array): number {
  const counts = new Float64Array(256);
  for (let i = 0; i < data.length; i++) counts[data[i]!] = counts[data[i]!]! + 1;
  const total = data.length;
  const sum = counts.reduce((all, count, value) => all + count * value, 0);
  let [best, most, below, sumBelow] = [128, -1, 0, 0];
  for (let value = 0; value < 256; value++) {
    below += counts[value]!;
    sumBelow += counts[value]! * value;
    const above = total - below;
    if (below === 0 || above === 0) continue;
    const apart = sumBelow / below - (sum - sumBelow) / above;
    const between = below * above * apart * apart;
    if (between > most) [best, most] = [value + 1, between];
  }
  return best;
}

/** Patches of ink (pixels that touch, also over corners), in no particular order; at most `most`, or null where there are more. */
export function blobsOf(ink: Ink, most = 200_000): Blob[] | null {
  const { width, height, data } = ink;
  const seen = new Uint8Array(data.length);
  const stack: number[] = [];
  const blobs: Blob[] = [];
  for (let start = 0; start < data.length; start++) {
    if (data[start] === 0 || seen[start] === 1) continue;
    if (blobs.length >= most) return null;
    const blob = { x0: width, y0: height, x1: 0, y1: 0, area: 0 };
    seen[start] = 1;
    stack.push(start);
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [x, y] = [at % width, Math.floor(at / width)];
      blob.area++;
      blob.x0 = Math.min(blob.x0, x);
      blob.x1 = Math.max(blob.x1, x + 1);
      blob.y0 = Math.min(blob.y0, y);
      blob.y1 = Math.max(blob.y1, y + 1);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (data[next] === 0 || seen[next] === 1) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    blobs.push(blob);
  }
  return blobs;
}

/** Blobs of this height or less are dots and dust; larger than this share of the page's width, tables and pictures. */
const SMALLEST = 5;
const LARGEST = 0.07;
/** What the height of the tallest patches of characters is to that of the characters themselves. */
const FULL = 1.06;

/** Height of the characters in pixels, judged by the patches of ink that take up most room; `otherwise` where there are none. */
export function heightOfCharacters(blobs: readonly Blob[], pageWidth: number, otherwise = 28): number {
  const sizes = blobs.flatMap(({ x0, y0, x1, y1 }) => {
    const [width, height] = [x1 - x0, y1 - y0];
    const size = Math.max(width, height);
    return size > SMALLEST && size < LARGEST * pageWidth && height > SMALLEST
      ? [{ height, weight: width * height }]
      : [];
  });
  const total = sizes.reduce((sum, { weight }) => sum + weight, 0);
  let seen = 0;
  for (const { height, weight } of sizes.sort((a, b) => a.height - b.height)) {
    seen += weight;
    if (seen >= 0.6 * total) return FULL * height;
  }
  return otherwise;
}
