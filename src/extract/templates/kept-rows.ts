import type { TemplateId } from '../../report/report.ts';
import { TEMPLATES } from './index.ts';
import type { Template, TemplateField, TemplateRow } from './schema.ts';

interface KeptRow {
  row: TemplateRow;
  fields: readonly TemplateField[];
  /** The rows that the newer form has in its place. */
  replaces: readonly string[];
}

/**
 * Rows that bodies keep from the form before, in place of those that replaced them: 其他处理 of 2019 is one row, and its three kinds
 * came with 国办公开办函〔2021〕30号.
 */
const KEPT: Partial<Record<TemplateId, KeptRow>> = {
  t2021: kept('t2019', 'res_other', ['res_other_no_correction', 'res_other_fee_unpaid', 'res_other_misc']),
};

function kept(from: TemplateId, id: string, replaces: readonly string[]): KeptRow {
  const { tables, fields } = TEMPLATES[from];
  const row = tables.flatMap((table) => table.rows).find((one) => one.id === id);
  if (!row) throw new Error(`${from} has no row ${id}`);
  return { row, fields: fields.filter((field) => field.row === id), replaces };
}

/** The row that a form may keep from the one before; undefined where none is known. */
export function keptRow(id: TemplateId): KeptRow | undefined {
  return KEPT[id];
}

const WITH_KEPT = new Map<TemplateId, Template>();

/** The form as a report has it: with the row that its body kept from the form before, where `values` holds figures of it. */
export function formOf(id: TemplateId, values: Readonly<Record<string, unknown>>): Template {
  const row = KEPT[id];
  if (!row?.fields.some((field) => values[field.id] !== undefined)) return TEMPLATES[id];
  const known = WITH_KEPT.get(id) ?? withRow(TEMPLATES[id], row);
  WITH_KEPT.set(id, known);
  return known;
}

/** The kept row and its fields stand where those begin that replaced it. */
function withRow(template: Template, { row, fields, replaces }: KeptRow): Template {
  const isReplaced = (id: string) => replaces.includes(id);
  const tables = template.tables.map((table) =>
    table.rows.some((one) => isReplaced(one.id))
      ? { ...table, rows: inPlace(table.rows, [row], (one) => isReplaced(one.id)) }
      : table,
  );
  return { ...template, tables, fields: inPlace(template.fields, fields, (one) => isReplaced(one.row)) };
}

function inPlace<T>(all: readonly T[], added: readonly T[], isReplaced: (one: T) => boolean): T[] {
  const at = all.findIndex(isReplaced);
  return [...all.slice(0, at), ...added, ...all.slice(at).filter((one) => !isReplaced(one))];
}
