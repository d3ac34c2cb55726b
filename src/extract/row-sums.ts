import { blankMark } from './parse-figure.ts';
import type { GluedSums } from './split-glued.ts';

/** Columns of each kind of cases, the last of which is their total. */
export const KIND = 5;

/** True where the totals of a row (its last figure, or the last of each five) are the sums of the figures before them; blanks count as 0. */
export function sumsHold(texts: readonly string[], sums: GluedSums): boolean {
  const size = sums === 'last' ? texts.length : KIND;
  if (sums === 'none' || texts.length === 0 || texts.length % size !== 0) return false;
  const figures = texts.map(figureOf);
  for (let at = 0; at < figures.length; at += size) {
    const sum = figures.slice(at, at + size - 1).reduce((total, figure) => total + figure, 0);
    if (sum !== figures[at + size - 1]) return false;
  }
  return true;
}

/**
 * True where the totals of a row prove that each of its figures stands in its column: they hold, and none of them is the sum of a
 * single figure (`1 | 1` may be two figures as well as one and its total).
 */
export function sumsProve(texts: readonly string[], sums: GluedSums): boolean {
  if (!sumsHold(texts, sums)) return false;
  const size = sums === 'last' ? texts.length : KIND;
  for (let at = 0; at < texts.length; at += size) {
    const parts = texts.slice(at, at + size - 1).filter((text) => figureOf(text) !== 0);
    if (parts.length < 2) return false;
  }
  return true;
}

/** The figure of a cell that holds nothing but a whole one, 0 for a blank; NaN for anything else. */
export function figureOf(text: string): number {
  const plain = text.normalize('NFKC').replace(/[\s,]+/g, '');
  if (blankMark(plain) !== null) return 0;
  const digits = /^(\d+)(?:件|条|项|个|次)?$/.exec(plain)?.[1];
  return digits === undefined ? Number.NaN : Number(digits);
}
