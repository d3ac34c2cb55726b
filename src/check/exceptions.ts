import type { Finding, RuleResult, Severity } from '../report/finding.ts';
import { cellOf, type Subject } from './figures.ts';
import { reason } from './verdict.ts';

type Exception = (results: RuleResult[], subject: Subject) => RuleResult[];

/** So many requests last year and a report without any this year is worth a question. */
const MANY_LAST_YEAR = 10;

/**
 * Known legitimate exceptions (`exceptions` of rules.json) that the tables themselves show: they soften or suppress a
 * breach. What the report says in words is told-reasons.ts; what needs a person's knowledge stays in the catalogue's words.
 */
export const EXCEPTIONS: Readonly<Record<string, Exception>> = {
  // Applicants counted under another type unbalance columns while the total column holds.
  'T3-FLOW': (results) => {
    const total = results.find((r) => r.instance === 'total');
    if (total?.outcome !== 'pass' && total?.outcome !== 'pass_blank_as_zero') return results;
    return results.map((r) => (r.finding ? { ...r, finding: { ...r.finding, severity: 'warning' as const } } : r));
  },
  // Requests that came by e-mail, and such as were closed too late, have no line of their own.
  'S14-RECEIVED': (results) => milder(results, 'warning', partsBelow),
  'S14-CLOSED': (results) => milder(results, 'warning', partsBelow),
  // One request may get several replies, each counted by its kind.
  'S14-REPLIES': (results) => milder(results, 'warning', (finding) => !partsBelow(finding)),
  // The form of 2014 has no line for cases that are not decided yet.
  'S14-REVIEW': (results) => milder(results, 'info', partsBelow),
  'S14-LITIGATION': (results) => milder(results, 'info', partsBelow),
  // An amount of some yuan is 0.00 in units of ten thousand.
  'T2-2019-PROCUREMENT': (results, subject) =>
    /^0\.0+$/.test(cellOf(subject, 'procurement_amount')?.raw?.trim() ?? '')
      ? results.map((r) =>
          r.finding ? { ...withoutFinding(r), outcome: 'suppressed', reason: reason('roundedAmount') } : r,
        )
      : results,
  'TABLE-ALLZERO': (results, subject) =>
    hadRequests(subject)
      ? results.map((r) => (r.finding ? { ...r, finding: { ...r.finding, severity: 'warning' as const } } : r))
      : results,
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

function milder(results: RuleResult[], severity: Severity, where: (finding: Finding) => boolean): RuleResult[] {
  return results.map((r) => (r.finding && where(r.finding) ? { ...r, finding: { ...r.finding, severity } } : r));
}

/** The parts are less than the printed total: something had no line. */
function partsBelow({ expected, actual }: Finding): boolean {
  return Number(expected) < Number(actual);
}

/** Requests of last year, or in this report's own words, beside tables without any. */
function hadRequests({ report, previous }: Subject): boolean {
  const before = previous?.values.req_new_total?.value ?? 0;
  const said = report.statements?.some(({ subject, value }) => subject === 'requests-received' && value > 0);
  return before >= MANY_LAST_YEAR || said === true;
}
