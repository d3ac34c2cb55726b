import { placeOfField } from '../check/field-place.ts';
import type { Report, Value } from '../report/report.ts';

/**
 * Fields that were not found and of whose table nothing was found for certain, by the numbers of the form's tables; all of a report
 * without a form count as one. `sure`: what makes a figure speak for its table.
 */
export function fieldsOfMissingTables(report: Report, sure: (value: Value) => boolean = () => true): Set<string> {
  const { template, values } = report;
  if (template === null) return new Set();
  const fields = Object.keys(values);
  const tableOf = (field: string) => placeOfField(template, field).table;
  const isAbsent = (field: string) => values[field]!.status === 'absent';
  const found = new Set(fields.filter((field) => !isAbsent(field) && sure(values[field]!)).map(tableOf));
  return new Set(fields.filter((field) => isAbsent(field) && !found.has(tableOf(field))));
}

/** Fields that were not found and of whose table others were, by where these stood on a page without rules. */
export function fieldsOfUnruledTables({ template, values }: Report): Set<string> {
  if (template === null) return new Set();
  const fields = Object.keys(values);
  const tableOf = (field: string) => placeOfField(template, field).table;
  const unruled = new Set(fields.filter((field) => values[field]!.source?.grid === 'alignment').map(tableOf));
  return new Set(fields.filter((field) => values[field]!.status === 'absent' && unruled.has(tableOf(field))));
}

/** True where no table of a form was found, or not all of them. */
export function lacksTables(report: Report): boolean {
  return report.template === null || fieldsOfMissingTables(report).size > 0;
}
