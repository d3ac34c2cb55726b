/** What a person decides of a finding of the current report of an agency and year. */
export interface FindingAct {
  agencyId: string;
  year: number;
  /** `Finding.key`, or the beginning of it. */
  key: string;
  act: 'dismiss' | 'restore';
  by: string;
  /** Why; a finding is not dismissed without. */
  reason: string;
}

/** `unclear`: several findings begin so. `no-reason`: dismissed without one. */
export type ActOutcome = 'done' | 'not-found' | 'unclear' | 'no-reason';
