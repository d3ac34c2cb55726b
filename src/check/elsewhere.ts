/** Where a rule is judged that no kind of this folder evaluates, or why it is not assessed. */
export interface Elsewhere {
  /**
   * `coverage`: judged by agency and year (src/coverage), told as an alert. `diff`: shown by the comparison of two years, figure by figure
   * with its reason. `portal`: a matter of the portal's columns and pages, no report's. `notices`: needs days that only local notices give.
   */
  why: 'coverage' | 'diff' | 'portal' | 'notices';
  /** The file that judges it; null where it is not assessed. */
  judge: string | null;
  /** The test that holds its cases. */
  test: string | null;
}

const coverage: Elsewhere = { why: 'coverage', judge: 'src/coverage/judge.ts', test: 'test/alerts/causes.test.ts' };
const diff: Elsewhere = { why: 'diff', judge: 'src/diff/years.ts', test: 'test/diff/years.test.ts' };
const portal: Elsewhere = { why: 'portal', judge: null, test: null };

/** Rules of rules.json that no kind evaluates; rules.json = evaluated ∪ these (tested). */
export const ELSEWHERE: Readonly<Record<string, Elsewhere>> = {
  'C-2018-2019': diff,
  'C-2020-2021': diff,
  'D-MISSING': coverage,
  'D-LATE': coverage,
  'D-REMOVED': coverage,
  'D-BACKDATED': coverage,
  'D-LOCAL-DEADLINE': { ...coverage, judge: 'src/coverage/local-deadline.ts' },
  'D-TITLE-AGENCY': portal,
  'D-DUPLICATE': portal,
  'D-HISTORY-GAP': portal,
  'D-COLUMN-MISSING': portal,
  'D-COLUMN-ORDER': portal,
  'D-WRONG-COLUMN': portal,
  'D-META': portal,
};
