import type { Context } from 'hono';
import { toCsv } from '../export/csv.ts';
import { toXlsx } from '../export/xlsx.ts';
import type { WebEnv } from './deps.ts';
import { SNAPSHOT_POLICY } from './middleware/security-headers.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows as a file to download, `<name>.csv`, `.xlsx` or `.json` by `format`; `sheet` names the workbook's only sheet. */
export async function rowsFile<Row extends object>(
  c: Context<WebEnv>,
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  { format, name, sheet = name }: { format: string; name: string; sheet?: string },
): Promise<Response> {
  c.header('Content-Security-Policy', SNAPSHOT_POLICY);
  c.header('Content-Disposition', `attachment; filename="${name}.${format}"`);
  if (format === 'json') return c.json(rows);
  if (format === 'csv') return c.body(toCsv(rows, columns), 200, { 'Content-Type': 'text/csv; charset=utf-8' });
  return c.body(new Uint8Array(await toXlsx(rows, columns, sheet)), 200, { 'Content-Type': XLSX });
}
