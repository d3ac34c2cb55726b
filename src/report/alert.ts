import type { Bilingual } from './bilingual.ts';
import type { Severity } from './finding.ts';

/** `acknowledged`: somebody takes care of it; `silenced`: nobody is told until a day; `resolved`: the cause is gone, or a person said so. */
export const ALERT_STATUSES = ['open', 'acknowledged', 'silenced', 'resolved'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/** What a person is told and can act on. One alert per cause: the same cause never opens a second one. */
export interface Alert {
  /** Made from the cause (rule, agency or portal, year, instance), so that a repeated run finds the same alert. */
  id: string;
  rule: string;
  severity: Severity;
  status: AlertStatus;
  /** Null for operations alerts about a portal or about Nianbao itself. */
  agencyId: string | null;
  year: number | null;
  /** What it is about where there is no agency: a portal's host, `self`. */
  subject: string | null;
  message: Bilingual;
  evidence: AlertEvidence;
  firstSeenAt: string;
  lastSeenAt: string;
  resolvedAt: string | null;
  /** 1 when first opened, one more each time that the cause came back after a resolution. */
  episode: number;
  silencedUntil: string | null;
  /** Who takes care of it; a name as people gave it. */
  assignee: string | null;
  /** The silence that keeps it from being told; null where none does. */
  mutedBy: string | null;
}

/** What an alert rests on; channels and pages show what is there. */
export interface AlertEvidence {
  url: string | null;
  snapshot: string | null;
  fields: string[];
  /** What else shows it: deadline, figures, places looked at. */
  [key: string]: unknown;
}

/** A cause that holds now; evaluation turns causes into openings, keepings and resolutions. */
export interface Cause {
  rule: string;
  severity: Severity;
  agencyId: string | null;
  year: number | null;
  subject: string | null;
  instance?: string;
  message: Bilingual;
  evidence: AlertEvidence;
}

/**
 * What happened to an alert, or what time alone asks to be told of it; a countdown is of no alert, and `unsure` asks after a message about
 * it that may not have arrived.
 */
export type AlertTransition =
  | 'opened'
  | 'reopened'
  | 'kept'
  | 'resolved'
  | 'reminded'
  | 'escalated'
  | 'countdown'
  | 'unsure';
