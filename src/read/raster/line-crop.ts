import type { GreyImage } from './grey-image.ts';

/** What recognition takes: a line of characters, 48 pixels high. */
export interface LineCrop {
  width: number;
  data: Uint8Array;
}

export const CROP_HEIGHT = 48;
/** Paper above and below the characters, in parts of their height. */
const AIR = 0.12;
const WIDEST = 3200;
const WHITE = 255;

/** Part of an image: left, top, right and bottom in pixels, the latter two exclusive. */
export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

/**
 * A box of an image scaled to the height that recognition wants, with paper around it. Marks lower than `em` (dashes, 一) keep their size
 * beside a character: the crop is at least that high. `squeeze` is the part of its width that is left to it.
 */
export function cropLine(image: GreyImage, box: Box, em: number, squeeze = 1): LineCrop {
  const [x0, y0, x1, y1] = box;
  const high = Math.max(y1 - y0, em) * (1 + 2 * AIR);
  const middle = (y0 + y1) / 2;
  const top = middle - high / 2;
  const left = x0 - AIR * high;
  const down = high / CROP_HEIGHT;
  const across = down / squeeze;
  const width = Math.min(WIDEST, Math.max(16, Math.round((x1 - x0 + 2 * AIR * high) / across)));
  const data = new Uint8Array(width * CROP_HEIGHT);
  // Paper beside the box may hold another cell's or line's ink.
  const bound = { x0: x0 - 2, y0: y0 - 2, x1: x1 + 2, y1: y1 + 2 };
  for (let y = 0; y < CROP_HEIGHT; y++)
    for (let x = 0; x < width; x++)
      data[y * width + x] = average(image, left + x * across, top + y * down, { across, down }, bound);
  return { width, data };
}

/** Mean of the pixels under one pixel of the crop, or what lies between them where the crop is finer. */
function average(
  image: GreyImage,
  x: number,
  y: number,
  { across, down }: { across: number; down: number },
  bound: { x0: number; y0: number; x1: number; y1: number },
): number {
  const at = (px: number, py: number) =>
    px < bound.x0 ||
    py < bound.y0 ||
    px >= bound.x1 ||
    py >= bound.y1 ||
    px < 0 ||
    py < 0 ||
    px >= image.width ||
    py >= image.height
      ? WHITE
      : image.data[py * image.width + px]!;
  if (Math.max(across, down) > 1.5) {
    let sum = 0;
    let count = 0;
    for (let py = Math.floor(y); py < y + down; py++)
      for (let px = Math.floor(x); px < x + across; px++, count++) sum += at(px, py);
    return sum / count;
  }
  const [cx, cy] = [x + across / 2 - 0.5, y + down / 2 - 0.5];
  const [x0, y0] = [Math.floor(cx), Math.floor(cy)];
  const [fx, fy] = [cx - x0, cy - y0];
  const above = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
  const below = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
  return above * (1 - fy) + below * fy;
}
