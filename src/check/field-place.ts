import type { Bilingual } from '../report/bilingual.ts';
import type { TemplateId } from '../report/report.ts';
import { COLUMN_NAMES, ROW_NAMES } from '../text/rules.ts';
import { STATISTICS_FIELD_NAMES } from '../text/statistics-fields.ts';

export type PrintedTable = 'statistics' | 'table2' | 'table3' | 'table4';

/** The row for （六）其他处理 of 2019, which some bodies keep in the place of the three rows of 2021 (`res_other_…`). */
export const KEPT_ROW = 'res_other';

/** Where a field stands in the printed form. Table 4 is one printed row: its groups are `row`, its outcomes `column`. */
export interface FieldPlace {
  table: PrintedTable;
  row: string;
  column: string;
}

const APPLICANTS = 'natural_person|business|research|public_welfare|legal_service|other_org|total';
const TABLE_3 = new RegExp(`^((?:req|res)_.+)_(${APPLICANTS})$`);
const TABLE_4 = /^(review|lit_direct|lit_after_review)_(upheld|corrected|other|pending|total)$/;
const TABLE_2 =
  /^(regulations|normative_docs|licensing|other_services|penalty|coercion|admin_fees|procurement)_([a-z_]+)$/;

/** Rules ask for the places of all fields of each report: a few hundred ids. */
const places = new Map<string, FieldPlace>();
const MOST_PLACES = 2_000;

/** The printed table, row and column of a field id; ids follow the layout (`<row>_<column>`). */
export function placeOfField(template: TemplateId, field: string): FieldPlace {
  if (template === 't2014') return { table: 'statistics', row: field, column: 'value' };
  const known = places.get(field);
  if (known !== undefined) return known;
  const place = placeById(field);
  if (places.size < MOST_PLACES) places.set(field, place);
  return place;
}

function placeById(field: string): FieldPlace {
  const three = TABLE_3.exec(field);
  if (three) return { table: 'table3', row: three[1]!, column: three[2]! };
  const four = TABLE_4.exec(field);
  if (four) return { table: 'table4', row: four[1]!, column: four[2]! };
  const two = TABLE_2.exec(field);
  return { table: 'table2', row: two?.[1] ?? field, column: two?.[2] ?? '' };
}

/** The words for a row, a column or a group, as messages name them; the id itself where there are none. */
export function nameOf(key: string): Bilingual {
  return COLUMN_NAMES[key] ?? ROW_NAMES[key] ?? { zh: key, en: key };
}

/** The words for a field: row and column, or the line of the statistics table. */
export function nameOfField(template: TemplateId, field: string): Bilingual {
  if (template === 't2014') return STATISTICS_FIELD_NAMES[field] ?? { zh: field, en: field };
  const { row, column } = placeOfField(template, field);
  const [r, c] = [nameOf(row), nameOf(column)];
  return column === '' ? r : { zh: `${r.zh}·${c.zh}`, en: `${r.en}, ${c.en}` };
}
