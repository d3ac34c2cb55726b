/** `accept`: it is right; `dismiss`: it is let be; `restore`: neither any more. */
export const DECISION_KINDS = ['accept', 'dismiss', 'restore'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What a person decides of a finding of the current report of an agency and year. */
export interface FindingAct {
  agencyId: string;
  year: number;
  /** `Finding.key`, or the beginning of it. */
  key: string;
  act: DecisionKind;
  by: string;
  /** Why; a finding is not dismissed without. */
  reason: string;
}

/** `unclear`: several findings begin so. `no-reason`: dismissed without one. */
export type ActOutcome = 'done' | 'not-found' | 'unclear' | 'no-reason';
