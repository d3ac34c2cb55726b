import type { Context } from 'hono';

/** What somebody wrote into a field, at most `most` characters of it: without blanks around it and NUL, which the store does not take; '' for what is no text. */
export function givenText(value: unknown, most: number): string {
  return typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, most) : '';
}

/** The fields of a request's JSON body; null where there is none, or no object. */
export async function givenJson(c: Context): Promise<Record<string, unknown> | null> {
  const body: unknown = await c.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? { ...body } : null;
}
