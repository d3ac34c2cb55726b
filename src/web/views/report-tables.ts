import type { FigureDiff } from '../../diff/years.ts';
import { type FormCell, type FormTable, officialTables } from '../../extract/templates/official-layout.ts';
import type { Template } from '../../extract/templates/schema.ts';
import type { Severity } from '../../report/finding.ts';
import { CELLS, type CellState } from '../../text/cell-states.ts';
import { report as words } from '../../text/web-report.ts';
import type { ValueRow } from '../queries/reports.ts';
import type { Translate } from '../translate.ts';
import { html, type Markup, nothing } from './markup.ts';
import { valueMarkup, valueTitle } from './value-cell.ts';
import { stateWord } from './year-comparison.ts';

export interface Mark {
  /** Number of the finding in the list below the tables. */
  number: number;
  severity: Severity;
}

export interface TableData {
  values: ReadonlyMap<string, ValueRow>;
  /** Fields whose cell the document has under a name that was not understood. */
  unknown: ReadonlySet<string>;
  /** Findings by field id. */
  marks: ReadonlyMap<string, Mark[]>;
  /** Comparison with last year by field id. */
  before: ReadonlyMap<string, FigureDiff>;
  /** Last year's figures stand in the cells. */
  showBefore: boolean;
  /** Address of the original beside the tables, in which `#c-<field>` is a place. */
  original: string;
}

/** How the states of a cell look; what was not understood only where there is such a cell. */
export function valueLegend(t: Translate, unknown: ReadonlySet<string>): Markup {
  const entry = (state: CellState, sample: string) =>
    html`<div><dt><span class="nb-val-${state === 'notUnderstood' ? 'absent' : state} nb-sample">${sample}</span> ${t(CELLS[state].state)}</dt><dd>${t(CELLS[state].meaning)}</dd></div>`;
  const marked = (state: CellState) => entry(state, t(CELLS[state].mark));
  return html`<p class="nb-small text-secondary">${t(words.placesHint)}</p><dl class="nb-legend-line">${marked('reported')}${marked('blank')}${marked('absent')}${unknown.size === 0 ? nothing : marked('notUnderstood')}${entry('unreadable', '⚠')}</dl>`;
}

/** The report's figures in the tables of the official form. The form's words are Chinese in both languages. */
export function reportTables(t: Translate, template: Template, data: TableData): Markup {
  return html`${officialTables(template).map((table) => formTable(t, table, data))}`;
}

function formTable(t: Translate, table: FormTable, data: TableData): Markup {
  const row = (cells: FormCell[]) => html`<tr>${cells.map((one) => formCell(t, one, data))}</tr>`;
  return html`<div class="nb-scroll" tabindex="0" role="group" aria-label="${table.title}">
<table class="nb-form nb-form-${table.id}" lang="zh-CN"><caption class="visually-hidden">${table.title}</caption>
<thead>${table.head.map(row)}</thead><tbody>${table.body.map(row)}</tbody></table></div>`;
}

function formCell(t: Translate, cell: FormCell, data: TableData): Markup {
  if (cell.kind === 'text') return html`<td class="nb-form-text">${cell.text}</td>`;
  if (cell.kind === 'field') return fieldCell(t, cell.field.id, cell.field.label, data);
  const rows = cell.rows > 1 ? html` rowspan="${cell.rows}"` : nothing;
  const columns = cell.columns > 1 ? html` colspan="${cell.columns}"` : nothing;
  const depth = cell.depth === undefined ? nothing : html` class="nb-depth-${cell.depth}"`;
  return html`<th scope="${cell.scope}"${rows}${columns}${depth}>${cell.text}</th>`;
}

function fieldCell(t: Translate, field: string, label: string, data: TableData): Markup {
  const value = data.values.get(field);
  const marks = data.marks.get(field) ?? [];
  const flag = marks[0] ? ` nb-flag nb-flag-${marks[0].severity}` : '';
  return html`<td id="f-${field}" data-field="${field}" class="nb-val nb-val-${value?.status ?? 'absent'}${flag}" title="${fieldTitle(t, field, label, data)}"><a class="nb-cell-to" href="${data.original}#c-${field}" target="nb-original">${valueMarkup(t, value, data.unknown.has(field))}</a>${lastYear(t, data, field)}${marks.map(
    (one) =>
      html`<sup><a href="#finding-${one.number}" aria-label="${t(words.noteRef, { number: one.number })}">${one.number}</a></sup>`,
  )}</td>`;
}

function lastYear(t: Translate, { before, showBefore }: TableData, field: string): Markup {
  const then = showBefore ? before.get(field)?.before : undefined;
  return then ? html`<small class="nb-before">${t(words.lastYear)} ${stateWord(t, then)}</small>` : nothing;
}

function fieldTitle(t: Translate, field: string, label: string, data: TableData): string {
  const title = valueTitle(t, label, data.values.get(field), data.unknown.has(field));
  const before = data.before.get(field)?.before;
  return before?.kind === 'number' ? `${title}\n${t(words.before, { value: before.value })}` : title;
}
