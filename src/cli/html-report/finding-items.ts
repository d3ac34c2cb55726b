import { clearingOf } from '../../check/clearing.ts';
import { likelyWords } from '../../check/likely-cell.ts';
import type { Template, TemplateField } from '../../extract/templates/schema.ts';
import type { Finding } from '../../report/finding.ts';
import { CHECK } from '../../text/check.ts';
import { SEVERITY } from '../../text/cli.ts';
import { HTML_REPORT as W } from '../../text/html-report.ts';
import { html, type Markup, nothing } from '../../web/views/markup.ts';
import { type Checked, markOf } from '../checked.ts';
import { labelsOf, noFindingWords, placeText } from '../checked-text.ts';
import { shown } from './form-tables.ts';
import { bi, crawled } from './words.ts';

const MOST_CELLS = 40;

/** The findings in words: what is wrong, on which cells, and what would clear it. */
export function findingItems(id: string, checked: Checked, template: Template | null): Markup {
  const { findings } = checked;
  if (findings.length === 0) return html`<p>${markOf(checked) === '✓' ? '✓ ' : ''}${bi(noFindingWords(checked))}</p>`;
  return html`<ol class="findings">${findings.map((one, i) => item(id, i + 1, one, checked, template))}</ol>`;
}

function item(id: string, number: number, one: Finding, checked: Checked, template: Template | null): Markup {
  const { severity, rule, message } = one;
  const { report, findings } = checked;
  const likely = report.template === null ? null : likelyWords(report.template, findings, one);
  return html`<li id="${id}-finding-${number}" class="s-${severity}"><span class="chip is-${severity}">${number} · ${SEVERITY[severity].zh} ${severity}</span> <code>${rule}</code>
<p class="said" lang="zh-CN">${crawled(message.zh)}</p><p class="en" lang="en">${crawled(message.en)}</p>
${cells(id, one, checked, template)}<p>${bi(W.clear)}：${bi(clearingOf(one))}${likely === null ? nothing : html` ${bi(likely)}`}</p></li>`;
}

function cells(id: string, { fields }: Finding, { report }: Checked, template: Template | null): Markup {
  const known = (template?.fields ?? []).filter((field) => fields.includes(field.id));
  if (known.length === 0 || template === null) return nothing;
  const row = (field: TemplateField) => {
    const { table, row, column } = labelsOf(field, template);
    const value = report.values[field.id];
    return html`<tr><td lang="zh-CN">${table}</td><td lang="zh-CN">${row}</td><td lang="zh-CN"><a href="#${id}-${field.id}">${column}</a></td><td class="num v-${value?.status ?? 'absent'}">${shown(value)}</td><td>${placeText(value?.source ?? null)}</td></tr>`;
  };
  const head = [CHECK.table, CHECK.row, CHECK.column, W.value, CHECK.place];
  const more = known.length - MOST_CELLS;
  return html`<div class="scroll"><table aria-label="${W.cells.zh}"><thead><tr>${head.map((one) => html`<th scope="col">${bi(one)}</th>`)}</tr></thead><tbody>${known.slice(0, MOST_CELLS).map(row)}</tbody></table></div>${more > 0 ? html`<p>… +${more}</p>` : nothing}`;
}
