import { UNREAD } from '../../report/document.ts';
import type { Segment } from '../merge-rules.ts';
import type { PageCharacter } from './page-characters.ts';

/** Part of a digit's height, from its foot, in which a line that strikes it out runs. */
const MIDDLE = { from: 0.3, to: 0.66 } as const;
/** Heights of a character by which such a line may begin before what it strikes out and end after it: the lines of tables are longer. */
const OVER = 1.2;
const LEVEL = 0.5;
const DIGIT = /[\d０-９]/;

/** Digits through whose middle a line of their own runs are no figure: what was struck out is not the report's. Upright ones only. */
export function struckOut(characters: readonly PageCharacter[], segments: readonly Segment[]): PageCharacter[] {
  const lines = segments.filter(({ x0, y0, x1, y1 }) => Math.abs(y1 - y0) < LEVEL && Math.abs(x1 - x0) > LEVEL);
  if (lines.length === 0) return [...characters];
  const ends = new Map<number, { x0: number; x1: number }>();
  for (const { run, box } of characters) {
    const known = ends.get(run);
    ends.set(run, { x0: Math.min(known?.x0 ?? box[0], box[0]), x1: Math.max(known?.x1 ?? box[2], box[2]) });
  }
  const sorted = lines
    .map(({ x0, x1, y0 }) => ({ y: y0, from: Math.min(x0, x1), to: Math.max(x0, x1) }))
    .sort((a, b) => a.y - b.y);
  return characters.map((one) => {
    if (one.turn !== 0 || one.hidden || !DIGIT.test(one.text)) return one;
    const [x0, y0, x1, y1] = one.box;
    const height = y1 - y0;
    const { x0: first, x1: last } = ends.get(one.run)!;
    const isStruck = linesBetween(sorted, y0 + MIDDLE.from * height, y0 + MIDDLE.to * height).some(
      ({ from, to }) =>
        from <= (x0 + x1) / 2 && to >= (x0 + x1) / 2 && from > first - OVER * height && to < last + OVER * height,
    );
    return isStruck ? { ...one, text: UNREAD } : one;
  });
}

function linesBetween<T extends { y: number }>(sorted: readonly T[], low: number, high: number): T[] {
  let [a, b] = [0, sorted.length];
  while (a < b) {
    const middle = (a + b) >> 1;
    if (sorted[middle]!.y < low) a = middle + 1;
    else b = middle;
  }
  let end = a;
  while (end < sorted.length && sorted[end]!.y <= high) end++;
  return sorted.slice(a, end);
}
