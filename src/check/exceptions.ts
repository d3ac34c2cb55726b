import type { RuleResult } from '../report/finding.ts';
import { cellOf, type Subject } from './figures.ts';
import { reason } from './verdict.ts';

type Exception = (results: RuleResult[], subject: Subject) => RuleResult[];

/**
 * Known legitimate exceptions (`exceptions` of rules.json) that the tables themselves show: they soften or suppress a
 * breach. Those that need a person's knowledge (reorganisation, other counting) stay in the catalogue's words.
 */
export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  // Applicants counted under another type unbalance columns while the total column holds.
  'T3-FLOW': (results) => {
    const total = results.find((r) => r.instance === 'total');
    if (total?.outcome !== 'pass' && total?.outcome !== 'pass_blank_as_zero') return results;
    return results.map((r) => (r.finding ? { ...r, finding: { ...r.finding, severity: 'warning' as const } } : r));
  },
  // Where item (7) is filled in, the printed identity says more.
  'T3-CARRY-BOUND': (results, subject) =>
    results.map((r) => {
      const total = cellOf(subject, `res_total_${r.instance}`);
      if (r.outcome !== 'fail' || total?.status !== 'reported') return r;
      return { ...withoutFinding(r), outcome: 'not_applicable', reason: reason('flowAssessable') };
    }),
};

function withoutFinding({ finding: _, ...rest }: RuleResult): RuleResult {
  return rest;
}
