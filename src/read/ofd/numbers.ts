import { malformed } from '../zip-archive.ts';

/** Numbers parted by blanks. Throws FailureError `read.malformed` where one is none. */
export function numbers(text: string | undefined): number[] {
  return words(text).map(asNumber);
}

/**
 * Steps from one character to the next (`DeltaX`, `DeltaY` of GB/T 33190, 11.3): numbers, or `g n v` for n times v. At most `most` are
 * given.
 */
export function steps(text: string | undefined, most: number): number[] {
  const given = words(text);
  const found: number[] = [];
  for (let i = 0; i < given.length && found.length < most; i++) {
    if (given[i] !== 'g') {
      found.push(asNumber(given[i]!));
      continue;
    }
    const count = asNumber(given[i + 1] ?? '');
    const step = asNumber(given[i + 2] ?? '');
    if (!Number.isInteger(count) || count < 0) throw malformed(`${count} steps`);
    for (let k = 0; k < count && found.length < most; k++) found.push(step);
    i += 2;
  }
  return found;
}

function words(text: string | undefined): string[] {
  return (text ?? '').split(/\s+/).filter((word) => word !== '');
}

function asNumber(word: string): number {
  const value = word === '' ? Number.NaN : Number(word);
  if (!Number.isFinite(value)) throw malformed(`${word.slice(0, 20)} is no number`);
  return value;
}
