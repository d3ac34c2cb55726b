import type { RuleResult } from '../report/finding.ts';
import type { RollUp } from '../report/surroundings.ts';
import type { Subject } from './figures.ts';
import type { Rule } from './rules-schema.ts';
import { reason, verdict } from './verdict.ts';

/**
 * The figures of a government and of those below it, or why they cannot be held against each other: nobody is below it, it does not say
 * whether it sums them up (then nothing is certain), or it says that it is its own only.
 */
export function rollUpOf(rule: Rule, { around }: Subject): RollUp | RuleResult {
  const rollUp = around?.rollUp;
  if (!rollUp || rollUp.known === 0 || rollUp.fields.length === 0)
    return verdict(rule, 'not_assessable', undefined, reason('noChildren'));
  if (rollUp.includes === null) return verdict(rule, 'uncertain', undefined, reason('scopeUnsaid'));
  return rollUp.includes ? rollUp : verdict(rule, 'not_applicable', undefined, reason('ownOnly'));
}
