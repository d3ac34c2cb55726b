/** A character that was recognised: where its middle lies in the line (0..1) and how certain it is (0..1). */
export interface ReadCharacter {
  text: string;
  at: number;
  conf: number;
}

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
  let before = 0;
  for (let step = 0; step < steps; step++) {
    let best = 0;
    const from = step * classes;
    for (let k = 1; k < classes; k++) if (probabilities[from + k]! > probabilities[from + best]!) best = k;
    const conf = probabilities[from + best]!;
    const last = characters.at(-1);
    if (best !== 0 && best === before && last) last.conf = Math.max(last.conf, conf);
    else if (best !== 0) characters.push({ text: alphabet[best - 1] ?? '\ufffd', at: (step + 0.5) / used, conf });
    before = best;
  }
  return characters;
}
