import { form } from '../../text/web.ts';
import type { Template, TemplateColumn, TemplateField, TemplateTable } from './schema.ts';

/** A cell of an official form: printed words, the place of a figure, or the dash of a heading row. */
export type FormCell =
  | {
      kind: 'label';
      text: string;
      rows: number;
      columns: number;
      scope: 'col' | 'colgroup' | 'row' | 'rowgroup';
      depth?: number;
    }
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: TemplateField };

/** A table of the form row by row; a cell that spans rows or columns stands in the first of them only. */
export interface FormTable {
  id: string;
  title: string;
  head: FormCell[][];
  body: FormCell[][];
}

/** The tables of a template as the form prints them, spans included; each field stands in exactly one cell. */
export function officialTables(template: Template): FormTable[] {
  return template.tables.map((table) => {
    const cells = new Map(
      template.fields.filter((one) => one.table === table.id).map((one) => [`${one.row} ${one.column}`, one]),
    );
    return isList(table) ? listTable(table, cells) : crossTable(table, cells);
  });
}

type Cells = ReadonlyMap<string, TemplateField>;

/** The form of 2014: one line an indicator, with its unit beside it. */
function isList(table: TemplateTable): boolean {
  return table.columns[0]?.id === 'indicator';
}

function listTable(table: TemplateTable, cells: Cells): FormTable {
  const head = table.columns.map((one): FormCell => label(one.label, 1, 1, 'col'));
  const parents = new Map(table.rows.map((row) => [row.id, row.parent ?? null]));
  const body = table.rows.map((row): FormCell[] => {
    const field = cells.get(`${row.id} value`);
    return [
      { ...label(row.label, 1, 1, 'row'), depth: depthOf(row.id, parents) },
      { kind: 'text', text: row.unit ?? form.dash },
      field ? { kind: 'field', field } : { kind: 'text', text: form.dash },
    ];
  });
  return { id: table.id, title: table.title, head: [head], body };
}

function depthOf(id: string, parents: ReadonlyMap<string, string | null>): number {
  let depth = 0;
  for (let at = parents.get(id) ?? null; at !== null && depth < 6; at = parents.get(at) ?? null) depth += 1;
  return depth;
}

function crossTable(table: TemplateTable, cells: Cells): FormTable {
  const labelColumns = Number(table.label_columns ?? 1);
  const labels = rowLabels(table, labelColumns);
  const body = table.rows.map((row, r): FormCell[] => [
    ...labels[r]!,
    ...table.columns.map((column): FormCell => {
      const field = cells.get(`${row.id} ${column.id}`);
      return field ? { kind: 'field', field } : { kind: 'text', text: '' };
    }),
  ]);
  return { id: table.id, title: table.title, head: headRows(table, labelColumns), body };
}

/** Row labels with their groups; a group is printed once, spanning its rows, and a leaf takes the columns left over. */
function rowLabels(table: TemplateTable, labelColumns: number): FormCell[][] {
  const paths = table.rows.map((row) => [...groups(row.group), row.label]);
  if (labelColumns === 0) return paths.map(() => []);
  return paths.map((path, r) =>
    path.flatMap((text, depth): FormCell[] => {
      const leaf = depth === path.length - 1;
      if (!leaf && r > 0 && samePrefix(paths[r - 1]!, path, depth)) return [];
      const rows = leaf ? 1 : runLength(paths, r, depth);
      return [label(text, rows, leaf ? Math.max(1, labelColumns - depth) : 1, leaf ? 'row' : 'rowgroup')];
    }),
  );
}

function headRows(table: TemplateTable, labelColumns: number): FormCell[][] {
  const paths = table.columns.map((one: TemplateColumn) => [...groups(one.group), one.label]);
  const depth = Math.max(...paths.map((path) => path.length));
  const rows: FormCell[][] = [];
  const top = topHeading(table, depth);
  if (top !== null) rows.push([label(top, 1, paths.length, 'colgroup')]);
  for (let d = 0; d < depth; d++) {
    rows.push(
      paths.flatMap((path, c): FormCell[] => {
        const text = path[d];
        if (text === undefined) return [];
        if (d === path.length - 1) return [label(text, depth - d, 1, 'col')];
        if (c > 0 && samePrefix(paths[c - 1]!, path, d)) return [];
        return [label(text, 1, runLength(paths, c, d), 'colgroup')];
      }),
    );
  }
  if (labelColumns === 0) return rows;
  if (labelColumns === 1) {
    rows[0]!.unshift(label(form.content, 1, 1, 'col'));
    return [[label(table.title, 1, 1 + paths.length, 'colgroup')], ...rows];
  }
  const caption = typeof table.caption === 'string' ? table.caption : table.title;
  rows[0]!.unshift(label(caption, rows.length, labelColumns, 'colgroup'));
  return rows;
}

/** The heading over all columns, where the form prints one level more than the columns' groups. */
function topHeading(table: TemplateTable, depth: number): string | null {
  const layout = Array.isArray(table.header_layout) ? table.header_layout : [];
  return layout.length > depth ? String(layout[0]).replace(/\(.*\)$/, '') : null;
}

function groups(group: string | null | undefined): string[] {
  return group ? group.split('/') : [];
}

function samePrefix(a: string[], b: string[], depth: number): boolean {
  return a.length > depth + 1 && b.slice(0, depth + 1).every((text, i) => text === a[i]);
}

function runLength(paths: string[][], from: number, depth: number): number {
  let end = from + 1;
  while (end < paths.length && samePrefix(paths[end]!, paths[from]!, depth)) end += 1;
  return end - from;
}

function label(text: string, rows: number, columns: number, scope: 'col' | 'colgroup' | 'row' | 'rowgroup') {
  return { kind: 'label' as const, text, rows, columns, scope };
}
