import type { Bilingual } from '../report/bilingual.ts';
import type { Finding } from '../report/finding.ts';
import { CLEAR, CLEAR_OTHERWISE } from '../text/clear.ts';
import { fill } from '../text/fill.ts';
import { RULES } from './rules-schema.ts';

const KIND_OF = new Map(RULES.map((rule) => [rule.id, rule.check.op]));

/** What the clerk can do so that a finding is gone; words for any finding, more exact ones where its kind of rule is known. */
export function clearingOf({ rule, expected, actual }: Pick<Finding, 'rule' | 'expected' | 'actual'>): Bilingual {
  const words = CLEAR[rule] ?? CLEAR[KIND_OF.get(rule) ?? ''] ?? CLEAR_OTHERWISE;
  return fill(words, { expected: expected ?? '—', actual: actual ?? '—' });
}
