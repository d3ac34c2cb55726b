import type { RowCell } from './row-view.ts';

/** Which of the parts are sums of those before them: the last (总计), or the last of each five in table 4. */
export type GluedSums = 'none' | 'last' | 'fives';

const MAX_DIGITS = 20;

/**
 * Figures that were printed without a blank between them (`713000074`), split only where there is exactly one way: as many parts as
 * columns, no part with a leading zero, and the totals of the row right. Null where nothing or more than one fits.
 */
export function splitGlued(cell: RowCell, n: number, sums: GluedSums): RowCell[] | null {
  if (!/^\d+$/.test(cell.text) || cell.text.length < n || cell.text.length > MAX_DIGITS) return null;
  const parts = /^0+$/.test(cell.text) ? zeros(cell.text, n) : sums === 'none' ? null : onlySplit(cell.text, n, sums);
  return parts?.map((raw) => ({ ...cell, raw, text: raw, source: { ...cell.source, glued: true } })) ?? null;
}

function zeros(text: string, n: number): string[] | null {
  return text.length === n ? [...text] : null;
}

function onlySplit(text: string, n: number, sums: 'last' | 'fives'): string[] | null {
  const found: string[][] = [];
  const walk = (at: number, parts: string[], sum: number): void => {
    if (found.length > 1) return;
    // The total is what the other parts leave, and no shorter than the sum so far.
    if (sums === 'last' && parts.length < n && String(sum).length > text.length - at - (n - parts.length - 1)) return;
    const left = n - parts.length;
    if (left === 0) {
      if (at === text.length && (sums === 'fives' || totalsHold(parts, n))) found.push(parts);
      return;
    }
    const longest = text[at] === '0' ? 1 : text.length - at - (left - 1);
    for (let size = 1; size <= longest; size++) {
      const next = [...parts, text.slice(at, at + size)];
      if (sums === 'fives' && next.length % 5 === 0 && !totalsHold(next.slice(-5), 5)) continue;
      walk(at + size, next, sum + Number(next.at(-1)));
    }
  };
  walk(0, [], 0);
  return found.length === 1 ? found[0]! : null;
}

function totalsHold(parts: readonly string[], n: number): boolean {
  const figures = parts.map(Number);
  return figures.slice(0, n - 1).reduce((sum, figure) => sum + figure, 0) === figures[n - 1];
}
