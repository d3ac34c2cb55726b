import type { RobotsDecision } from './robots.ts';

/** RFC 9309, 2.4: not longer than a day. */
export const RULES_LIFE_MS = 86_400_000;
/** Where robots.txt could not be read, the host is asked for it again after this. */
const WAIT_LIFE_MS = 60_000;
/** Decisions kept at most; each may be as large as a robots.txt. */
const MOST_DECISIONS = 500;

/** What a robots.txt says, which may have been asked for some time ago. */
export interface AgedDecision {
  decision: RobotsDecision;
  /** Since it was asked for. */
  ageMs: number;
}

/** What hosts' robots.txt said, for as long as it may be relied on. */
export class RobotsDecisions {
  readonly #kept = new Map<string, { decision: Promise<AgedDecision>; until: number }>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  forget(origin: string): void {
    this.#kept.delete(origin);
  }

  of(origin: string, ask: () => Promise<AgedDecision>): Promise<AgedDecision> {
    const known = this.#kept.get(origin);
    if (known && known.until > this.#now()) return known.decision;
    const entry = { decision: ask(), until: Number.POSITIVE_INFINITY };
    this.#kept.delete(origin);
    this.#kept.set(origin, entry);
    entry.decision.then(
      ({ decision: { kind }, ageMs }) => {
        entry.until = this.#now() + (kind === 'wait' ? WAIT_LIFE_MS : RULES_LIFE_MS - ageMs);
      },
      () => {
        if (this.#kept.get(origin) === entry) this.#kept.delete(origin);
      },
    );
    const oldest = this.#kept.keys().next().value;
    if (this.#kept.size > MOST_DECISIONS && oldest !== undefined) this.#kept.delete(oldest);
    return entry.decision;
  }
}
