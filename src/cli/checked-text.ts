import { clearingOf } from '../check/clearing.ts';
import { likelyWords } from '../check/likely-cell.ts';
import { unknownCells } from '../check/named-otherwise.ts';
import { unreadCells, unreadWords } from '../check/read-in-part.ts';
import type { Failure } from '../errors/failure.ts';
import { formOf } from '../extract/templates/kept-rows.ts';
import type { Template, TemplateField } from '../extract/templates/schema.ts';
import type { Bilingual } from '../report/bilingual.ts';
import type { CellSource } from '../report/document.ts';
import { type Finding, SEVERITIES } from '../report/finding.ts';
import type { Report, ValueStatus } from '../report/report.ts';
import { CELLS } from '../text/cell-states.ts';
import { CHECK } from '../text/check.ts';
import { CLI, SEVERITY } from '../text/cli.ts';
import { COMPARISON } from '../text/comparison.ts';
import { fill } from '../text/fill.ts';
import { leftOutWords } from '../text/left-out.ts';
import { SECTION_TABLE } from '../text/rules.ts';
import { type Checked, markOf, notesOf, saidByFileName } from './checked.ts';
import { fitTable } from './fit-table.ts';
import { figureText, layoutText } from './layout-text.ts';
import { isReport, noTables } from './no-tables.ts';
import type { Comparison } from './previous.ts';
import { shortNames } from './short-names.ts';
import { both, inCell } from './words.ts';
import { tame, wrap } from './wrap.ts';

/** One input for a person, at most `width` columns wide; with `layout` its figures in the tables of the form. */
export function checkedAsText(checked: Checked, width: number, layout: boolean): string {
  const { source, sha256, format, report, leftOut, findings, comparison } = checked;
  const template = report.template === null ? null : formOf(report.template, report.values);
  const head = [report.agency ?? '?', report.year ?? '?', report.template ?? '—', report.title ?? ''];
  const lines = [
    `${tame(source)} (${format}, sha256 ${sha256.slice(0, 12)})`,
    ...indented(head.join('  ').trimEnd(), width, 2),
    ...indented(template === null ? noReport(report) : counts(report), width, 2),
  ];
  if (layout && template !== null) {
    const sheet = { values: report.values, notes: notesOf(findings), unknown: unknownCells(report, template) };
    lines.push(layoutText(template, sheet, width));
  }
  for (const one of leftOut) lines.push(...indented(`· ${tame(both(leftOutWords(one)))}`, width, 2));
  for (const words of saidByFileName(report)) lines.push(...indented(`? ${both(words)}`, width, 2));
  const unread = unreadWords(report);
  if (unread !== null) lines.push(...indented(`? ${both(unread)}`, width, 2));
  if (comparison !== null) lines.push(...indented(`${askedMark(comparison)} ${both(comparison.message)}`, width, 2));
  if (findings.length === 0) {
    const words = noFindingWords(checked);
    lines.push(...indented(`${words === CLI.noFindings ? '✓' : '·'} ${both(words)}`, width, 2));
  }
  for (const [i, one] of findings.entries()) lines.push(...findingLines(one, i + 1, checked, template, width));
  return lines.join('\n');
}

/** What is said where no rule found anything: no more than what was read and asked. */
export function noFindingWords({ report, comparison }: Checked): Bilingual {
  if (unreadWords(report) !== null) return CHECK.noFindingsInPart;
  return comparison?.compared === false ? COMPARISON.noFindings : CLI.noFindings;
}

/** Before what is said of --previous: a question where it was not held against, or is perhaps another body's. */
function askedMark({ reason }: Comparison): string {
  return reason === 'compared' ? '·' : '?';
}

/** A table of all inputs, one row each; worth it from two on. */
export function summaryTable(
  sources: readonly string[],
  outcomes: readonly (Checked | Failure)[],
  width: number,
): string {
  const { source, agency, year, template, unread, findings } = CHECK;
  const head = ['', ...[source, agency, year, template, unread, findings].map(inCell)];
  const { folder, names } = shortNames(sources);
  const rows = outcomes.map((one, i) => {
    const name = names[i] ?? '';
    return 'failure' in one ? failedRow(name, one) : readRow(name, one);
  });
  const title =
    `${both(CHECK.summary)}: ${both(fill(CHECK.reports, { count: outcomes.length }))}  ${tame(folder)}`.trimEnd();
  return `${title}\n${fitTable([head, ...rows], width)}`;
}

function failedRow(source: string, { code }: Failure): string[] {
  return ['✗', source, inCell(CHECK.failed), '', '', '', code];
}

function readRow(name: string, checked: Checked): string[] {
  const { report, findings } = checked;
  const found = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((f) => f.severity === severity).length;
    return count === 0 ? [] : [`${SEVERITY[severity].zh} ${count}`];
  });
  const { agency, year, template } = report;
  const whose = agency ?? (template === null && !isReport(report) ? inCell(CHECK.notReport) : '?');
  return [
    markOf(checked),
    name,
    whose,
    String(year ?? '?'),
    template ?? '—',
    String(unreadCells(report)),
    found.join(' ') || '0',
  ];
}

function noReport(report: Report): string {
  return both(noTables(report)) + (report.templateReason ? ` (${report.templateReason})` : '');
}

function counts(report: Report): string {
  const values = Object.values(report.values);
  const count = (status: ValueStatus) =>
    `${inCell(CELLS[status].state)} ${values.filter((v) => v.status === status).length}`;
  return (['reported', 'blank', 'absent', 'unreadable'] as const).map(count).join(' · ');
}

function findingLines(
  finding: Finding,
  number: number,
  checked: Checked,
  template: Template | null,
  width: number,
): string[] {
  const { rule, severity, message, fields } = finding;
  const { report } = checked;
  const mark = severity === 'info' ? '·' : '✗';
  const lines = [`  ${number} ${mark} [${SEVERITY[severity].zh} ${severity}] ${rule}`];
  lines.push(
    ...indented(message.zh, width, 6),
    ...indented(message.en, width, 6),
    ...adviceLines(finding, checked, width),
  );
  const known = (template?.fields ?? []).filter((field) => fields.includes(field.id));
  if (known.length === 0 || template === null) return lines;
  const head = [CHECK.table, CHECK.row, CHECK.column, CHECK.raw, CHECK.place].map(inCell);
  const shown = known.slice(0, MOST_CELLS).map((field) => cellRow(field, report, template));
  lines.push(fitTable([head, ...shown], width, 6));
  if (known.length > MOST_CELLS) lines.push(`      … +${known.length - MOST_CELLS}`);
  return lines;
}

/** What would clear a finding, and which cell is likely the wrong one. */
function adviceLines(finding: Finding, { report, findings }: Checked, width: number): string[] {
  const likely = report.template === null ? null : likelyWords(report.template, findings, finding);
  const words = [clearingOf(finding), ...(likely === null ? [] : [likely])];
  const [zh, en] = [words.map((one) => one.zh).join(''), words.map((one) => one.en).join(' ')];
  return [...indented(`→ ${CHECK.clear.zh}：${zh}`, width, 6), ...indented(`→ ${CHECK.clear.en}: ${en}`, width, 6)];
}

/** More cells of one finding (a table all zero) are looked at in the layout. */
const MOST_CELLS = 40;

function cellRow(field: TemplateField, report: Report, template: Template): string[] {
  const { table, row, column } = labelsOf(field, template);
  const value = report.values[field.id];
  return [table, row, column, value?.raw?.trim() || figureText(value), placeText(value?.source ?? null)];
}

/** The words of the form for where a field stands; the table with the number by which messages name it. */
export function labelsOf(field: TemplateField, template: Template): { table: string; row: string; column: string } {
  const table = template.tables.find((one) => one.id === field.table);
  const named = (one: { label: string; group?: string | null | undefined } | undefined) =>
    one === undefined ? '' : [...(one.group ? [one.group.split('/').at(-1)] : []), one.label].join('/');
  return {
    table: table === undefined ? field.table : `${SECTION_TABLE[table.section]?.zh ?? ''}${table.title}`,
    // Table 4 prints one row without a label; the template's words for it are its own.
    row: table?.label_columns === 0 ? '' : named(table?.rows.find((one) => one.id === field.row)),
    column: named(table?.columns.find((one) => one.id === field.column)),
  };
}

/** 复议诉讼!J6: what a spreadsheet itself calls the cell. */
const SHEET_CELL = /![A-Z]{1,3}\d+$/;

/** Where a figure was read, short: `第3页 文中表2 行5 列7`, the cell of a sheet, or the path in the markup. */
export function placeText(source: CellSource | null): string {
  if (source === null) return '';
  const { page, table, row, column, path } = source;
  if (path !== undefined && SHEET_CELL.test(path)) return tame(path);
  const parts = [
    ...(page === undefined ? [] : [fill(CHECK.page, { page }).zh]),
    ...(table === undefined || row === undefined || column === undefined
      ? []
      : [fill(CHECK.cell, { table, row, column }).zh]),
  ];
  return parts.length > 0 ? parts.join(' ') : (path ?? '');
}

function indented(text: string, width: number, indent: number): string[] {
  return wrap(text, width - indent).map((line) => ' '.repeat(indent) + line);
}
