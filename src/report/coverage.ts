import type { Bilingual } from './bilingual.ts';
import type { Gap } from './gap.ts';
import type { Testimony } from './testimony.ts';

/** `missing` only after a whole look behind the deadline that found no report; `unknown` where we could not look so. */
export const COVERAGE_STATUSES = ['not_due', 'due', 'published', 'late', 'missing', 'removed', 'unknown'] as const;
export type CoverageStatus = (typeof COVERAGE_STATUSES)[number];

/** The state of one agency-year with what it rests on. Exactly one per agency and year. */
export interface Coverage {
  agencyId: string;
  year: number;
  status: CoverageStatus;
  /** YYYY-MM-DD, the last day in Asia/Shanghai; null where no date is prescribed. */
  deadline: string | null;
  /** Legal basis of the deadline. */
  citation: string | null;
  publishedAt: string | null;
  daysLate: number | null;
  url: string | null;
  /** Stable code of the reason (`published.in_time`, `unknown.unreachable`, …) and its words. */
  reasonCode: string;
  reason: Bilingual;
  evidence: CoverageEvidence;
}

/** What a state rests on, for whoever doubts it; null and absent where there is no such thing. */
export interface CoverageEvidence {
  /** The look that decided, and where and when it looked. */
  lookId: string | null;
  lookedAt: string | null;
  columnUrl: string | null;
  visited: { url: string; outcome: string; status: number | null; tlsFaults?: readonly string[] }[];
  /** The report's page, where there is one. */
  snapshot: string | null;
  /** Present where no national text sets the deadline and local practice was taken: a warning, not an error. */
  customary?: true;
  /** The earlier day of a local notice, where the report was not out by it. */
  local?: { date: string; citation: string; publishedAt: string | null };
  /** The time in which we could not look, where that is why nothing is known. */
  gap?: Gap;
  /** When it first appeared: after the last whole look without it (null: none), by the first sight of it. */
  firstSeen?: { after: string | null; by: string };
  /** The page gives a day on which, by several looks of ours, it was not there. */
  backdated?: { shown: string; after: string; by: string; absentLooks: string[] };
  /** What the document says that the list does not. */
  doubt?: string[];
  /** Pages that were listed as this report and are, by their own words, another one. */
  strays?: { url: string; title: string }[];
  /** What operators said of it and holds. */
  operator?: readonly OperatorWord[];
}

/** An entry of `Testimony` as far as a state rests on it. */
export type OperatorWord = Pick<Testimony, 'id' | 'kind' | 'by' | 'at' | 'reason'>;
