import { cellPosition } from '../sheet.ts';

/** A formula of a sheet with the result that the file holds. */
export interface HeldResult {
  r: number;
  c: number;
  formula: string;
  held: number;
}

/** What a cell holds besides formulas: a number, words (`text`), or nothing that can be added (null). A blank cell holds 0. */
export type Content = (r: number, c: number) => number | 'text' | null;

interface Term {
  sign: number;
  r: number;
  c: number;
}

const REF = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`;
const RANGE = new RegExp(`^(${REF})(?::(${REF}))?$`);
const SUM = /^SUM\(([A-Z\d$:,]+)\)$/;
const PLUS = new RegExp(`^\\+?${REF}(?:[+-]${REF})+$`);
const LONGEST = 500;
/** Cells that one sum may have, and all of a sheet together. */
const MOST_CELLS = 2000;
const MOST_STEPS = 200_000;
const DEEPEST = 50;
const EQUAL = 1e-6;

/**
 * Sums of cells of the same sheet of which the file holds another result than their cells give: a program wrote the cells and left the
 * sum as it was. Some programs show what the file holds, others add anew.
 */
export function staleSums(results: readonly HeldResult[], contentOf: Content): HeldResult[] {
  const formulas = new Map(results.map((one) => [`${one.r},${one.c}`, one]));
  const known = new Map<HeldResult, number | null>();
  let steps = 0;
  const valueAt = ({ r, c }: Term, depth: number, isSum: boolean): number | null => {
    const formula = formulas.get(`${r},${c}`);
    if (formula) return resultOf(formula, depth) ?? formula.held;
    const content = contentOf(r, c);
    return content === 'text' ? (isSum ? 0 : null) : content;
  };
  /** Null where it is no plain sum, or has a cell that cannot be added. */
  const resultOf = (formula: HeldResult, depth: number): number | null => {
    if (known.has(formula)) return known.get(formula)!;
    known.set(formula, null);
    const terms = depth > DEEPEST ? null : termsOf(formula.formula);
    if (terms === null) return null;
    let total = 0;
    for (const term of terms.cells) {
      const value = ++steps > MOST_STEPS ? null : valueAt(term, depth + 1, terms.isSum);
      if (value === null) return null;
      total += term.sign * value;
    }
    known.set(formula, total);
    return total;
  };
  return results.filter((one) => {
    const result = resultOf(one, 0);
    return result !== null && Math.abs(result - one.held) > EQUAL * Math.max(1, Math.abs(result));
  });
}

function termsOf(formula: string): { isSum: boolean; cells: Term[] } | null {
  const plain = formula.replace(/\s+/g, '').toUpperCase();
  if (plain.length > LONGEST) return null;
  const ranges = SUM.exec(plain)?.[1]?.split(',').map(cellsOf);
  if (ranges) {
    const cells = ranges.flatMap((range) => range ?? []);
    return ranges.includes(null) || cells.length > MOST_CELLS ? null : { isSum: true, cells };
  }
  if (!PLUS.test(plain)) return null;
  const cells = (plain.match(/[+-]?[^+-]+/g) ?? []).flatMap((term): Term[] => {
    const at = cellPosition(term.replace(/^[+-]/, ''));
    return at ? [{ sign: term.startsWith('-') ? -1 : 1, ...at }] : [];
  });
  return { isSum: false, cells };
}

/** `B2`, `B2:D5`; null for anything else, and for more cells than a sum may have. */
function cellsOf(range: string): Term[] | null {
  const [, first, last = first] = RANGE.exec(range) ?? [];
  const [from, to] = [cellPosition(first ?? ''), cellPosition(last ?? '')];
  if (!from || !to || (to.r - from.r + 1) * (to.c - from.c + 1) > MOST_CELLS) return null;
  const cells: Term[] = [];
  for (let r = from.r; r <= to.r; r++) for (let c = from.c; c <= to.c; c++) cells.push({ sign: 1, r, c });
  return cells;
}
