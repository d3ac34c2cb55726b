import type { GreyImage } from './grey-image.ts';
import type { Ink } from './ink.ts';
import { transposed } from './long-runs.ts';

/** Pixels of a piece of a rule that are looked at together, and how many of them must be darker than the paper on both sides. */
const PIECE = 17;
const ENOUGH = 14;
/** How far from its middle a hairline's paper is looked at, in pixels: thicker rules are dark enough by themselves. */
const ASIDE = 4;
/** How much darker than that, in grey levels of 255. */
const CONTRAST = 20;

/** Ink for finding rules: what is dark, and hairlines darker than the paper above and below them (`lying`) or beside them (`standing`). */
export function strokeInk(grey: GreyImage, ink: Ink): { lying: Ink; standing: Ink } {
  return { lying: withHairlines(grey, ink), standing: withHairlines(transposed(grey), transposed(ink)) };
}

/** Horizontal hairlines are grey where the pixels of a scan are coarser than they: the one threshold of a page loses them. */
function withHairlines({ width, height, data }: GreyImage, ink: Ink): Ink {
  const out = Uint8Array.from(ink.data);
  const darker = new Uint8Array(width);
  for (let y = ASIDE; y < height - ASIDE; y++) {
    const row = y * width;
    let any = 0;
    for (let x = 0; x < width; x++) {
      const own = data[row + x]! + CONTRAST;
      const isDarker = own < data[row + x - ASIDE * width]! && own < data[row + x + ASIDE * width]!;
      darker[x] = isDarker ? 1 : 0;
      if (isDarker) any++;
    }
    if (any >= ENOUGH) fillPieces(darker, out.subarray(row, row + width));
  }
  return { width, height, data: out };
}

/** Fills each piece that is darker nearly throughout, from its first to its last such pixel. */
function fillPieces(darker: Uint8Array, into: Uint8Array): void {
  let count = 0;
  let filled = 0;
  for (let end = 1; end <= darker.length; end++) {
    count += darker[end - 1]!;
    const start = end - PIECE;
    if (start > 0) count -= darker[start - 1]!;
    if (count < ENOUGH || darker[end - 1] === 0) continue;
    const first = darker.indexOf(1, Math.max(filled, start));
    into.fill(1, first, end);
    filled = end;
  }
}
