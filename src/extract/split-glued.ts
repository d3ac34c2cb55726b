import { isOneLine, type RowCell } from './row-view.ts';

/** Which of the parts are sums of those before them: the last (总计), or the last of each five in table 4. */
export type GluedSums = 'none' | 'last' | 'fives';

const MAX_DIGITS = 20;

/**
 * Figures that were printed without a blank between all of them (`713000074`, `200 000121`), split only where there is exactly one way: as
 * many parts as columns, each within one of the cells, no part with a leading zero, and the totals of the row right. Without totals only
 * zeros say where they part. Null where nothing or more than one fits.
 */
export function splitGlued(cells: readonly RowCell[], n: number, sums: GluedSums): RowCell[] | null {
  const digits = cells.map(({ text }) => text).join('');
  if (!cells.every(({ text }) => /^\d+$/.test(text)) || digits.length < n || digits.length > MAX_DIGITS) return null;
  if (cells.length > 1 && (!isOneLine(cells) || holdsAsItStands(cells))) return null;
  const parts = forcedByZeros(cells, n) ?? (sums === 'none' ? null : onlySplit(cells, n, sums));
  const source = { glued: true as const, ...(onlySplit(cells, n, 'none') ? {} : { chosen: true as const }) };
  return parts?.map(({ cell, raw }) => ({ ...cell, raw, text: raw, source: { ...cell.source, ...source } })) ?? null;
}

/** The last cell is the total of the others: they may be whole figures between which blank cells were lost. */
function holdsAsItStands(cells: readonly RowCell[]): boolean {
  const parts = cells.map((cell) => ({ cell, raw: cell.text }));
  return parts.every(({ raw }) => !/^0\d/.test(raw)) && totalsHold(parts, parts.length);
}

interface Part {
  cell: RowCell;
  raw: string;
}

/**
 * The parts that leading zeros force (`0000`, `007`, `00126`): no figure begins with one, so each is a figure by itself and the digits behind
 * them are at least one more. Null where that makes fewer than there are columns, or more.
 */
function forcedByZeros(cells: readonly RowCell[], n: number): Part[] | null {
  const parts = cells.flatMap((cell) => {
    const rest = cell.text.replace(/^0+/, '');
    const zeros = [...cell.text.slice(0, cell.text.length - rest.length)];
    return [...zeros, ...(rest === '' ? [] : [rest])].map((raw) => ({ cell, raw }));
  });
  return parts.length === n ? parts : null;
}

function onlySplit(cells: readonly RowCell[], n: number, sums: GluedSums): Part[] | null {
  const text = cells.map((cell) => cell.text).join('');
  const owners = cells.flatMap((cell) => [...cell.text].map(() => cell));
  const ends = owners.map((owner) => owners.lastIndexOf(owner) + 1);
  const found: Part[][] = [];
  const walk = (at: number, parts: Part[], sum: number): void => {
    if (found.length > 1) return;
    // The total is what the other parts leave, and no shorter than the sum so far.
    if (sums === 'last' && parts.length < n && String(sum).length > text.length - at - (n - parts.length - 1)) return;
    const left = n - parts.length;
    if (left === 0) {
      if (at === text.length && (sums !== 'last' || totalsHold(parts, n))) found.push(parts);
      return;
    }
    const longest = text[at] === '0' ? 1 : Math.min(text.length - at - (left - 1), (ends[at] ?? at) - at);
    for (let size = 1; size <= longest; size++) {
      const next = [...parts, { cell: owners[at]!, raw: text.slice(at, at + size) }];
      if (sums === 'fives' && next.length % 5 === 0 && !totalsHold(next.slice(-5), 5)) continue;
      walk(at + size, next, sum + Number(next.at(-1)!.raw));
    }
  };
  walk(0, [], 0);
  return found.length === 1 ? found[0]! : null;
}

function totalsHold(parts: readonly Part[], n: number): boolean {
  const figures = parts.map(({ raw }) => Number(raw));
  return figures.slice(0, n - 1).reduce((sum, figure) => sum + figure, 0) === figures[n - 1];
}
