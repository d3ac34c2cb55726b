import type { Value } from './report.ts';

/**
 * Notes by which the trust rule speaks of a figure. Notes are English words that src/text/value-notes.ts has in both languages;
 * several are parted by `; `.
 */
export const TRUST_NOTES = {
  /** Stays reported: the figure stands so in the file, only its row and column were inferred, and a sum breaks. */
  asPrinted: 'a sum does not hold, but the figure stands so in the text',
  /** Stays reported: a second reading found the figure as well, but nothing confirms its row and column, and a sum breaks. */
  unconfirmed: 'a sum does not hold, and nothing confirms the place of the figure',
  /** Stays reported: two independent readings agree, and yet the sum does not hold. */
  confirmed: 'a sum does not hold, but a second reading found the same figure',
  /** Stays reported: no sum speaks of it, but those that speak of its neighbours hold. */
  beyondSums: 'read from a picture, and part of no sum',
  differs: 'a second reading found something else',
  brokenSum: 'a sum does not hold, and the figure was not read with certainty',
  manyWays: 'figures without a gap that may be parted otherwise where a total is printed wrong',
  noSum: 'read from a picture, and no sum confirms it',
  /** Was absent: only a picture may show it, and it was not found there. */
  pictured: 'not found, but pages are pictures',
  /** Was absent: the table has no rules, and other figures of it were found. */
  unplaced: 'not found in a table without rules that was read in part',
  faint: 'too faint to be read with certainty',
} as const;

/** True where a value carries this note. */
export function hasNote(value: { note?: string | null } | undefined, note: string): boolean {
  return value?.note?.split('; ').includes(note) ?? false;
}

/** The value with one more note. */
export function withNote(value: Value, note: string): Value {
  return { ...value, note: value.note === undefined ? note : `${value.note}; ${note}` };
}
