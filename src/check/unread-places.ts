import type { Bilingual } from '../report/bilingual.ts';
import type { TemplateId } from '../report/report.ts';
import { CHECK } from '../text/check.ts';
import { fill } from '../text/fill.ts';
import { nameOf, nameOfField, placeOfField } from './field-place.ts';

const MOST_NAMED = 3;

/**
 * Where the cells of one table that were not read stand: whole rows, whole columns, then single cells, the first three by name and how many
 * more; null where none of the table was read. `unread` and `all` are field ids.
 */
export function unreadPlaces(
  template: TemplateId,
  unread: readonly string[],
  all: readonly string[],
): Bilingual | null {
  if (unread.length === all.length) return null;
  const rowOf = (field: string) => placeOfField(template, field).row;
  const columnOf = (field: string) => placeOfField(template, field).column;
  const rows = wholeGroups(unread, all, rowOf);
  const ofOthers = (fields: readonly string[]) => fields.filter((field) => !rows.has(rowOf(field)));
  const columns = wholeGroups(ofOthers(unread), ofOthers(all), columnOf);
  const cells = ofOthers(unread).filter((field) => !columns.has(columnOf(field)));
  const names = [
    ...[...rows].map((row) => fill(CHECK.wholeRow, { name: nameOf(row) })),
    ...[...columns].map((column) => fill(CHECK.wholeColumn, { name: nameOf(column) })),
    ...cells.map((field) => nameOfField(template, field)),
  ];
  return listed(names);
}

/** The first three, and how many more there are. */
export function listed(names: readonly Bilingual[]): Bilingual {
  const shown = names.slice(0, MOST_NAMED);
  const list = { zh: shown.map(({ zh }) => zh).join('、'), en: shown.map(({ en }) => en).join('; ') };
  const more = names.length - shown.length;
  return more === 0 ? list : fill(CHECK.andMore, { list, count: names.length, more });
}

/** The rows or columns of several cells of which none was read. */
function wholeGroups(unread: readonly string[], all: readonly string[], groupOf: (field: string) => string) {
  const count = (fields: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const field of fields) counts.set(groupOf(field), (counts.get(groupOf(field)) ?? 0) + 1);
    return counts;
  };
  const [missing, there] = [count(unread), count(all)];
  return new Set([...missing].flatMap(([group, n]) => (n > 1 && n === there.get(group) ? [group] : [])));
}
