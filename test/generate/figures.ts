import { TEMPLATES } from '../../src/extract/templates/index.ts';
import type { TemplateField } from '../../src/extract/templates/schema.ts';
import type { TemplateId } from '../../src/report/report.ts';
import type { Dice } from './dice.ts';

/** A field's figure before it is printed; money as a decimal string in 万元. */
export interface Figure {
  id: string;
  field: TemplateField;
  value: number;
}

type Cells = Map<string, number>;

/** Figures for every field of a template: the sums of the form hold, but in one report of five a few are wrong, as in real ones. */
export function randomFigures(id: TemplateId, dice: Dice): Figure[] {
  const fields = TEMPLATES[id].fields.filter((field) => field.type !== 'text');
  const scale = dice.pick([0, 3, 3, 20, 200, 5000]);
  const density = dice.pick([0.05, 0.2, 0.5, 0.9]);
  const cells: Cells = new Map();
  for (const field of fields) cells.set(field.id, leaf(field, dice, scale, density));
  if (id === 't2014') sumStatistics(cells);
  else {
    sumRequests(id, cells, dice);
    for (const group of ['review', 'lit_direct', 'lit_after_review'])
      cells.set(
        `${group}_total`,
        sum(
          cells,
          ['upheld', 'corrected', 'other', 'pending'].map((kind) => `${group}_${kind}`),
        ),
      );
  }
  if (dice.chance(0.2)) for (let i = dice.int(1, 4); i > 0; i--) cells.set(dice.pick(fields).id, dice.int(0, 99));
  return fields.map((field) => ({ id: field.id, field, value: cells.get(field.id)! }));
}

function leaf(field: TemplateField, dice: Dice, scale: number, density: number): number {
  if (field.type === 'decimal' || field.unit === '万元' || field.unit === null)
    return dice.chance(0.4) ? 0 : dice.int(1, 9_999_999) / dice.pick([1, 10, 100, 10_000]);
  if (field.role === 'signed_flow') return dice.chance(0.6) ? 0 : dice.int(-30, 30);
  if (field.section !== 's3_requests' && dice.chance(0.4)) return dice.int(0, dice.pick([9, 99, 1500, 700_000]));
  return dice.chance(density) ? dice.int(0, scale) : 0;
}

function sum(cells: Cells, ids: readonly string[]): number {
  return ids.reduce((total, id) => total + (cells.get(id) ?? 0), 0);
}

function sumRequests(id: TemplateId, cells: Cells, dice: Dice): void {
  const table = TEMPLATES[id].tables.find(({ section }) => section === 's3_requests')!;
  const columns = table.columns.map((column) => column.id).filter((column) => column !== 'total');
  const leaves = table.rows.map((row) => row.id).filter((row) => /^res_(?!total)/.test(row));
  for (const column of columns) {
    const done = sum(
      cells,
      leaves.map((row) => `${row}_${column}`),
    );
    const out = dice.chance(0.3) ? dice.int(0, 5) : 0;
    const carried = dice.chance(0.3) ? dice.int(0, Math.min(9, done + out)) : 0;
    cells.set(`res_total_${column}`, done);
    cells.set(`req_carried_out_${column}`, out);
    cells.set(`req_carried_in_${column}`, carried);
    cells.set(`req_new_${column}`, done + out - carried);
  }
  for (const row of table.rows)
    cells.set(
      `${row.id}_total`,
      sum(
        cells,
        columns.map((column) => `${row.id}_${column}`),
      ),
    );
}

const SUMS: Record<string, string[]> = {
  req_received: ['req_received_in_person', 'req_received_fax', 'req_received_online', 'req_received_letter'],
  req_closed: ['req_closed_on_time', 'req_closed_extended'],
  staff_total: ['staff_full_time', 'staff_part_time'],
  review_total: ['review_upheld', 'review_corrected', 'review_other'],
  litigation_total: ['litigation_upheld', 'litigation_corrected', 'litigation_other'],
};

function sumStatistics(cells: Cells): void {
  for (const [total, parts] of Object.entries(SUMS)) cells.set(total, sum(cells, parts));
}
