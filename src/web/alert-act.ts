import type { AlertAction } from '../store/alerts.ts';
import { givenText } from './given.ts';

/** What a person may do to an alert; the words of the addresses of pages and API. */
export const ALERT_ACTS = ['ack', 'silence', 'resolve', 'assign', 'waive', 'comment'] as const;
export type AlertActKind = (typeof ALERT_ACTS)[number];

const DAY_MS = 86_400_000;
const STANDARD_DAYS = 7;
const MOST = { days: 366, name: 60, note: 1_000 } as const;

/**
 * The act that a form or a JSON body asks for, by `by` where it names nobody; null where a word is missing that it is nothing without:
 * the note of a waiver or comment, the person of an assignment.
 */
export function alertActOf(kind: AlertActKind, given: object, by: string, now: Date): AlertAction | null {
  const { by: name, note: words, days, to } = given as Record<string, unknown>;
  const said = { by: givenText(name, MOST.name) || by, now: now.toISOString() };
  const note = givenText(words, MOST.note) || null;
  switch (kind) {
    case 'ack':
    case 'resolve':
      return { kind, note, ...said };
    case 'silence':
      return { kind, note, until: new Date(now.getTime() + daysOf(days) * DAY_MS).toISOString(), ...said };
    case 'waive':
    case 'comment':
      return note === null ? null : { kind, note, ...said };
    case 'assign': {
      const person = givenText(to, MOST.name);
      return person === '' ? null : { kind, note, to: person, ...said };
    }
  }
}

function daysOf(given: unknown): number {
  const days = Number(given ?? STANDARD_DAYS);
  return Number.isInteger(days) ? Math.min(MOST.days, Math.max(1, days)) : STANDARD_DAYS;
}
