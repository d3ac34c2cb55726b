import type { Bilingual } from './bilingual.ts';

/** One content of a report's page, as evidence. */
export interface ContentSeen {
  reportId: string;
  snapshot: string;
  url: string;
  /** When it was first and last seen (ISO). */
  firstSeenAt: string;
  lastSeenAt: string;
}

/** What changed between two contents of one report. `cosmetic` changes are none: they are not kept. */
export interface Revision {
  before: ContentSeen;
  after: ContentSeen;
  figures: { field: string; before: number | string | null; after: number | string | null }[];
  /** Words that went and came, a few of each place, shortened. */
  prose: { section: number; before: string; after: string }[];
  /** Words of the page that declare the change (更正, 修订 …); null where there are none: the change is silent. */
  declared: string | null;
  /** Another address carried the earlier content, and it was no longer listed: withdrawn and posted again. */
  reposted: boolean;
}

/** A file beside the report that could not be had, with every try that counts. */
export interface DeadAttachment {
  url: string;
  name: string;
  /** HTTP status or failure code of the last try. */
  status: string;
  tries: number;
  firstTriedAt: string;
  lastTriedAt: string;
}

/** Another report of the same body and year that is listed beside this one, with what it gives otherwise. */
export interface OtherReport {
  reportId: string;
  snapshot: string;
  url: string;
  figures: { field: string; here: number; there: number }[];
}

/** Text of this report that stands in another one as well. */
export interface TextCopy {
  of: 'last-year' | 'peer';
  agencyId: string;
  agency: string;
  year: number;
  reportId: string;
  url: string;
  snapshot: string;
  /** 0..1: how much of the characters' shingles of both are the same, common passages left out. */
  similarity: number;
  /** Characters that were compared, of this one. */
  length: number;
  passages: { here: string; there: string; section: number }[];
}

/** What would explain such a count: another unit than last year, a slip of the keys, a figure carried over. */
export type AnomalyCause =
  | 'unit-up'
  | 'unit-down'
  | 'digits-swapped'
  | 'digit-dropped'
  | 'digit-doubled'
  | 'like-last-year';

/** A count that its own comparable years, and the trend of like bodies, do not explain. */
export interface CountAnomaly {
  metric: string;
  label: string;
  fields: string[];
  /** This year's count, and what was to be expected with the bounds of an ordinary year (95 %). */
  count: number;
  expected: number;
  from: number;
  to: number;
  /** Count over expected; null where nothing was expected. */
  ratio: number | null;
  p: number;
  /** Adjusted over all counts of all bodies of that year: the share of false alarms among those so small. */
  q: number;
  years: { year: number; count: number }[];
  /** How many like bodies gave the trend; 0 where there were too few. */
  peers: number;
  cause: AnomalyCause | null;
  reason: Bilingual;
}

/** A government's report held against those of the bodies below it. */
export interface RollUp {
  /** True: it says that it sums up those below; false: that it is the body's own only; null: it does not say. */
  includes: boolean | null;
  /** The words that say it. */
  says: string | null;
  /** Bodies below that owe a report, and those whose figures are here. */
  owed: number;
  known: number;
  fields: {
    field: string;
    parent: number;
    children: number;
    largest: { agencyId: string; name: string; value: number };
  }[];
}

/**
 * What other reports and other fetches say of a report, for rules that it cannot answer alone. Absent parts were not looked into: a rule
 * then says nothing.
 */
export interface Surroundings {
  revisions?: Revision[];
  attachments?: DeadAttachment[];
  others?: OtherReport[];
  copies?: { lastYear: TextCopy | null; peers: TextCopy[]; comparedLastYear: boolean; comparedPeers: number };
  anomalies?: { tested: number; found: CountAnomaly[] };
  rollUp?: RollUp | null;
}
