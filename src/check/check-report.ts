import type { Agency } from '../report/agency.ts';
import type { Finding, RuleResult } from '../report/finding.ts';
import type { Report } from '../report/report.ts';
import type { Surroundings } from '../report/surroundings.ts';
import { fill } from '../text/fill.ts';
import { RULE_BROKE_DOWN } from '../text/rules.ts';
import { EXCEPTIONS } from './exceptions.ts';
import type { Subject } from './figures.ts';
import { KINDS } from './kinds/index.ts';
import type { Judge, Kind } from './kinds/kind.ts';
import { isOtherDocument } from './other-document.ts';
import type { PageFacts } from './page-facts.ts';
import { RULES, type Rule } from './rules-schema.ts';
import { softened } from './soften.ts';
import { withToldReasons } from './told-reasons.ts';
import { reason, verdict } from './verdict.ts';

/** What a finding about a rule that broke down is called; no rule of the catalogue. */
export const BROKEN_RULE = 'internal';

export interface CheckInput {
  report: Report;
  /** The same agency's report of the year before; null where there is none. */
  previous: Report | null;
  /** The registry's entry; some rules need the kind of body. */
  agency?: Agency | null;
  /** What is known of the page; null for a document by itself. */
  page?: PageFacts | null;
  /** What other reports and other fetches say of it; null for a document by itself. */
  around?: Surroundings | null;
}

/** A rule with the judge that its kind made of it. */
export interface PreparedRule {
  rule: Rule;
  judge: Judge;
}

/** The kind that evaluates a rule; undefined for rules of elsewhere.ts. */
export function kindOf(rule: Rule): Kind | undefined {
  const name = rule.check.op === 'document' ? rule.id : rule.check.op;
  return KINDS.find((kind) => kind.name === name);
}

/** The rules that can be evaluated, their entries checked at load. */
export const PREPARED: readonly PreparedRule[] = RULES.flatMap((rule) => {
  const kind = kindOf(rule);
  return kind ? [{ rule, judge: kind.prepare(rule) }] : [];
});

/** What every rule says of a report; one result for each instance of a rule, in the catalogue's order. */
export function checkReport(input: CheckInput): RuleResult[] {
  return checkWith(PREPARED, input);
}

/** `checkReport` with chosen rules. A rule that throws gives a finding about the rule and leaves the others alone. */
export function checkWith(rules: readonly PreparedRule[], input: CheckInput): RuleResult[] {
  const { report, previous, agency = null, page = null, around = null } = input;
  const subject: Subject = { report, previous, agency, page, around };
  return rules.flatMap(({ rule, judge }) => {
    try {
      const gate = mayJudge(rule, subject);
      if (gate) return [gate];
      const results = judge(subject);
      const known = EXCEPTIONS[rule.id]?.(results, subject) ?? results;
      return softened(withToldReasons(known, subject), subject);
    } catch (error) {
      return [brokeDown(rule, error)];
    }
  });
}

/** The findings among results, worst first, otherwise in the catalogue's order. */
export function findingsOf(results: readonly RuleResult[]): Finding[] {
  const order = { critical: 0, error: 1, warning: 2, info: 3 };
  return results
    .flatMap((result) => (result.finding ? [result.finding] : []))
    .sort((a, b) => order[a.severity] - order[b.severity]);
}

/** Rules that judge a page as well in which no form was recognised, or that is another document. */
const OF_ANY_PAGE: ReadonlySet<string> = new Set([
  'D-TABLE-MISSING',
  'D-HIJACK',
  'D-PII-ID',
  'D-PII-BANK',
  'D-PII-MOBILE',
]);

/** Why a rule says nothing of this subject before its figures are looked at; null where it may judge. */
function mayJudge(rule: Rule, { report, previous }: Subject): RuleResult | null {
  const no = (outcome: 'not_applicable' | 'not_assessable', why: Parameters<typeof reason>[0], year?: number) =>
    verdict(rule, outcome, undefined, reason(why, year === undefined ? {} : { year }));
  const { template } = report;
  if (template === null || isOtherDocument(report))
    return OF_ANY_PAGE.has(rule.id) ? null : no('not_applicable', 'otherTemplate');
  if (!rule.templates.includes(template)) return no('not_applicable', 'otherTemplate');
  if (rule.scope !== 'pair') return null;
  if (previous === null || previous.template === null) return no('not_assessable', 'noPrevious');
  if (report.year === null || previous.year === null) return no('not_assessable', 'noYear');
  if (previous.year !== report.year - 1) return no('not_assessable', 'notPreviousYear');
  if (!rule.templates.includes(previous.template)) return no('not_applicable', 'otherTemplateBefore');
  const first = rule.applies_from_year;
  return first !== undefined && report.year < first ? no('not_applicable', 'beforeFirstYear', first) : null;
}

function brokeDown(rule: Rule, error: unknown): RuleResult {
  return {
    rule: BROKEN_RULE,
    instance: rule.id,
    outcome: 'fail',
    finding: {
      rule: BROKEN_RULE,
      severity: 'warning',
      instance: rule.id,
      fields: [],
      expected: null,
      actual: error instanceof Error ? error.message : String(error),
      message: fill(RULE_BROKE_DOWN, { rule: rule.id }),
    },
  };
}
