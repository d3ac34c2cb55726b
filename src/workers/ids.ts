import { createHash } from 'node:crypto';

/** An id made from content: the same parts always give the same 32 hex digits. */
export function idOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
