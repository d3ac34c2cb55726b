import type { FigureState } from '../../diff/figure-state.ts';
import type { FigureDiff, YearDiff } from '../../diff/years.ts';
import type { Template } from '../../extract/templates/schema.ts';
import { DIFF_STATE, FIGURE } from '../../text/cli.ts';
import { fill } from '../../text/fill.ts';
import { HTML_REPORT as W } from '../../text/html-report.ts';
import { html, type Markup, nothing } from '../../web/views/markup.ts';
import { bi } from './words.ts';

/** What changed against the report named with --previous. */
export function comparison(diff: YearDiff, template: Template | null): Markup {
  const labels = new Map((template?.fields ?? []).map((field) => [field.id, field.label_zh_short]));
  const changed = diff.figures.filter(({ state }) => state !== 'same' && state !== 'not_comparable');
  const apart = diff.counts.not_comparable;
  const sides = (one: YearDiff['from']) => `${one.year ?? '?'} (${one.template ?? '—'})`;
  const head = [W.field, W.before, W.after, W.change, W.state];
  const table = html`<div class="scroll"><table aria-label="${W.compare.zh}"><thead><tr>${head.map((one) => html`<th scope="col">${bi(one)}</th>`)}</tr></thead>
<tbody>${changed.map((one) => row(one, labels))}</tbody></table></div>`;
  return html`<p>${sides(diff.from)} → ${sides(diff.to)}</p>${changed.length === 0 ? html`<p>${bi(W.noChange)}</p>` : table}${apart === 0 ? nothing : html`<p>${bi(fill(W.apart, { count: apart }))}</p>`}`;
}

function row({ key, label, before, after, delta, state }: FigureDiff, labels: ReadonlyMap<string, string>): Markup {
  const change = delta === null ? '' : delta > 0 ? `+${delta}` : String(delta).replace('-', '−');
  return html`<tr><th scope="row" lang="zh-CN">${label ?? labels.get(key) ?? key}</th><td class="num">${side(before)}</td><td class="num">${side(after)}</td><td class="num">${change}</td><td lang="zh-CN">${DIFF_STATE[state].zh}</td></tr>`;
}

function side(state: FigureState): string {
  return state.kind === 'number' ? String(state.value) : FIGURE[state.kind].zh;
}
