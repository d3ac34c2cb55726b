import type { Cause } from '../report/alert.ts';
import { type Finding, SEVERITIES, type Severity } from '../report/finding.ts';
import { CAUSE_MESSAGES, MORE_PLACES } from '../text/alerts.ts';
import { fill } from '../text/fill.ts';

/** The findings of the current report of one agency and year. */
export interface CurrentFindings {
  agencyId: string;
  year: number;
  url: string | null;
  snapshot: string | null;
  findings: readonly Finding[];
  /** Rules that could not decide on this version (outcome `uncertain`): their open alerts stay. */
  uncertain?: readonly string[];
}

/** The name under which checks report a rule that broke down. */
const BROKEN_RULE = 'internal';

/** One cause for each rule, agency and year; the places where the rule is broken are joined in the evidence. */
export function findingCauses(
  current: readonly CurrentFindings[],
  names: ReadonlyMap<string, string>,
  minSeverity: Severity,
): Cause[] {
  const watched = current.filter((report) => names.has(report.agencyId));
  return watched.flatMap((report) =>
    [...byRule(report.findings)]
      .filter(([rule, findings]) => rule !== BROKEN_RULE && rank(worst(findings)) <= rank(minSeverity))
      .map(([rule, findings]) => cause(report, rule, findings, names.get(report.agencyId)!)),
  );
}

/** Those reports on which a rule of ours broke down, with nothing but that. */
export function onBrokenRules(current: readonly CurrentFindings[]): CurrentFindings[] {
  return current.flatMap((report) => {
    const findings = report.findings.filter(({ rule, instance }) => rule === BROKEN_RULE && instance);
    return findings.length === 0 ? [] : [{ ...report, findings }];
  });
}

function cause(report: CurrentFindings, rule: string, findings: Finding[], agency: string): Cause {
  const [first, ...more] = [...findings].sort((a, b) => rank(a.severity) - rank(b.severity));
  const message = fill(CAUSE_MESSAGES.finding, { agency, year: report.year, message: first!.message });
  const tail = more.length > 0 ? fill(MORE_PLACES, { n: more.length }) : { zh: '', en: '' };
  return {
    rule,
    severity: first!.severity,
    agencyId: report.agencyId,
    year: report.year,
    subject: null,
    message: { zh: message.zh + tail.zh, en: message.en + tail.en },
    evidence: {
      url: report.url,
      snapshot: report.snapshot,
      fields: [...new Set(findings.flatMap((f) => f.fields))],
      instances: findings.map(({ instance, expected, actual, message: words, fields }) => ({
        instance: instance ?? null,
        fields,
        expected,
        actual,
        message: words,
      })),
    },
  };
}

/** One cause for each rule of ours that broke down on reports of watched bodies, wherever and however often. */
export function brokenRuleCauses(current: readonly CurrentFindings[], names: ReadonlyMap<string, string>): Cause[] {
  const reports = current.filter((report) => names.has(report.agencyId)).toSorted((a, b) => b.year - a.year);
  const broken = new Map<string, CurrentFindings[]>();
  for (const report of reports) {
    for (const { rule, instance } of report.findings) {
      if (rule !== BROKEN_RULE || !instance) continue;
      const on = broken.get(instance);
      if (on) on.push(report);
      else broken.set(instance, [report]);
    }
  }
  return [...broken].map(([rule, on]) => ({
    rule: 'OPS-RULE-BROKEN',
    severity: 'warning',
    agencyId: null,
    year: null,
    subject: `rule:${rule}`,
    message: fill(CAUSE_MESSAGES['OPS-RULE-BROKEN'], { rule, n: on.length }),
    evidence: { url: on[0]!.url, snapshot: on[0]!.snapshot, fields: [] },
  }));
}

function byRule(findings: readonly Finding[]): Map<string, Finding[]> {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) rules.set(finding.rule, [...(rules.get(finding.rule) ?? []), finding]);
  return rules;
}

function worst(findings: readonly Finding[]): Severity {
  return SEVERITIES[Math.min(...findings.map((f) => rank(f.severity)))]!;
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}
