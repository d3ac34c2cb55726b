import type { Outcome, RuleResult } from '../../report/finding.ts';
import { frame, ruleOutcome } from '../../text/web.ts';
import { report as words } from '../../text/web-report.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';
import { dataTable } from './table.ts';

const ORDER: Outcome[] = [
  'fail',
  'uncertain',
  'pass',
  'pass_blank_as_zero',
  'not_assessable',
  'suppressed',
  'not_applicable',
];
const OPEN: Outcome[] = ['uncertain', 'not_assessable', 'suppressed'];

/** How many rules had which outcome, and why some could not be assessed. */
export function ruleSummary(page: PageContext, t: Translate, results: readonly RuleResult[]): Markup {
  if (results.length === 0) return html`<p class="nb-empty">${t(frame.none)}</p>`;
  const counts = ORDER.map((outcome) => ({ outcome, count: results.filter((one) => one.outcome === outcome).length }));
  const open = results.filter((one) => OPEN.includes(one.outcome));
  const list = html`<ul class="nb-outcome-line">${counts
    .filter((one) => one.count > 0)
    .map(
      (one) =>
        html`<li class="nb-rule-${one.outcome}">${t(ruleOutcome[one.outcome])} <strong>${one.count}</strong></li>`,
    )}</ul>`;
  if (open.length === 0) return list;
  return html`${list}<details><summary>${t(words.rulesOpen, { count: open.length })}</summary>${dataTable({
    caption: t(words.rulesOpen, { count: open.length }),
    rows: open,
    empty: '',
    columns: [
      {
        head: t(words.rule),
        kind: 'head',
        cell: (one) => html`<code>${one.rule}${one.instance ? ` · ${one.instance}` : ''}</code>`,
      },
      { head: t(words.status), cell: (one) => t(ruleOutcome[one.outcome]) },
      { head: t(words.reason), kind: 'wide', cell: (one) => one.reason?.[page.lang] ?? nothing },
    ],
  })}</details>`;
}
