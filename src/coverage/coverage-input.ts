import type { Agency } from '../report/agency.ts';
import type { OperatorWord } from '../report/coverage.ts';
import type { Gap } from '../report/gap.ts';
import type { Look } from '../report/look.ts';
import type { ColumnSpan } from '../report/testimony.ts';

/** An address that the column showed as the report of this agency and year. */
export interface FoundPage {
  url: string;
  title: string;
  /** The date beside the link, YYYY-MM-DD. */
  listedDate: string | null;
  /** `ok`, a failure code, or null before the first fetch. */
  fetchOutcome: string | null;
  firstSeenAt: string;
  lastSeenAt: string;
  snapshot: string | null;
  /** Set where the page is none of the body's: hijacked, or on a foreign host. */
  flaw?: object | null;
  /** Whose report it is by its own words, where that is not certain. */
  attribution?: { verdict: string; why: readonly string[] } | null;
  /** True for a file that an operator handed in: when we saw it says nothing of when it was published. */
  isImport?: boolean;
}

/** A page that was listed for this agency-year and is, by its own words, the report of another body or year. */
export interface StrayPage {
  url: string;
  title: string;
  /** True where the list's title named the year: then somebody said that this was the report. */
  isTitled: boolean;
}

/** The report as it was read from its page. */
export interface ReadReport {
  /** YYYY-MM-DD, the claim that counts. */
  publishedAt: string | null;
  url: string;
  snapshot: string | null;
  firstSeenAt: string;
  /** Every day that the page or the list gives, where they differ; `publishedAt` is among them. */
  claimedDays?: readonly string[];
}

/** An earlier day than the law's, set by a local notice. To miss it breaks no law: a rule and a severity of its own. */
export interface LocalDeadline {
  /** YYYY-MM-DD. */
  date: string;
  /** The notice; empty where the registry does not name it. */
  citation: string;
}

/** All that the state of one agency-year is judged by. */
export interface CoverageInput {
  agency: Agency;
  year: number;
  /** Every look at this agency's column that is kept, in any order. */
  looks: readonly Look[];
  page: FoundPage | null;
  report: ReadReport | null;
  /** Pages that were listed as this report and are another one. */
  strays?: readonly StrayPage[];
  /** True where an operator said of a page that was listed as this report that it is not. */
  isDenied?: boolean;
  /** What operators said of this agency-year and holds; of the column, when which one counted. */
  said?: readonly OperatorWord[];
  columns?: readonly ColumnSpan[];
  now: Date;
  /** A look older than this proves nothing any more. */
  staleAfterDays: number;
  /** Whole looks after the deadline without the report that make it missing; 1 by default. */
  looksNeeded?: number;
  /** Days after the deadline in which nobody is called missing; none by default. */
  graceDays?: number;
  /** Times in which we could not look at anything, in any order. */
  gaps?: readonly Gap[];
  /** Set where the registry says that the body owes no report of this year. */
  exemption?: { reason: string } | null;
  /** The earlier day of a local notice, where the registry gives one; that of the calendar counts otherwise. */
  localDeadline?: LocalDeadline | null;
}
