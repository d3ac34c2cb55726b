import { isOneLine, type RowCell } from './row-view.ts';

/** Which of the parts are sums of those before them: the last (总计), or the last of each five in table 4. */
export type GluedSums = 'none' | 'last' | 'fives';

const MAX_DIGITS = 20;
/**
 * Ways to part the digits, whatever the totals, above which a total that is printed wrong may be met by chance: with one total or three, and
 * with blanks between some of the digits. Real rows, mostly zeros, have up to 31, 48 and 2.
 */
const FEW_WAYS = { last: 40, fives: 60, parted: 10 } as const;

/**
 * Figures that were printed without a blank between all of them (`713000074`, `200 000121`), split only where there is exactly one way: as
 * many parts as columns, each within one of the cells, no part with a leading zero, and the totals of the row right, also if blank cells
 * left nothing. Without totals only zeros say where they part. Null where nothing or more than one fits.
 */
export function splitGlued(cells: readonly RowCell[], n: number, sums: GluedSums): RowCell[] | null {
  const digits = cells.map(({ text }) => text).join('');
  if (!cells.every(({ text }) => /^\d+$/.test(text)) || digits.length < n || digits.length > MAX_DIGITS) return null;
  if (cells.length > 1 && (!isOneLine(cells) || holdsAsItStands(cells))) return null;
  const parts = forcedByZeros(cells, n) ?? (sums === 'none' ? null : provenSplit(cells, n, sums));
  if (!parts) return null;
  const ways = waysToSplit(cells, n);
  const few = FEW_WAYS[cells.length > 1 ? 'parted' : sums === 'fives' ? 'fives' : 'last'];
  const source = {
    glued: true as const,
    ...(ways > 1 ? { chosen: true as const } : {}),
    ...(ways > few ? { ofMany: true as const } : {}),
  };
  return parts.map(({ cell, raw }) => ({ ...cell, raw, text: raw, source: { ...cell.source, ...source } }));
}

/** Number of ways to part the digits into `n` figures, each within one of the cells and none with a leading zero. */
function waysToSplit(cells: readonly RowCell[], n: number): number {
  const { text, isFigure } = digitsOf(cells);
  let ways = [1, ...Array<number>(text.length).fill(0)];
  for (let part = 0; part < n; part++) {
    const next = ways.map(() => 0);
    for (let from = 0; from < text.length; from++)
      for (let to = from + 1; to <= text.length && isFigure(from, to); to++) next[to]! += ways[from]!;
    ways = next;
  }
  return ways.at(-1)!;
}

/** The digits of the cells in a row, and whether those between two places can be one figure. */
function digitsOf(cells: readonly RowCell[]): { text: string; isFigure: (from: number, to: number) => boolean } {
  const text = cells.map((cell) => cell.text).join('');
  let end = 0;
  const ends = cells.flatMap((cell) => {
    end += cell.text.length;
    return Array<number>(cell.text.length).fill(end);
  });
  return { text, isFigure: (from, to) => to <= ends[from]! && (to - from === 1 || text[from] !== '0') };
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

/** The only split into as many parts as columns, where no split into fewer beside blank cells is as right. */
function provenSplit(cells: readonly RowCell[], n: number, sums: 'last' | 'fives'): Part[] | null {
  const parts = onlySplit(cells, n, sums);
  return parts && !mayHaveBlanks(parts, cells, sums) ? parts : null;
}

/**
 * True where the digits can be parted otherwise if blank cells left nothing. A report that leaves cells of cases blank is taken to print no 0
 * but as a total: their long row of zeros could always be fewer.
 */
function mayHaveBlanks(parts: readonly Part[], cells: readonly RowCell[], sums: 'last' | 'fives'): boolean {
  const zeros = sums === 'last';
  const isOwn = zeros || parts.every(({ raw }) => raw !== '0');
  const count = splitsWithBlanks(cells, {
    size: zeros ? parts.length : 5,
    groups: zeros ? 1 : parts.length / 5,
    zeros,
  });
  return count > (isOwn ? 1 : 0);
}

function onlySplit(cells: readonly RowCell[], n: number, sums: 'last' | 'fives'): Part[] | null {
  const { text, isFigure } = digitsOf(cells);
  const owners = cells.flatMap((cell) => [...cell.text].map(() => cell));
  const found: Part[][] = [];
  const walk = (at: number, parts: Part[], sum: number): void => {
    if (found.length > 1) return;
    // The total is what the other parts leave, and no shorter than the sum so far.
    if (sums === 'last' && parts.length < n && String(sum).length > text.length - at - (n - parts.length - 1)) return;
    const left = n - parts.length;
    if (left === 0) {
      if (at === text.length && (sums === 'fives' || totalsHold(parts, n))) found.push(parts);
      return;
    }
    for (let size = 1; size <= text.length - at - (left - 1) && isFigure(at, at + size); size++) {
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

/** Groups of `size` columns whose last is the total of the others; `zeros`: a 0 may stand before it. */
interface Groups {
  size: number;
  groups: number;
  zeros: boolean;
}

/** Ways to part the digits, at most two, where each group has as many parts as columns or fewer, or none. */
function splitsWithBlanks(cells: readonly RowCell[], { size, groups, zeros }: Groups): number {
  const { text, isFigure } = digitsOf(cells);
  const ofGroup = (from: number, to: number): number => {
    let found = 0;
    const walk = (at: number, total: number, left: number, parts: number): void => {
      if (at === total && left === 0) found++;
      if (at === total || parts === size - 1) return;
      for (let next = at + 1; next <= total && isFigure(at, next) && found < 2; next++) {
        const figure = Number(text.slice(at, next));
        if (figure <= left && (figure > 0 || zeros)) walk(next, total, left - figure, parts + 1);
      }
    };
    for (let total = to - 1; total >= from && found < 2; total--)
      if (isFigure(total, to)) walk(from, total, Number(text.slice(total, to)), 0);
    return found;
  };
  const from = (at: number, left: number): number => {
    if (left === 0) return at === text.length ? 1 : 0;
    let found = from(at, left - 1);
    for (let to = at + 1; to <= text.length && found < 2; to++) {
      const own = ofGroup(at, to);
      if (own > 0) found += own * from(to, left - 1);
    }
    return Math.min(found, 2);
  };
  return from(0, groups);
}
