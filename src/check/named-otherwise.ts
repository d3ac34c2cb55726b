import type { NotUnderstood, Report, TemplateId, Value } from '../report/report.ts';
import { placeOfField } from './field-place.ts';

/** Places as values have them, or as the store keeps them. */
type Read = Pick<Report, 'template' | 'notUnderstood'> & {
  values: Readonly<Record<string, Pick<Value, 'status'> & { source?: unknown }>>;
};

/** Fields of one line of a table in the order of the form. */
type Line = readonly string[];

/** The same in the order of a form. */
export function unknownCells(read: Read, { fields }: { fields: readonly { id: string }[] }): Set<string> {
  return namedOtherwise(
    read,
    fields.map(({ id }) => id),
  );
}

/**
 * The absent fields of which it is certain that the document has their cell, under the name of a row or column that was not understood: between
 * the cells beside it is room for just the fields that were not found. `order` has the fields in the order of the form.
 */
export function namedOtherwise({ template, values, notUnderstood }: Read, order: readonly string[]): Set<string> {
  const found = new Set<string>();
  if (template === null || notUnderstood.length === 0) return found;
  const lines = linesOf(template, order);
  for (const line of lines) for (const field of inUnknownColumns(line, values, notUnderstood)) found.add(field);
  for (const [i, line] of lines.entries())
    if (line.every((field) => isAbsent(values, field)) && isUnknownRow(i, lines, values, notUnderstood))
      for (const field of line) found.add(field);
  return found;
}

/** The lines of the form: its rows, and the one line of table 4. */
function linesOf(template: TemplateId, order: readonly string[]): Line[] {
  const lines = new Map<string, string[]>();
  for (const field of order) {
    const { table, row } = placeOfField(template, field);
    const key = table === 'table4' ? table : `${table} ${row}`;
    lines.set(key, [...(lines.get(key) ?? []), field]);
  }
  return [...lines.values()];
}

function isAbsent(values: Read['values'], field: string): boolean {
  return (values[field]?.status ?? 'absent') === 'absent';
}

/** Place of a cell that was found, null for others. */
function placeOf(values: Read['values'], field: string | undefined) {
  const source = field === undefined ? null : (values[field]?.source as Value['source'] | undefined);
  const { table, row, column } = source ?? {};
  return table === undefined || row === undefined || column === undefined ? null : { table, row, column };
}

/** Cells for which there is room between those to the left and to the right, in a grid that has a column that was not understood. */
function inUnknownColumns(line: Line, values: Read['values'], notUnderstood: readonly NotUnderstood[]): string[] {
  const unknown = notUnderstood.filter(({ what }) => what === 'column').map(({ source }) => source);
  return line.filter((field, at) => {
    if (!isAbsent(values, field)) return false;
    const before = line.findLastIndex((one, i) => i < at && !isAbsent(values, one));
    const after = line.findIndex((one, i) => i > at && !isAbsent(values, one));
    const [left, right] = [placeOf(values, line[before]), placeOf(values, line[after])];
    const here = unknown.filter((source) => source?.table === (left ?? right)?.table);
    if (here.length === 0) return false;
    if (left !== null && right !== null)
      return left.table === right.table && left.row === right.row && right.column - left.column === after - before;
    const column = left !== null ? left.column + at - before : right !== null ? right.column - (after - at) : null;
    return column !== null && here.some((source) => source?.column === column);
  });
}

/**
 * Between the lines above and below is room for just the lines that were not found, in a grid with a row that was not understood; or one line
 * was not found there, and one row with as many figures was not understood.
 */
function isUnknownRow(
  at: number,
  lines: readonly Line[],
  values: Read['values'],
  notUnderstood: readonly NotUnderstood[],
): boolean {
  const firstPlace = (line: Line | undefined) =>
    placeOf(
      values,
      line?.find((field) => placeOf(values, field) !== null),
    );
  const isThere = (line: Line) => firstPlace(line) !== null;
  const before = lines.findLastIndex((line, i) => i < at && isThere(line));
  const after = lines.findIndex((line, i) => i > at && isThere(line));
  const [above, below] = [firstPlace(lines[before]), firstPlace(lines[after])];
  if (above === null || below === null || above.table !== below.table) return false;
  const rows = notUnderstood.filter(({ what, source }) => what === 'row' && source?.table === above.table);
  if (rows.length === 0) return false;
  if (below.row - above.row === after - before) return true;
  const between = rows.filter(({ source }) => (source?.row ?? 0) > above.row && (source?.row ?? 0) < below.row);
  const figures = (text: string) => text.split(' | ').filter((part) => !/\p{L}/u.test(part)).length;
  return after - before === 2 && between.length === 1 && figures(between[0]!.text) === lines[at]!.length;
}
