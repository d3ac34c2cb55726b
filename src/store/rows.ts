/** What rows and the domain write differently: times as Date and as ISO text, objects as JSON. */

export function iso(time: Date): string {
  return time.toISOString();
}

export function isoOrNull(time: Date | null): string | null {
  return time === null ? null : time.toISOString();
}

/** Text that PostgreSQL takes: it refuses NUL and half surrogates, which hostile pages carry. They become U+FFFD. */
export function clean(text: string): string {
  return text.includes('\0') || !text.isWellFormed() ? text.toWellFormed().replaceAll('\0', '\uFFFD') : text;
}

/** As `clean`; null stays null. */
export function cleanOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : clean(text);
}

/** JSON text that jsonb takes, keys included. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  return text.includes('\\u') ? JSON.stringify(JSON.parse(text), cleanEntry) : text;
}

function cleanEntry(_key: string, value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  return entries.every(([key]) => clean(key) === key)
    ? value
    : Object.fromEntries(entries.map(([key, entry]) => [clean(key), entry]));
}

/** Parts of a list, small enough for one statement (PostgreSQL takes 65,535 parameters). */
export function* chunks<T>(list: readonly T[], size = 1_000): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
