import type { TlsFault } from './tls-fault.ts';

/**
 * One attempt of one run to read the report column of one agency: the proof of search behind every `missing`, and the
 * reason behind every `unknown`. Append-only.
 */
export interface Look {
  id: string;
  runId: string;
  agencyId: string;
  /** ISO time, UTC. */
  at: string;
  outcome: LookOutcome;
  /** The column's first page, where one was found. */
  columnUrl: string | null;
  /** True when every page of the column was read: the first to the last, without gap. */
  whole: boolean;
  /** Report links that were seen in the column and attributed to this agency, by year. */
  yearsListed: number[];
  /** What stood in the column besides the agency's reports; null where no column was read, absent where that was not noted yet. */
  seen?: ColumnSeen | null;
  /** Every address that was asked for, in order. */
  steps: LookStep[];
}

/** What alerts about portals and columns ask of a look. */
export type LookOutline = Pick<Look, 'id' | 'runId' | 'agencyId' | 'at' | 'outcome' | 'columnUrl' | 'steps'>;

/** What a column holds besides an agency's own reports: looked at, and named, so that nobody takes it for the report. */
export interface ColumnSeen {
  /** The first twelve of what looks like a report and is none. */
  alikes: { alike: string; title: string; url: string }[];
  alikesInAll: number;
  /** Reports of other bodies. */
  others: number;
  /** Two of its own reports of which the later year stands below the earlier one; null where the years fall from the top. */
  disorder: { above: string; below: string } | null;
  /**
   * Set where a short page carries a pager that says nothing: rows from before this day (YYYY-MM-DD) may lie behind it, so that the look
   * proves no absence of what would stand there.
   */
  hiddenBefore?: string;
}

/** Why the column was read, or why it was not. Only `column_read` with `whole` says anything about absence. */
export const LOOK_OUTCOMES = [
  'column_read',
  'column_incomplete',
  'column_not_found',
  'column_lost',
  'column_shrunken',
  'given_column_failed',
  'unreachable',
  'blocked',
  'foreign_host',
  'robots',
  'no_address',
  'own_outage',
] as const;
export type LookOutcome = (typeof LOOK_OUTCOMES)[number];

/** One address that was asked for, and what came of it. */
export interface LookStep {
  url: string;
  /** What was posted to it; absent where it was asked for by GET. */
  posted?: string;
  /** True where a browser showed it, because only its scripts make it; absent otherwise. */
  rendered?: true;
  role: 'robots' | 'home' | 'menu' | 'sitemap' | 'search' | 'column' | 'list_page' | 'report';
  /** A failure code of the catalogue, `ok`, or `unchanged`: the host said so, and what it answered before was read again. */
  outcome: string;
  status: number | null;
  /** Links read from the page; null where it was no page. */
  links: number | null;
  /** Report links among them. */
  candidates: number | null;
  /** SHA-256 of the kept page, where one was kept. */
  snapshot: string | null;
  at: string;
  /** Where it came from, where that is not what was asked: after redirects, or by another scheme or name of the host. */
  cameFrom?: string;
  /** What was wrong with the connection and was put up with; absent where nothing was. */
  tlsFaults?: readonly TlsFault[];
}
