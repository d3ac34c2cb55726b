import { isPrescribed } from './boilerplate.ts';
import { jaccard, shinglesOf } from './min-hash.ts';
import type { Passage } from './passages.ts';

/** From this on a text is a copy of another. */
export const COPY = 0.9;
/** Two passages are the same where so much of their characters' runs is. */
const SAME_PASSAGE = 0.8;
const MOST_SHOWN = 8;
const LONGEST_SHOWN = 160;

export interface Comparison {
  similarity: number;
  /** Characters of the first text that were compared. */
  length: number;
  /** The same passages side by side, the longest first. */
  passages: { here: string; there: string; section: number }[];
}

/** How much of two texts is the same once what is prescribed and what was handed down is left out, with the passages that show it. */
export function compareTexts(
  here: readonly Passage[],
  there: readonly Passage[],
  shared: ReadonlySet<number> = new Set(),
): Comparison {
  const own = (passages: readonly Passage[]) =>
    passages.filter(({ bare, hash }) => !isPrescribed(bare) && !shared.has(hash));
  const [a, b] = [own(here), own(there)];
  const similarity = jaccard(shinglesOf(a.map(({ bare }) => bare)), shinglesOf(b.map(({ bare }) => bare)));
  const length = a.reduce((sum, { bare }) => sum + bare.length, 0);
  return { similarity, length, passages: similarity < COPY ? [] : sideBySide(a, b) };
}

function sideBySide(here: readonly Passage[], there: readonly Passage[]): Comparison['passages'] {
  const exact = new Map(there.map((one) => [one.hash, one]));
  const sets = new Map<Passage, Set<number>>();
  const shinglesIn = (one: Passage) => sets.get(one) ?? sets.set(one, shinglesOf([one.bare])).get(one)!;
  const near = (one: Passage) => there.find((other) => jaccard(shinglesIn(one), shinglesIn(other)) >= SAME_PASSAGE);
  return [...here]
    .sort((a, b) => b.bare.length - a.bare.length)
    .slice(0, MOST_SHOWN * 2)
    .flatMap((one) => {
      const other = exact.get(one.hash) ?? near(one);
      return other ? [{ here: shortened(one.text), there: shortened(other.text), section: one.section }] : [];
    })
    .slice(0, MOST_SHOWN);
}

function shortened(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
