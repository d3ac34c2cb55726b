/** What is missing before a rule can be evaluated here, or where it is judged instead. */
export type Missing =
  /** Needs numbers and statements read from sentences. */
  | 'prose'
  /** Needs several fetches of the same address. */
  | 'crawl-history'
  /** Needs the portal's pages, columns or page labels. */
  | 'site'
  /** Needs the reports of other bodies. */
  | 'other-bodies'
  /** Needs pictures and attachments of the document. */
  | 'document-parts'
  /** Judged by coverage (src/coverage), told as an alert. */
  | 'coverage'
  /** Shown by the comparison of two years (src/diff). */
  | 'diff';

/** Rules of rules.json that no kind evaluates yet, with the reason; rules.json = evaluated ∪ these (tested). */
export const NOT_YET: Readonly<Record<string, Missing>> = {
  'C-2018-2019': 'diff',
  'C-2020-2021': 'diff',
  'D-MISSING': 'coverage',
  'D-LATE': 'coverage',
  'D-REMOVED': 'coverage',
  'D-LOCAL-DEADLINE': 'coverage',
  'D-BACKDATED': 'coverage',
  'D-TITLE-AGENCY': 'site',
  'D-DUPLICATE': 'site',
  'D-HISTORY-GAP': 'site',
  'D-COLUMN-MISSING': 'site',
  'D-COLUMN-ORDER': 'site',
  'D-WRONG-COLUMN': 'site',
  'D-META': 'site',
};
