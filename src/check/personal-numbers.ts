import type { RuleResult } from '../report/finding.ts';
import type { PersonalDatum } from '../report/words.ts';
import type { Subject } from './figures.ts';
import type { Rule } from './rules-schema.ts';
import { breach, reason, verdict } from './verdict.ts';

/** One finding for each number of a kind, always masked; what was read before numbers were looked for says nothing. */
export function personalNumbers(rule: Rule, kind: PersonalDatum['kind'], { report }: Subject): RuleResult[] {
  if (report.personalData === undefined) return [verdict(rule, 'not_assessable', undefined, reason('notLooked'))];
  const found = report.personalData.filter((one) => one.kind === kind);
  if (found.length === 0) return [verdict(rule, 'pass')];
  return found.map(({ masked }) =>
    breach(rule, { instance: masked, fields: [], expected: null, actual: masked, parameters: { masked } }),
  );
}
