/** Where a page of a list ended, as text that only we read: a list goes on behind it whatever was added before it meanwhile. */
export function cursorOf(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The parts of a cursor of ours; null for any other text. */
export function readCursor(text: string | undefined): (string | number)[] | null {
  if (text === undefined || !/^[\w-]{1,400}$/.test(text)) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const sound = Array.isArray(key) && key.every((one) => typeof one === 'string' || Number.isFinite(one));
    return sound ? key : null;
  } catch {
    return null;
  }
}

/** A cursor of ours with parts of these kinds in this order; null for any other text. */
export function readKey<const Kinds extends readonly ('string' | 'number')[]>(
  text: string | undefined,
  kinds: Kinds,
): { -readonly [I in keyof Kinds]: Kinds[I] extends 'string' ? string : number } | null {
  const key = readCursor(text);
  const fits = key?.length === kinds.length && key.every((part, i) => typeof part === kinds[i]);
  return fits ? (key as never) : null;
}
