import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report, TemplateId, Value } from '../../src/report/report.ts';

interface Field {
  id: string;
  unit: string | null;
}

const folder = join(import.meta.dirname, '..', '..', 'src', 'extract', 'templates');

const read = new Map<TemplateId, readonly Field[]>();

/** The fields of a template with their units, from its file. */
export function fieldsOf(template: TemplateId): readonly Field[] {
  const fields = read.get(template) ?? JSON.parse(readFileSync(join(folder, `${template}.json`), 'utf8')).fields;
  read.set(template, fields);
  return fields;
}

export const SIX_SECTIONS = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议、行政诉讼情况',
  '存在的主要问题及改进情况',
  '其他需要报告的事项',
].map((title, i) => ({
  number: i + 1,
  title,
  present: true,
}));

/** What a cell may hold in a test: a number, null for an empty cell, or a value as it is. */
export type CellOf = number | null | Partial<Value>;

/** A report with every field of its template: `rest` (default 0) where nothing is given. */
export function reportOf(
  template: TemplateId,
  year: number,
  cells: Readonly<Record<string, CellOf>> = {},
  rest: CellOf = 0,
): Report {
  const fields = fieldsOf(template);
  // Cells of another form's row, which the body kept.
  const known = new Set(fields.map(({ id }) => id));
  const kept = Object.keys(cells).filter((id) => !known.has(id));
  const values = Object.fromEntries([
    ...fields.map(({ id, unit }) => [id, cellOf(id in cells ? cells[id]! : rest, unit)] as const),
    ...kept.map((id) => [id, cellOf(cells[id]!, null)] as const),
  ]);
  return {
    title: `某局${year}年政府信息公开工作年度报告`,
    agency: '某局',
    year,
    template,
    templateReason: 'test',
    period: { from: `${year}-01-01`, to: `${year}-12-31` },
    sections: template === 't2014' ? [] : SIX_SECTIONS,
    published: [
      { date: `${year + 1}-01-15`, source: 'meta' },
      { date: `${year + 1}-01-15`, source: 'text' },
    ],
    tampering: [],
    values,
    notUnderstood: [],
    prose: [],
  };
}

export const ABSENT: Partial<Value> = { status: 'absent', value: null, raw: null };

function cellOf(cell: CellOf, unit: string | null): Value {
  const base = { unit, source: null };
  if (cell === null) return { ...base, value: null, raw: '', status: 'blank', mark: 'empty' };
  if (typeof cell === 'number') return { ...base, value: cell, raw: String(cell), status: 'reported' };
  return { ...base, value: null, raw: null, status: 'reported', ...cell };
}
