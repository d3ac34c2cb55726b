import { TEMPLATES } from '../../src/extract/templates/index.ts';
import type { TemplateTable } from '../../src/extract/templates/schema.ts';
import type { Dice } from './dice.ts';
import type { GeneratedCell, GeneratedReport } from './model.ts';
import type { Wear } from './wear.ts';

/** What the tables of one document are made from. */
export interface Form {
  report: GeneratedReport;
  wear: Wear;
  dice: Dice;
  /** What was done to the form. */
  notes: string[];
}

/** True with this probability; what was done is noted. */
export function doing(form: Form, what: string, probability: number): boolean {
  if (!form.dice.chance(probability)) return false;
  form.notes.push(what);
  return true;
}

/** A cell of words. */
export function words(text: string, cols = 1, rows = 1): GeneratedCell {
  return { text, cols, rows };
}

/** The cell of a field. */
export function figure(form: Form, table: TemplateTable, row: string, column: string, cols = 1): GeneratedCell {
  const { fields } = TEMPLATES[form.report.template];
  const field = fields.find((one) => one.table === table.id && one.row === row && one.column === column)!;
  return { text: form.report.fields[field.id]!.text, cols, rows: 1, field: field.id };
}

/** The table of a section of the form. */
export function tableOf(form: Form, section: string): TemplateTable {
  return TEMPLATES[form.report.template].tables.find((table) => table.section === section)!;
}

/** The rows of a table, a few of them left out or two of them changed round where that is done. */
export function rowsOf<T>(form: Form, rows: readonly T[], what: string, fixed: (row: T) => boolean): T[] {
  let list = [...rows];
  if (doing(form, `${what}: rows left out`, 0.08)) {
    for (let i = form.dice.int(1, 3); i > 0; i--) {
      const at = form.dice.int(0, list.length - 1);
      if (!fixed(list[at]!)) list = list.filter((_, k) => k !== at);
    }
  }
  return list;
}
