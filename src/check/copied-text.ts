import type { RuleResult } from '../report/finding.ts';
import type { TextCopy } from '../report/surroundings.ts';
import type { Rule } from './rules-schema.ts';
import { breach, named, percent } from './verdict.ts';

/** Characters of its own that a report must have before it can be called a copy. */
export const LEAST_COMPARED = 200;

/** One copy as a finding; the passages side by side are in the report's surroundings. */
export function copyFinding(rule: Rule, copy: TextCopy): RuleResult {
  const pct = percent(copy.similarity, 1);
  return breach(rule, {
    instance: copy.of === 'peer' ? copy.agencyId : String(copy.year),
    fields: [],
    expected: null,
    actual: pct,
    parameters: { pct, other: named(copy.agency) },
  });
}
