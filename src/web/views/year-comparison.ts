import type { FigureState } from '../../diff/figure-state.ts';
import type { FigureDiff, YearDiff } from '../../diff/years.ts';
import type { Template } from '../../extract/templates/schema.ts';
import { CELLS } from '../../text/cell-states.ts';
import { report as words } from '../../text/web-report.ts';
import type { PageContext } from '../deps.ts';
import type { Translate } from '../translate.ts';
import { fieldLabel } from './field-label.ts';
import { html, type Markup, nothing } from './markup.ts';
import { dataTable } from './table.ts';

const CHANGES = ['changed', 'appeared', 'vanished'];

/** What changed against last year's report; what cannot be compared stands apart, with the reason. */
export function yearComparison(
  page: PageContext,
  t: Translate,
  diff: YearDiff | null,
  template: Template | null,
  previousYear: number,
): Markup {
  if (diff === null) return html`<p class="nb-empty">${t(words.noPrevious, { year: previousYear })}</p>`;
  const changed = diff.figures.filter((one) => CHANGES.includes(one.state));
  const apart = diff.figures.filter((one) => one.state === 'not_comparable');
  const reason = {
    head: t(words.reason),
    kind: 'wide' as const,
    cell: (one: FigureDiff) => one.reason?.[page.lang] ?? nothing,
  };
  const columns = [
    { head: t(words.field), kind: 'head' as const, cell: (one: FigureDiff) => figureName(one, template) },
    { head: t(words.lastYear), kind: 'num' as const, cell: (one: FigureDiff) => stateWord(t, one.before) },
    { head: t(words.thisYear), kind: 'num' as const, cell: (one: FigureDiff) => stateWord(t, one.after) },
    { head: t(words.change), kind: 'num' as const, cell: (one: FigureDiff) => deltaWord(one.delta) },
  ];
  return html`${changed.length === 0 ? html`<p>${t(words.compareNone)}</p>` : dataTable({ caption: t(words.compareChanged, { count: changed.length }), rows: changed, empty: '', columns: [...columns, reason] })}
${apart.length === 0 ? nothing : html`<details><summary>${t(words.compareApart, { count: apart.length })}</summary>${dataTable({ caption: t(words.compareApart, { count: apart.length }), rows: apart, empty: '', columns: [...columns.slice(0, 3), reason] })}</details>`}`;
}

function figureName(one: FigureDiff, template: Template | null): Markup {
  const field = one.fieldsAfter[0];
  const name = one.label ?? fieldLabel(template, one.key);
  return field && one.fieldsAfter.length === 1
    ? html`<a href="#f-${field}" lang="zh-CN">${name}</a>`
    : html`<span lang="zh-CN">${name}</span>`;
}

/** One side of a comparison in words; a blank never shows as a number. */
export function stateWord(t: Translate, state: FigureState): Markup {
  if (state.kind === 'number') return html`<span class="nb-figure">${state.value}</span>`;
  return html`<span class="nb-mark">${t(state.kind === 'partly_blank' ? words.partlyBlankMark : CELLS[state.kind].mark)}</span>`;
}

function deltaWord(delta: number | null): string {
  if (delta === null) return '—';
  return delta > 0 ? `+${delta}` : String(delta).replace('-', '−');
}
