import type { Report } from '../report/report.ts';
import type { Sum } from '../report/sum.ts';
import { checkWith, PREPARED } from './check-report.ts';
import { placeOfField } from './field-place.ts';
import { fieldOf } from './figures.ts';
import { instancesFor, instancesSchema } from './kinds/kind.ts';

/** Replies and closed requests are counted over different times: the form does not print this one. */
const SOFT: ReadonlySet<string> = new Set(['S14-CLOSED-REPLIED']);

const IDENTITIES = PREPARED.filter(
  ({ rule }) => rule.category === 'identity' && rule.check.op === 'eq' && rule.scope === 'report' && !SOFT.has(rule.id),
);

/** The sums that the layout of the report's own form prescribes, with what its figures make of them. Empty without a template. */
export function sumsOf(report: Report): Sum[] {
  const { template } = report;
  if (template === null) return [];
  const rowOf = (field: string) => {
    const { table, row } = placeOfField(template, field);
    return `${table} ${row}`;
  };
  const subject = { report, previous: null, agency: null, page: null, around: null };
  const rules = IDENTITIES.filter(({ rule }) => rule.templates.includes(template));
  const results = checkWith(rules, subject);
  return rules.flatMap(({ rule }) =>
    instancesFor(instancesSchema.parse(rule.check), subject).map((sides): Sum => {
      const outcome = results.find((result) => result.rule === rule.id && result.instance === sides.key)?.outcome;
      const state = outcome === 'fail' ? 'broken' : outcome?.startsWith('pass') ? 'held' : 'open';
      const fields = [...sides.left, ...sides.right].map(fieldOf);
      return { rule: rule.id, key: sides.key, fields, withinRow: new Set(fields.map(rowOf)).size === 1, state };
    }),
  );
}
