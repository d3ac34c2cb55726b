import { meaningOfExpected } from '../../check/meaning-of-expected.ts';
import type { Template } from '../../extract/templates/schema.ts';
import { type Finding, SEVERITIES } from '../../report/finding.ts';
import { report as words } from '../../text/web-report.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { fieldLabel } from './field-label.ts';
import { html, type Markup, nothing } from './markup.ts';
import type { Mark } from './report-tables.ts';
import { severityChip } from './status.ts';

/** Which numbered findings stand on which field, the most severe first. */
export function findingMarks(findings: readonly Finding[]): Map<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  for (const [index, finding] of findings.entries()) {
    for (const field of new Set(finding.fields)) {
      marks.set(field, [...(marks.get(field) ?? []), { number: index + 1, severity: finding.severity }]);
    }
  }
  for (const list of marks.values())
    list.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  return marks;
}

/** The findings in the order of their numbers, each leading to its cells. */
export function findingList(
  page: PageContext,
  t: Translate,
  findings: readonly Finding[],
  template: Template | null,
  more: (finding: Finding) => Markup = () => nothing,
  anchor = 'finding',
): Markup {
  if (findings.length === 0) return html`<p class="nb-empty">${t(words.noFindings)}</p>`;
  return html`<ol class="nb-findings">${findings.map(
    (one, index) => html`<li id="${anchor}-${index + 1}">${severityChip(t, one.severity)} ${one.message[page.lang]}
<div class="nb-small text-secondary"><code>${one.rule}${one.instance ? ` · ${one.instance}` : ''}</code>${findingFigures(t, one)}
${cells(t, one.fields, template)}</div>${more(one)}</li>`,
  )}</ol>`;
}

/** The cells it stands on; of many the first are shown, the others on demand. */
function cells(t: Translate, fields: readonly string[], template: Template | null): Markup {
  if (fields.length === 0) return nothing;
  const link = (field: string) => html`<a href="#f-${field}" lang="zh-CN">${fieldLabel(template, field)}</a> `;
  const [shown, rest] =
    fields.length > CELLS_SHOWN + 1 ? [fields.slice(0, CELLS_SHOWN), fields.slice(CELLS_SHOWN)] : [fields, []];
  const more =
    rest.length === 0
      ? nothing
      : html`<details><summary>${t(words.moreCells, { count: rest.length })}</summary>${rest.map(link)}</details>`;
  return html`<span>${t(words.fields)}: ${shown.map(link)}</span>${more}`;
}

const CELLS_SHOWN = 6;

/** Rules whose finding names what is not there. */
const LACKS: ReadonlySet<string> = new Set(['D-S1-ELEMENTS']);

/** What should stand there and what stands there, where a finding says it. */
export function findingFigures(
  t: Translate,
  { rule, expected, actual }: Pick<Finding, 'rule' | 'expected' | 'actual'>,
): Markup | string {
  if (expected === null && actual === null) return '';
  const beside =
    expected === null ? '' : html`${t(words.expectedAs[meaningOfExpected(rule)])} <strong>${expected}</strong>, `;
  return html` <span>${beside}${t(LACKS.has(rule) ? words.lacking : words.actual)} <strong>${actual ?? '—'}</strong></span>`;
}
