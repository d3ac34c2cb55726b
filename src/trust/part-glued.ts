import type { Report } from '../report/report.ts';
import type { Sum } from '../report/sum.ts';
import { runOf, withParts } from './run-together.ts';

/** A row whose figures were printed without a gap, and every way to take them apart in which its total is right. */
interface GluedRow {
  fields: readonly string[];
  ways: readonly (readonly string[])[];
}

/** Six kinds of applicants and their total. */
const COLUMNS = 7;
const MAX_DIGITS = 24;
const MAX_WAYS = 40;
/** Beginnings that are tried at most for one row: long runs without a zero have a hundred thousand. */
const MAX_STEPS = 5_000;
/** Combinations of the ways of all such rows that are tried at most. */
const MAX_COMBINATIONS = 400;

/**
 * Takes apart rows of table 3 that were printed as one run of digits (`220000022`) where a row's own total leaves more than one
 * way: the sums down the columns decide. Only where exactly one combination breaks no sum, and a sum other than the row's
 * own holds for every figure of it; otherwise the report stays as it is. `sumsOf`: the sums as a report's figures make them.
 */
export function partGlued(report: Report, sumsOf: (report: Report) => Sum[]): Report {
  const rows = sumsOf(report).flatMap((sum) => gluedRowOf(sum, report) ?? []);
  const combinations = rows.reduce((count, row) => count * row.ways.length, 1);
  if (rows.length === 0 || combinations === 0 || combinations > MAX_COMBINATIONS) return report;
  const fitting: Report[] = [];
  for (const ways of productOf(rows.map((row) => row.ways))) {
    const candidate = inOneWay(report, rows, ways);
    if (isProven(sumsOf(candidate), rows)) fitting.push(candidate);
    if (fitting.length > 1) return report;
  }
  return fitting[0] ?? report;
}

/** The row of a sum, in the order of its columns, whose figures all are one run of digits; null for any other sum. */
function gluedRowOf({ fields, state }: Sum, report: Report): GluedRow | null {
  if (state !== 'open' || fields.length !== COLUMNS) return null;
  const run = runOf(fields, report);
  const ways = run === null || run.length > MAX_DIGITS ? null : waysOf(run, fields.length);
  return ways === null ? null : { fields, ways };
}

/** All ways to read a run of digits as `n` figures without leading zeros, the last the sum of the others; null where there are too many. */
function waysOf(digits: string, n: number): string[][] | null {
  const found: string[][] = [];
  let steps = 0;
  const walk = (at: number, parts: string[], sum: number): void => {
    // The total is what is left in the end, and no shorter than the sum so far.
    if (++steps > MAX_STEPS || found.length > MAX_WAYS || String(sum).length > digits.length - at) return;
    if (parts.length === n - 1) {
      const total = digits.slice(at);
      if (total === String(sum)) found.push([...parts, total]);
      return;
    }
    const longest = digits[at] === '0' ? 1 : digits.length - at - (n - parts.length - 1);
    for (let size = 1; size <= longest; size++) {
      const part = digits.slice(at, at + size);
      walk(at + size, [...parts, part], sum + Number(part));
    }
  };
  walk(0, [], 0);
  return found.length > MAX_WAYS || steps > MAX_STEPS ? null : found;
}

function* productOf<T>(choices: readonly (readonly T[])[]): Generator<T[]> {
  const [first, ...rest] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const choice of first) for (const others of productOf(rest)) yield [choice, ...others];
}

function inOneWay(report: Report, rows: readonly GluedRow[], ways: readonly (readonly string[])[]): Report {
  const values = rows.reduce((all, { fields }, i) => withParts(all, fields, ways[i]!), report.values);
  return { ...report, values };
}

/** No sum with a figure of the rows breaks, and for each of these figures one holds that is not its row's own. */
function isProven(sums: readonly Sum[], rows: readonly GluedRow[]): boolean {
  return rows.every(({ fields }) =>
    fields.every((field) => {
      const mine = sums.filter((sum) => sum.fields.includes(field));
      const across = (sum: Sum) => fields.every((other) => sum.fields.includes(other));
      return mine.every((sum) => sum.state !== 'broken') && mine.some((sum) => sum.state === 'held' && !across(sum));
    }),
  );
}
