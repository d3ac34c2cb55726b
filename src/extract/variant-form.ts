import { cellsForColumns } from '../report/reading-note.ts';
import type { NotUnderstood, TemplateId } from '../report/report.ts';
import { labelCore } from './match-label.ts';
import { hasGeometry, hasNumber, type RowCell, type RowView } from './row-view.ts';
import { splitGlued } from './split-glued.ts';
import { unitAndValues } from './statistics-unit.ts';
import { TEMPLATES } from './templates/index.ts';
import type { TemplateField } from './templates/schema.ts';
import { unknownRow } from './unknown-parts.ts';
import type { ValueSheet } from './value-sheet.ts';

/**
 * A province's table in the place of a national form, whose rows are rows of that form under other names (`fj_short`, Fujian 2014 to 2018:
 * 指标名称 | 计量单位 | 2018年度 | 历年累计). `fields`: by the core of a label; null for a row that the form does not have.
 */
export interface VariantForm {
  id: string;
  template: TemplateId;
  reason: string;
  fields: ReadonlyMap<string, TemplateField | null>;
}

/** A column of figures: that of the year, or another (all years). */
interface Head {
  from: number;
  isYear: boolean;
}

const NAMES = /^(?:指标名称|指标)$/;
const UNITS = /^(?:计量)?单位$/;
const OF_THE_YEAR = /^(?:20\d\d年度?|年末统计)$/;
const OF_ALL_YEARS = /^历年累计(?:数)?$/;
/** Rows of the variant that make it this and not some other table with such a head. */
const LEAST_ROWS = 4;

/** The variant of a national form that the tables are, for a year in which the form was in use; null where they are none. */
export function variantOf(rows: readonly RowView[], year: number | null): VariantForm | null {
  const head = rows.find((row) => headsOf(row) !== null);
  if (!head || year === null) return null;
  for (const { template_id, report_years, variants, fields } of Object.values(TEMPLATES)) {
    if (year < report_years.from || year > (report_years.to ?? year)) continue;
    const own = fields.map((field) => [labelCore(field.label), field] as const);
    for (const { id, rows: named } of variants) {
      const mapped = named.flatMap(({ label, aliases, maps_to }) =>
        [label, ...aliases].map(
          (name) => [labelCore(name), fields.find((field) => field.id === maps_to) ?? null] as const,
        ),
      );
      const known = new Map<string, TemplateField | null>([...own, ...mapped]);
      const found = new Set(
        mapped.map(([core]) => core).filter((core) => rows.some((row) => labelIn(row, known)?.core === core)),
      );
      if (found.size >= LEAST_ROWS) {
        const words = head.cells.map(({ text }) => text).filter((text) => text !== '');
        return { id, template: template_id, reason: `${id}：${words.join('、')}`, fields: known };
      }
    }
  }
  return null;
}

/** No figure begins with a zero: two columns of a text without gaps. */
const TWO_FIGURES = /^0\d+$/;
/** The head of a column that is there by its figures, and whose name was lost (历年累计). */
const LOST_HEAD: Head = { from: Number.POSITIVE_INFINITY, isYear: false };

/** Reads the column of the year into the form's fields. What it does not have, the other columns and rows, is told as not understood. */
export function readVariant(form: VariantForm, rows: readonly RowView[], sheet: ValueSheet): NotUnderstood[] {
  const left: NotUnderstood[] = [];
  let heads: readonly Head[] | null = null;
  const hasMore = rows.some((row) => !hasGeometry(row.origin) && row.cells.some(({ text }) => TWO_FIGURES.test(text)));
  for (const row of rows) {
    const found = headsOf(row);
    if (found !== null) {
      heads = found;
      left.push(...otherColumns(row));
      continue;
    }
    const label = labelIn(row, form.fields);
    const hasFigures = row.cells.some((cell) => hasNumber(cell.text));
    if (heads === null || (!label && !hasFigures)) continue;
    const field = label && form.fields.get(label.core);
    if (label && field)
      take(field, hasMore && heads.length === 1 ? [...heads, LOST_HEAD] : heads, row, label.at, sheet);
    else left.push(unknownRow(row.cells.filter(({ own }) => own)));
  }
  return left;
}

function take(field: TemplateField, heads: readonly Head[], row: RowView, at: number, sheet: ValueSheet): void {
  const { values } = unitAndValues(row.cells[at]!, row.cells.slice(at + 1), true);
  const year = heads.findIndex(({ isYear }) => isYear);
  const cell = hasGeometry(row.origin)
    ? values.find(({ from, to }) => from <= heads[year]!.from && heads[year]!.from <= to)
    : (values.length === heads.length ? values : splitGlued(values, heads.length, 'none'))?.[year];
  const note = cellsForColumns(values.length, heads.length);
  if (cell) sheet.read(field.table, field.row, field.column, cell, null);
  else sheet.unreadable(field.table, field.row, field.column, values, note);
}

/** The columns of figures under a head of such a table; null for any other row. */
function headsOf(row: RowView): Head[] | null {
  const words = row.cells
    .filter((cell) => cell.own && cell.text !== '')
    .map(({ text, from }) => ({ from, core: labelCore(text), text }));
  // In a text the heading of the table stands before them.
  const first = words.findIndex(({ core }) => NAMES.test(core));
  if (first < 0) return null;
  const heads = words.slice(first + 1).filter(({ core }) => !UNITS.test(core));
  const isWhole = heads.every(({ text }) => OF_THE_YEAR.test(text) || OF_ALL_YEARS.test(text));
  const years = heads.filter(({ text }) => OF_THE_YEAR.test(text));
  return isWhole && years.length === 1
    ? heads.map(({ from, text }) => ({ from, isYear: OF_THE_YEAR.test(text) }))
    : null;
}

function otherColumns(row: RowView): NotUnderstood[] {
  return row.cells
    .filter(({ own, text }) => own && OF_ALL_YEARS.test(text))
    .map(({ raw, source }) => ({ what: 'column', text: raw, source }));
}

function labelIn(row: RowView, known: ReadonlyMap<string, unknown>): { core: string; at: number } | null {
  const at = row.cells.findIndex((cell: RowCell) => cell.own && known.has(labelCore(cell.text)));
  return at < 0 ? null : { core: labelCore(row.cells[at]!.text), at };
}
