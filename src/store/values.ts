import type { Selectable } from 'kysely';
import type { CellSource } from '../report/document.ts';
import type { BlankMark, Value } from '../report/report.ts';
import type { Db } from './database.ts';
import { chunks, cleanOrNull, json } from './rows.ts';
import type { ValueTable } from './schema.ts';

/** Replaces all values of a report. */
export async function saveValues(trx: Db, reportId: string, values: Readonly<Record<string, Value>>): Promise<void> {
  await trx.deleteFrom('nianbao.value').where('report_id', '=', reportId).execute();
  for (const part of chunks(Object.entries(values), 500)) {
    await trx
      .insertInto('nianbao.value')
      .values(part.map(([field, value]) => toRow(reportId, field, value)))
      .execute();
  }
}

/** By field id. */
export async function valuesOf(db: Db, reportId: string): Promise<Record<string, Value>> {
  const rows = await db
    .selectFrom('nianbao.value')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('field')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.field, valueOfRow(row)]));
}

/** The values of many reports at once (for exports), by report id, then field id. */
export async function valuesOfMany(db: Db, reportIds: readonly string[]): Promise<Map<string, Record<string, Value>>> {
  const found = new Map<string, Record<string, Value>>(reportIds.map((id) => [id, {}]));
  for (const part of chunks(reportIds, 200)) {
    const rows = await db
      .selectFrom('nianbao.value')
      .selectAll()
      .where('report_id', 'in', part)
      .orderBy('report_id')
      .orderBy('field')
      .execute();
    for (const row of rows) (found.get(row.report_id) as Record<string, Value>)[row.field] = valueOfRow(row);
  }
  return found;
}

/** Whether a figure of a current report was corrected by a person. */
export async function isAnyCorrected(db: Db): Promise<boolean> {
  const query = db
    .selectFrom('nianbao.correction as c')
    .innerJoin('nianbao.report as r', (join) =>
      join.onRef('r.agency_id', '=', 'c.agency_id').onRef('r.year', '=', 'c.year'),
    )
    .innerJoin('nianbao.value as v', 'v.report_id', 'r.id')
    .select('v.field')
    .where('r.current', '=', true)
    .where('v.corrected', 'is not', null);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

function toRow(reportId: string, field: string, value: Value) {
  return {
    report_id: reportId,
    field,
    value: value.value,
    raw: cleanOrNull(value.raw),
    unit: value.unit,
    status: value.status,
    mark: value.mark ?? null,
    note: cleanOrNull(value.note),
    source: value.source === null ? null : json(value.source),
  };
}

/** One row as the figure that was read. */
export function valueOfRow(row: Omit<Selectable<ValueTable>, 'report_id' | 'field'>): Value {
  return {
    value: row.value,
    raw: row.raw,
    unit: row.unit,
    status: row.status,
    source: row.source as CellSource | null,
    ...(row.mark === null ? {} : { mark: row.mark as BlankMark }),
    ...(row.note === null ? {} : { note: row.note }),
    ...(row.corrected === null ? {} : { corrected: row.corrected }),
  };
}
