const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';
/** First two digits of the divisions that issue numbers (GB/T 2260); 83 is the residence permit of Taiwan residents. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

/**
 * True for a resident's number (GB 11643): division, a day of birth from 1900 to `lastYear` that exists, and the check digit. Letters but
 * X, as in a unified social credit code, never pass; an all-digit code of that kind has no day in the middle.
 */
export function isIdentityNumber(text: string, lastYear: number): boolean {
  if (!/^\d{17}[\dXx]$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return false;
  const [year, month, day] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  if (year < 1900 || year > lastYear || !exists(year, month, day)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECK[sum % 11] === text[17]!.toUpperCase();
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
