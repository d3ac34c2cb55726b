import { isDay } from '../../report/year.ts';
import type { RowPiece } from './row-context.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}';
/** What a date is written with besides its words. */
export const DATE_MARKS = new RegExp(`[\\d\\s年月日:\\-./,[\\]()（）【】]|${MONTH}`, 'gi');
const ENGLISH = [
  new RegExp(`\\b${MONTH}\\.?\\s{1,3}(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s{1,3}(?<year>(?:19|20)\\d{2})\\b`, 'i'),
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]${MONTH}\\.?,?[\\s-](?<year>(?:19|20)\\d{2})\\b`, 'i'),
] as const;

/** The first day in a few words, YYYY-MM-DD: in figures, or in English; null where there is none. */
export function dateIn(words: string): string | null {
  const found =
    /(?<!\d)((?:19|20)\d{2})[-./年](\d{1,2})[-./月](\d{1,2})(?!\d)/.exec(words) ??
    /^[[(（【\s]*((?:19|20)\d{2})(\d{2})(\d{2})[\])）】\s]*$/.exec(words);
  if (found) return dayOf(found[1]!, found[2]!, found[3]!);
  const english = ENGLISH.map((form) => form.exec(words)).find(Boolean);
  if (!english) return null;
  const month =
    MONTHS.indexOf(
      english
        .find((word) => /^[a-z]/i.test(word ?? ''))!
        .slice(0, 3)
        .toLowerCase(),
    ) + 1;
  return dayOf(english.groups!.year!, String(month), english.groups!.day!);
}

const MONTH_OF_YEAR = /^((?:19|20)\d{2})[-/.年](\d{1,2})月?$/;
const DAY = /^(\d{1,2})日?$/;
const DAY_OF_MONTH = /^(\d{1,2})[-/.月](\d{1,2})日?$/;
const YEAR = /^((?:19|20)\d{2})年?$/;

/**
 * The day that stands in two pieces of a row, in cells side by side, as leaves of a calendar do: 15 over 2024-01, 01-15 over 2024; null where it is
 * not plain which they are. A year before the title and a day behind it are those of the report and of its publication, a number before it that of its row.
 */
export function dateApart(pieces: readonly RowPiece[]): string | null {
  const words = pieces.map((piece) => piece.words.replace(/\s/g, ''));
  const only = (form: RegExp) => {
    const at = words.flatMap((word, i) => (form.test(word) ? [i] : []));
    return at.length === 1 ? { at: at[0]!, found: form.exec(words[at[0]!]!)! } : null;
  };
  const beside = (one: RegExp, other: RegExp) => {
    const [a, b] = [only(one), only(other)];
    const isBeside = a && b && Math.abs(a.at - b.at) === 1 && Math.abs(pieces[a.at]!.cell - pieces[b.at]!.cell) <= 1;
    return isBeside ? [...a.found.slice(1), ...b.found.slice(1)] : null;
  };
  const [year, month, day] = beside(MONTH_OF_YEAR, DAY) ?? beside(YEAR, DAY_OF_MONTH) ?? [];
  return year && month && day ? dayOf(year, month, day) : null;
}

function dayOf(year: string, month: string, date: string): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}
