/** Where a page of a list ended, as text that only we read: a list goes on behind it whatever was added before it meanwhile. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** What a part of a key may be: words, a whole number that a column of the store can hold, an instant in ms, an instant as ISO text. */
type Kind = 'string' | 'number' | 'ms' | 'time';
type Part<K extends Kind> = K extends 'string' | 'time' ? string : number;

const MOST_NUMBER = 2 ** 31 - 1;
const MOST_MS = 8.64e15;

const FITS: Readonly<Record<Kind, (part: unknown) => boolean>> = {
  string: (part) => typeof part === 'string' && part.isWellFormed() && !part.includes('\0'),
  number: (part) => Number.isInteger(part) && Math.abs(part as number) <= MOST_NUMBER,
  ms: (part) => Number.isInteger(part) && Math.abs(part as number) <= MOST_MS,
  time: (part) => typeof part === 'string' && /^\d{4}-/.test(part) && isoOf(part) === part,
};

/** A cursor of ours with parts of these kinds in this order; null for any other text, so that nobody puts questions to the store that it cannot take. */
export function readKey<const Kinds extends readonly Kind[]>(
  text: string | undefined,
  kinds: Kinds,
): { -readonly [I in keyof Kinds]: Part<Kinds[I]> } | null {
  const key = partsOf(text);
  const fits = key?.length === kinds.length && kinds.every((kind, i) => FITS[kind](key[i]));
  return fits ? (key as never) : null;
}

function partsOf(text: string | undefined): unknown[] | null {
  if (text === undefined || !/^[\w-]{1,1500}$/.test(text)) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(key) ? key : null;
  } catch {
    return null;
  }
}

function isoOf(text: string): string | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
