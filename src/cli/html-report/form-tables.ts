import { unknownCells } from '../../check/named-otherwise.ts';
import type { FigureDiff, YearDiff } from '../../diff/years.ts';
import { type FormCell, type FormTable, officialTables } from '../../extract/templates/official-layout.ts';
import type { Template } from '../../extract/templates/schema.ts';
import type { Severity } from '../../report/finding.ts';
import type { Value } from '../../report/report.ts';
import { CELLS, stateText } from '../../text/cell-states.ts';
import { HTML_REPORT as W } from '../../text/html-report.ts';
import { noteWords } from '../../text/value-notes.ts';
import { html, type Markup, nothing } from '../../web/views/markup.ts';
import type { Checked } from '../checked.ts';
import { placeText } from '../checked-text.ts';
import { bi, crawled } from './words.ts';

export interface Flag {
  number: number;
  severity: Severity;
}

interface Sheet {
  /** Begins the ids of this report's elements. */
  id: string;
  values: Readonly<Record<string, Value>>;
  flags: ReadonlyMap<string, readonly Flag[]>;
  before: ReadonlyMap<string, FigureDiff>;
  /** Fields whose cell the document has under a name that was not understood. */
  unknown: ReadonlySet<string>;
}

/** The figures in the tables of the form, with what tells the states of a cell apart. */
export function formTables(id: string, { report, findings, diff }: Checked, template: Template): Markup {
  const flags = new Map<string, Flag[]>();
  for (const [i, { fields, severity }] of findings.entries())
    for (const field of new Set(fields)) flags.set(field, [...(flags.get(field) ?? []), { number: i + 1, severity }]);
  const sheet: Sheet = {
    id,
    values: report.values,
    flags,
    before: beforeOf(diff),
    unknown: unknownCells(report, template),
  };
  return html`${legend(sheet)}${officialTables(template).map((table) => formTable(table, sheet))}`;
}

function beforeOf(diff: YearDiff | null): Map<string, FigureDiff> {
  return new Map((diff?.figures ?? []).map((one) => [one.key, one]));
}

function legend({ unknown }: Sheet): Markup {
  const entry = (kind: string, sample: string, meaning: Markup) =>
    html`<li><b class="v ${kind}">${sample}</b>${meaning}</li>`;
  return html`<ul class="legend">${entry('', '12', bi(W.figure))}${entry('v-blank', CELLS.blank.mark.zh, bi(CELLS.blank.meaning))}${entry('v-absent', CELLS.absent.mark.zh, bi(CELLS.absent.meaning))}${unknown.size === 0 ? nothing : entry('v-absent', CELLS.notUnderstood.mark.zh, bi(CELLS.notUnderstood.meaning))}${entry('v-unreadable', '⚠', bi(CELLS.unreadable.meaning))}<li><b class="v flag flag-error">12<sup>1</sup></b>${bi(W.flagged)}</li></ul>`;
}

function formTable(table: FormTable, sheet: Sheet): Markup {
  const row = (cells: FormCell[]) => html`<tr>${cells.map((one) => formCell(one, sheet))}</tr>`;
  const [first] = table.head.flat();
  const titled = first?.kind === 'label' && first.text === table.title;
  return html`${titled ? nothing : html`<h4 lang="zh-CN">${table.title}</h4>`}
<div class="scroll"><table class="form form-${table.id}" lang="zh-CN" aria-label="${table.title}"><thead>${table.head.map(row)}</thead><tbody>${table.body.map(row)}</tbody></table></div>`;
}

function formCell(cell: FormCell, sheet: Sheet): Markup {
  if (cell.kind === 'text') return html`<td>${cell.text}</td>`;
  if (cell.kind === 'field') return fieldCell(cell.field.id, cell.field.label_zh_short, sheet);
  const rows = cell.rows > 1 ? html` rowspan="${cell.rows}"` : nothing;
  const columns = cell.columns > 1 ? html` colspan="${cell.columns}"` : nothing;
  const depth = cell.depth ? html` class="d${cell.depth}"` : nothing;
  return html`<th scope="${cell.scope}"${rows}${columns}${depth}>${cell.text}</th>`;
}

function fieldCell(field: string, label: string, { id, values, flags, before, unknown }: Sheet): Markup {
  const value = values[field];
  const own = flags.get(field) ?? [];
  const flag = own[0] ? ` flag flag-${own[0].severity}` : '';
  const marks = own.map(({ number }) => html`<sup><a href="#${id}-finding-${number}">${number}</a></sup>`);
  return html`<td id="${id}-${field}" data-field="${field}" class="v v-${value?.status ?? 'absent'}${flag}" title="${titleOf(label, value, before.get(field), unknown.has(field))}">${shown(value, unknown.has(field))}${marks}</td>`;
}

/** A figure, or the mark of its absence; never an empty cell, so that blank and zero are not confused, on paper either. */
export function shown(value: Value | undefined, isUnknown = false): Markup {
  switch (value?.status) {
    case 'reported':
      return html`${value.value ?? value.raw}`;
    case 'blank':
      return html`<small>${crawled(value.raw?.trim() || CELLS.blank.mark.zh)}</small>`;
    case 'unreadable':
      return html`⚠ <small>${crawled(value.raw?.trim() || CELLS.unreadable.mark.zh)}</small>`;
    default:
      return html`<small>${CELLS[isUnknown ? 'notUnderstood' : 'absent'].mark.zh}</small>`;
  }
}

function titleOf(label: string, value: Value | undefined, before: FigureDiff | undefined, isUnknown: boolean): string {
  const lines = [label, stateText(isUnknown ? 'notUnderstood' : (value?.status ?? 'absent'))];
  if (value?.raw) lines.push(`${W.raw.zh}：${crawled(value.raw)}`);
  const place = placeText(value?.source ?? null);
  if (place) lines.push(`${W.place.zh}：${place}`);
  if (value?.note) lines.push(...Object.values(noteWords(value.note)).map(crawled));
  if (before?.before.kind === 'number') lines.push(`${W.before.zh}：${before.before.value}`);
  return lines.join('\n');
}
