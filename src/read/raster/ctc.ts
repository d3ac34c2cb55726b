import { UNREAD } from '../../report/document.ts';

/** A character that was recognised: where its middle lies in the line (0..1) and how certain it is (0..1). */
export interface ReadCharacter {
  text: string;
  at: number;
  conf: number;
  /** The same for the digit that looks like it, should the line be a figure: 0 for o and O, 1 for l and I. */
  asDigit?: number;
}

/** Characters between which recognition wavers. */
const ALIKE = ['0oO〇○', '1lI|'] as const;

/**
 * The likeliest character of each step, repetitions and blanks left out (greedy CTC). `probabilities` holds `steps` rows of one number
 * per class: 0 is the blank, then the characters of the alphabet. Only the first `used` steps count; the rest is padding.
 */
export function decodeCtc(
  probabilities: Float32Array,
  steps: number,
  alphabet: readonly string[],
  used = steps,
): ReadCharacter[] {
  const classes = probabilities.length / steps;
  const characters: ReadCharacter[] = [];
  const alike = ALIKE.map((group) => [...group].map((one) => alphabet.indexOf(one) + 1).filter((k) => k > 0));
  let before = 0;
  for (let step = 0; step < steps; step++) {
    let best = 0;
    const from = step * classes;
    for (let k = 1; k < classes; k++) if (probabilities[from + k]! > probabilities[from + best]!) best = k;
    const conf = probabilities[from + best]!;
    const last = characters.at(-1);
    const group = alike.find((classes) => classes.includes(best));
    const asDigit = group?.reduce((sum, k) => sum + probabilities[from + k]!, 0);
    if (best !== 0 && best === before && last) {
      last.conf = Math.max(last.conf, conf);
      if (asDigit !== undefined) last.asDigit = Math.max(last.asDigit ?? 0, asDigit);
    } else if (best !== 0) {
      const read = { text: alphabet[best - 1] ?? UNREAD, at: (step + 0.5) / used, conf };
      characters.push(asDigit === undefined ? read : { ...read, asDigit });
    }
    before = best;
  }
  return characters;
}
