import type { Coverage } from './coverage.ts';

/** The state of an agency-year as people tell them apart, finer than the seven words that programs get. */
export const FINE_STATES = [
  'not_due',
  'due',
  'due_soon',
  'grace',
  'published',
  'late',
  'missing',
  'removed',
  'unknown',
  'exempt',
] as const;
export type FineState = (typeof FINE_STATES)[number];

const BY_REASON: Readonly<Record<string, FineState>> = {
  'due.soon': 'due_soon',
  'due.grace': 'grace',
  'not_due.exempt': 'exempt',
};

/** The one fine state of a judged agency-year. */
export function fineState({ status, reasonCode }: Pick<Coverage, 'status' | 'reasonCode'>): FineState {
  return BY_REASON[reasonCode] ?? status;
}
