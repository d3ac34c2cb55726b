import { withCorrections } from '../report/correction.ts';
import type { Report } from '../report/report.ts';
import type { Db } from './database.ts';
import { listReports } from './reports.ts';
import { valuesOf } from './values.ts';

/** The figures of all current reports of one agency, as people corrected them, oldest year first. */
export async function figuresByYear(
  db: Db,
  agencyId: string,
): Promise<{ year: number; report: Pick<Report, 'template' | 'values'> }[]> {
  const stored = await listReports(db, { agencyIds: [agencyId], currentOnly: true });
  const found = [];
  for (const { id, year, report } of stored.toReversed())
    found.push({ year, report: withCorrections({ template: report.template, values: await valuesOf(db, id) }) });
  return found;
}
