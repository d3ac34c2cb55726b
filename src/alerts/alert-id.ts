import { createHash } from 'node:crypto';
import type { Cause } from '../report/alert.ts';

/** An alert's id, 32 hex digits made from what it is about: the same cause always finds the same alert. */
export function alertIdOf(cause: Pick<Cause, 'rule' | 'agencyId' | 'year' | 'subject' | 'instance'>): string {
  return digest([cause.rule, cause.agencyId ?? '', cause.year ?? '', cause.subject ?? '', cause.instance ?? '']);
}

/** First 32 hex digits of SHA-256 over the parts, which may not run into each other. */
export function digest(parts: readonly (string | number)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map(String)))
    .digest('hex')
    .slice(0, 32);
}
