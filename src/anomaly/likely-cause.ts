import type { AnomalyCause } from '../report/surroundings.ts';

/** A cause is named only where the count lies so far outside the ordinary … */
const FAR = 3;
/** … and comes so near to what was expected without it. */
const NEAR = 1.5;

/** What was to be expected, and the bounds of an ordinary count. */
export interface Ordinary {
  expected: number;
  from: number;
  to: number;
}

/**
 * The slip that would explain a count: what it becomes without the slip lies among the ordinary ones. Null where no single slip does; a
 * count that may well be right is never given a cause.
 */
export function likelyCause(count: number, { expected, from, to }: Ordinary, last: number | null): AnomalyCause | null {
  const low = Math.max(1, from);
  if (count >= from && count <= to) return null;
  const fits = (n: number) => n >= expected / NEAR && n <= expected * NEAR;
  if (last !== null && count === last) return 'like-last-year';
  if (count > to * FAR) {
    if ([10_000, 1_000, 100].some((unit) => count % unit === 0 && fits(count / unit))) return 'unit-up';
    if (withoutOne(count).some(fits)) return 'digit-doubled';
  }
  if (count > 0 && count < low / FAR) {
    if ([10_000, 1_000, 100].some((unit) => fits(count * unit))) return 'unit-down';
    if (low >= 20 && withOneMore(count).some(fits)) return 'digit-dropped';
  }
  const isFar = count > to * NEAR || count < low / NEAR;
  if (isFar && count >= 100 && swapped(count).some((n) => String(n).length === String(count).length && fits(n)))
    return 'digits-swapped';
  return null;
}

/** The number with one of two equal neighbours left out. */
function withoutOne(count: number): number[] {
  const digits = String(count);
  return [...digits].flatMap((digit, at) =>
    at > 0 && digits[at - 1] === digit ? [Number(digits.slice(0, at) + digits.slice(at + 1))] : [],
  );
}

/** The number with one digit more at any place. */
function withOneMore(count: number): number[] {
  const digits = String(count);
  return Array.from({ length: digits.length + 1 }, (_, at) => at).flatMap((at) =>
    Array.from({ length: 10 }, (_, digit) => Number(`${digits.slice(0, at)}${digit}${digits.slice(at)}`)),
  );
}

function swapped(count: number): number[] {
  const digits = [...String(count)];
  return digits.slice(1).map((_, at) => {
    const other = [...digits];
    [other[at], other[at + 1]] = [other[at + 1]!, other[at]!];
    return Number(other.join(''));
  });
}
