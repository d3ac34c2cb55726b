import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TemplateId } from '../report/report.ts';
import type { DemoRecord } from './record.ts';

/** A cell to be rendered, with its spans. */
export interface DemoCell {
  text: string;
  rows: number;
  cols: number;
}

/** A table to be rendered, in the official layout; spanned places are left out, as in HTML. */
export interface DemoTable {
  /** Section of the template that it belongs to. */
  section: string;
  rows: DemoCell[][];
}

interface TemplateRow {
  id: string;
  label: string;
  group?: string | null;
  unit?: string | null;
  role?: string;
  /** Of a row that the form does not have. */
  figures?: readonly number[];
}

interface TemplateTable {
  id: string;
  section: string;
  title: string;
  columns: { id: string; label: string; group?: string | null }[];
  rows: TemplateRow[];
}

interface Template {
  sections: { id: string; ordinal: string | null; title: string }[];
  tables: TemplateTable[];
  fields: { id: string; table: string; row: string; column: string }[];
}

const TEMPLATES = join(import.meta.dirname, '..', 'extract', 'templates');
const read = new Map<TemplateId, Template>();

/** The catalogue of a template's tables, read once. */
export function templateOf(id: TemplateId): Template {
  const known = read.get(id);
  if (known) return known;
  const template = JSON.parse(readFileSync(join(TEMPLATES, `${id}.json`), 'utf8')) as Template;
  read.set(id, template);
  return template;
}

/** The tables of a record as the prescribed form lays them out. */
export function reportTables(record: DemoRecord): DemoTable[] {
  const template = templateOf(record.template);
  if (record.template === 't2014') return [statistics(template.tables[0]!, record)];
  const [requests, review] = ['t3_requests', 't4_review_litigation'].map((id) => tableOf(template, id));
  return [
    activeDisclosure(template, record),
    requestTable(requests!, template, record),
    reviewTable(review!, template, record),
  ];
}

function tableOf(template: Template, id: string): TemplateTable {
  return template.tables.find((table) => table.id === id)!;
}

const cell = (text: string, cols = 1, rows = 1): DemoCell => ({ text, rows, cols });

function figure(record: DemoRecord, id: string): DemoCell {
  const value = record.fields[id];
  return cell(value === null || value === undefined ? '' : String(value));
}

function fieldOf(template: Template, table: string, row: string, column: string): string {
  return template.fields.find((f) => f.table === table && f.row === row && f.column === column)?.id ?? '';
}

/** The five parts of article 20 stand in one table of four columns, each part with a heading row. */
function activeDisclosure(template: Template, record: DemoRecord): DemoTable {
  const rows: DemoCell[][] = [];
  for (const table of template.tables.filter((t) => t.section === 's2_active')) {
    const span = 3 / table.columns.length;
    const spans = Number.isInteger(span) ? table.columns.map(() => span) : [1, 2];
    rows.push([cell(table.title, 4)]);
    rows.push([cell('信息内容'), ...table.columns.map((c, i) => cell(c.label, spans[i]))]);
    for (const row of table.rows) {
      const figures = table.columns.map((c, i) => {
        return { ...figure(record, fieldOf(template, table.id, row.id, c.id)), cols: spans[i]! };
      });
      rows.push([cell(row.label), ...figures]);
    }
  }
  return { section: 's2_active', rows };
}

function requestTable(table: TemplateTable, template: Template, record: DemoRecord): DemoTable {
  const listed = requestRows(table, record);
  const rows: DemoCell[][] = [
    [cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3), cell('申请人情况', 7)],
    [cell('自然人', 1, 2), cell('法人或其他组织', 5), cell('总计', 1, 2)],
    table.columns.slice(1, 6).map((c) => cell(c.label)),
  ];
  listed.forEach((row, index) => {
    const extra = row.figures?.map((value) => cell(String(value)));
    const figures = extra ?? table.columns.map((c) => figure(record, fieldOf(template, table.id, row.id, c.id)));
    rows.push([...requestLabels(listed, index), ...figures]);
  });
  return { section: 's3_requests', rows };
}

/** What the record does not list is not printed; what it prints beyond the form stands in its place. */
function requestRows(table: TemplateTable, record: DemoRecord): TemplateRow[] {
  const printed = table.rows.filter((row) => table.columns.some((c) => `${row.id}_${c.id}` in record.fields));
  return printed.flatMap((row) => {
    const extra = (record.extraRows ?? []).filter((one) => one.before === row.id);
    return [...extra.map(({ group, label, figures }) => ({ id: '', group, label, figures })), row];
  });
}

/** Group cells span the rows of their group; a row that opens none has only its own label. */
function requestLabels(rows: TemplateRow[], index: number): DemoCell[] {
  const row = rows[index]!;
  if (!row.group) return [cell(row.label, 3)];
  const [outer, inner] = row.group.split('/');
  const before = rows[index - 1]?.group ?? '';
  const labels: DemoCell[] = [];
  if (before.split('/')[0] !== outer) {
    labels.push(cell(outer!, 1, rows.filter((r) => r.group?.split('/')[0] === outer).length));
  }
  if (!inner) return [...labels, cell(row.label, 2)];
  if (before !== row.group) labels.push(cell(inner, 1, rows.filter((r) => r.group === row.group).length));
  return [...labels, cell(row.label)];
}

function reviewTable(table: TemplateTable, template: Template, record: DemoRecord): DemoTable {
  const names = table.columns.map((c) => c.label);
  const figures = table.columns.map((c) => figure(record, fieldOf(template, table.id, table.rows[0]!.id, c.id)));
  const rows = [
    [cell('行政复议', 5), cell('行政诉讼', 10)],
    [...names.slice(0, 5).map((n) => cell(n, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
    names.slice(5).map((n) => cell(n)),
    figures,
  ];
  return { section: 's4_review_litigation', rows };
}

function statistics(table: TemplateTable, record: DemoRecord): DemoTable {
  const rows = table.rows
    .filter((row) => row.role !== 'variant_text')
    .map((row) => [cell(row.label), cell(row.unit ?? '——'), row.unit ? figure(record, row.id) : cell('——')]);
  return { section: 'annex', rows: [table.columns.map((c) => cell(c.label)), ...rows] };
}
