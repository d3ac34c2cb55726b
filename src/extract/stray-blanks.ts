import { sumsProve } from './row-sums.ts';
import type { RowCell } from './row-view.ts';
import type { GluedSums } from './split-glued.ts';

/** Ways to leave strays out that are tried at most for one row. */
const MAX_WAYS = 3_000;

/**
 * More cells than columns: some blank ones are strays, nobody says which. A column is certain where every way to leave strays out gives
 * it the same text, or every way in which the row's totals are right.
 */
export function withoutStrayBlanks(values: readonly RowCell[], n: number, sums: GluedSums): (RowCell | 'uncertain')[] {
  const plain = inEveryWay(values, n);
  if (sums === 'none' || !plain.includes('uncertain')) return plain;
  const proven = provenWays(values, n, sums);
  if (proven.length === 0) return plain;
  return plain.map((_, column) => {
    const texts = new Set(proven.map((way) => way[column]!.text));
    return texts.size === 1 ? proven[0]![column]! : 'uncertain';
  });
}

function inEveryWay(values: readonly RowCell[], n: number): (RowCell | 'uncertain')[] {
  const surplus = values.length - n;
  const before: number[] = [0];
  for (const cell of values) before.push(before.at(-1)! + (cell.text === '' ? 1 : 0));
  const blanks = before.at(-1)!;
  return Array.from({ length: n }, (_, column) => {
    const candidates = values.filter((_cell, at) => {
      const left = at - column;
      const after = blanks - before[at + 1]!;
      return left >= 0 && left <= Math.min(surplus, before[at]!) && surplus - left <= after;
    });
    const texts = new Set(candidates.map((cell) => cell.text));
    return texts.size === 1 ? candidates[0]! : 'uncertain';
  });
}

/** The ways to leave strays out in which the row's totals prove its figures; none where there are too many to try. */
function provenWays(values: readonly RowCell[], n: number, sums: GluedSums): RowCell[][] {
  const found: RowCell[][] = [];
  let tried = 0;
  const walk = (at: number, left: number, taken: RowCell[]): void => {
    if (tried > MAX_WAYS) return;
    if (at === values.length) {
      tried++;
      const texts = taken.map((cell) => cell.text);
      if (taken.length === n && sumsProve(texts, sums)) found.push(taken);
      return;
    }
    const cell = values[at]!;
    if (taken.length < n) walk(at + 1, left, [...taken, cell]);
    if (left > 0 && cell.text === '') walk(at + 1, left - 1, taken);
  };
  walk(0, values.length - n, []);
  return tried > MAX_WAYS ? [] : found;
}
