import type { Rect } from '../../report/document.ts';

/** Turns the user space of a PDF page (origin bottom left, before rotation) into points from the top left corner as shown. */
export interface PageSpace {
  width: number;
  height: number;
  /** Quarters clockwise by which the page is turned for showing. */
  quarters: number;
  point(x: number, y: number): [x: number, y: number];
  rect(left: number, bottom: number, right: number, top: number): Rect;
}

/** `box` is the visible part of the page in user space: left, bottom, right, top. */
export function pageSpace(box: Rect, quarters: number): PageSpace {
  const [left, bottom, right, top] = box;
  const upright = quarters % 2 === 0;
  const point = (x: number, y: number): [number, number] => {
    if (quarters === 1) return [y - bottom, x - left];
    if (quarters === 2) return [right - x, y - bottom];
    if (quarters === 3) return [top - y, right - x];
    return [x - left, top - y];
  };
  return {
    width: upright ? right - left : top - bottom,
    height: upright ? top - bottom : right - left,
    quarters,
    point,
    rect: (x0, y0, x1, y1) => {
      const a = point(x0, y0);
      const b = point(x1, y1);
      return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    },
  };
}
