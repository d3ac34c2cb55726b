import { RULES } from './rules-schema.ts';

/** What the figure beside the reported one is: what it should be, a bound, or what it was compared with (last year's, the prose's). */
export type MeaningOfExpected = 'equal' | 'at-most' | 'at-least' | 'compared';

const BY_OP: Readonly<Record<string, MeaningOfExpected>> = {
  le: 'at-most',
  ...{ ge: 'at-least', ge0: 'at-least', ge_diff: 'at-least', ge_max: 'at-least', ge_child: 'at-least' },
  ...{ yoy: 'compared', zero_after: 'compared', unit_ratio: 'compared', count_anomaly: 'compared' },
  ...{ restated: 'compared', ratio_gt: 'compared', text_agrees: 'compared', text_order: 'compared' },
  ...{ document: 'compared' },
};
const OP_OF = new Map(RULES.map((rule) => [rule.id, rule.check.op]));

/** What `expected` of a finding of this rule means. */
export function meaningOfExpected(rule: string): MeaningOfExpected {
  return BY_OP[OP_OF.get(rule) ?? ''] ?? 'equal';
}
