/** Where a rule is judged that no kind of this folder evaluates, or why it is not assessed. */
export interface Elsewhere {
  /**
   * `coverage`: by agency and year, told as an alert. `diff`: shown by the comparison of two years, figure by figure with its reason.
   * `years`: each year that lacks its report is told by itself. `no-column`: that no column was found proves no absence: the year is unknown,
   * with what was searched. `whose`: a page goes to the body and year that its own words name, or to an operator. `look`: the proof of
   * search lists what stood in the column and is no report. `site`: a code of another place is doubted, with the page's
   * attribution; old portals have no tags at all. `order`: pinned and paged lists have the portal's order, which is not kept.
   */
  why: 'coverage' | 'diff' | 'years' | 'no-column' | 'whose' | 'look' | 'site' | 'order';
  /** The file that judges it; null where it is not assessed. */
  judge: string | null;
  /** The test that holds its cases; null where it is not assessed. */
  test: string | null;
}

const coverage: Elsewhere = { why: 'coverage', judge: 'src/coverage/judge.ts', test: 'test/alerts/causes.test.ts' };
const diff: Elsewhere = { why: 'diff', judge: 'src/diff/years.ts', test: 'test/diff/years.test.ts' };

/** Rules of rules.json that no kind evaluates; rules.json = evaluated ∪ these (tested). */
export const ELSEWHERE: Readonly<Record<string, Elsewhere>> = {
  'C-2018-2019': diff,
  'C-2020-2021': diff,
  'D-MISSING': coverage,
  'D-LATE': coverage,
  'D-REMOVED': coverage,
  'D-BACKDATED': coverage,
  'D-LOCAL-DEADLINE': { ...coverage, judge: 'src/coverage/local-deadline.ts' },
  'D-TITLE-AGENCY': {
    why: 'whose',
    judge: 'src/registry/attribute-report.ts',
    test: 'test/registry/attribute-report.test.ts',
  },
  'D-HISTORY-GAP': { why: 'years', judge: 'src/coverage/judge.ts', test: 'test/coverage/judge.test.ts' },
  'D-COLUMN-MISSING': { why: 'no-column', judge: 'src/coverage/judge.ts', test: 'test/coverage/judge.test.ts' },
  'D-COLUMN-ORDER': { why: 'order', judge: null, test: null },
  'D-WRONG-COLUMN': { why: 'look', judge: 'src/text/look-alikes.ts', test: 'test/crawler/classify-link.test.ts' },
  'D-META': { why: 'site', judge: 'src/registry/doubtful-site.ts', test: 'test/registry/doubtful-site.test.ts' },
};
