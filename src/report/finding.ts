import type { Bilingual } from './bilingual.ts';

/** From the gravest. `critical`: personal data stand open, or strangers wrote on the page; `error`: what the form or the law asks for is broken. */
export const SEVERITIES = ['critical', 'error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * What a rule says of a report. `uncertain`: an input is unreadable or low in trust. `not_assessable`: a blank total, another
 * template, no previous year. `suppressed`: a known legitimate exception holds.
 */
export type Outcome =
  | 'pass'
  | 'pass_blank_as_zero'
  | 'fail'
  | 'uncertain'
  | 'not_assessable'
  | 'not_applicable'
  | 'suppressed';

/** A rule that a report breaks, with the fields and the figures that show it. */
export interface Finding {
  rule: string;
  severity: Severity;
  /** Which instance of the rule (a column, a row), where it has several. */
  instance?: string;
  fields: string[];
  expected: number | string | null;
  actual: number | string | null;
  message: Bilingual;
  /** Names the finding on the figures that it rests on; what people decide of it hangs on that. Absent outside the store. */
  key?: string;
  /** Those of its fields whose figures were corrected by hand: it rests on the corrected ones. */
  corrected?: string[];
  /** A person looked at it and found it right; the reason may be empty. */
  accepted?: { by: string; at: string; reason: string };
  /** A person looked at it and let it be, and why. */
  dismissed?: { by: string; at: string; reason: string };
}

/** What one rule, or one instance of it, came to. */
export interface RuleResult {
  rule: string;
  instance?: string;
  outcome: Outcome;
  /** Why it is not assessable, uncertain or suppressed. */
  reason?: Bilingual;
  /** Present exactly when the outcome is `fail`. */
  finding?: Finding;
}
