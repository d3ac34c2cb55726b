/** What is learned about one agency's column on one host, so that the next run goes straight to it. */
export interface Recipe {
  agencyId: string;
  /** With port. */
  host: string;
  /** The portal family whose adapter read the list. */
  family: string;
  /** First page of the column, where redirects and jump pages led. */
  columnUrl: string;
  /** Folder that a link with the agency's name led to: what lies in it is the agency's own; null where the portal is, or nothing is. */
  ownFolder: string | null;
  listKind: ListKind;
  /** Address of the second page of its list, as the first announces it; null where there is one page. */
  pager: string | null;
  dateSource: DateSource;
  /** Why its pages must be drawn by a browser; null where plain requests do. */
  needsBrowser: string | null;
  /** ISO times, UTC. */
  learnedAt: string;
  lastSuccessAt: string;
  /** Looks in a row in which this column was no longer there. */
  failures: number;
  /** Why it failed last; null after a success. */
  lastFailure: string | null;
  /** When every page of the column was last asked for without condition. */
  fullAt: string;
  /** Looks since then in which pages might be answered by “not modified”. */
  leanLooks: number;
  /** False once the host called a page unmodified that had changed. */
  trustsValidators: boolean;
  /** The pages of the column when it was last read whole, in order. */
  pages: readonly PageMark[];
  /** Addresses that the column had before, newest first. */
  history: readonly OldColumn[];
}

/** `rows`: a list, in pages or not; `folders`: lists in folders of years or kinds of bodies; `reports`: pages that show a report each. */
export type ListKind = 'rows' | 'folders' | 'reports';

/** Where a row's date stands: beside it, in its address, or nowhere. */
export type DateSource = 'row' | 'address' | 'none';

/** A page of the list by what it lists: two readings with one signature list the same rows in the same order, and as many. */
export interface PageMark {
  url: string;
  signature: string;
}

/** A column that was read until another was found in its place. */
export interface OldColumn {
  url: string;
  /** When it was last read. */
  lastSuccessAt: string;
  /** When another took its place. */
  until: string;
}
