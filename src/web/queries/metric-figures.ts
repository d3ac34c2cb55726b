import { type Kysely, type RawBuilder, sql } from 'kysely';
import { type Comparable, fieldsOf, type SeriesPoint, type YearOfReport } from '../../diff/series.ts';
import { countedOf } from '../../report/correction.ts';
import { TEMPLATE_IDS } from '../../report/report.ts';
import type { Database } from '../../store/schema.ts';
import { valueOfRow } from '../../store/values.ts';

/** Of which bodies a metric is shown. */
export interface BodyFilter {
  /** Part of the name, or the id. */
  search: string | null;
  level: string | null;
  parent: string | null;
  /** Beginning of the region code: two, four or six digits. */
  region: string | null;
}

/** The reports of one body with no values but the metric's. */
export interface BodyFigures {
  agencyId: string;
  agency: string;
  level: string;
  regionCode: string;
  reports: YearOfReport[];
}

/** Active bodies that match; `a` is the agency. */
export function matchingBodies({ search, level, parent, region }: BodyFilter): RawBuilder<boolean> {
  const all = [sql`a.active`];
  if (level) all.push(sql`a.level = ${level}`);
  if (parent !== null) all.push(sql`a.parent = ${parent}`);
  if (region) all.push(sql`a.region_code like ${`${region}%`}`);
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    all.push(sql`(a.name ilike ${like} or a.id ilike ${like})`);
  }
  return sql<boolean>`${sql.join(all, sql` and `)}`;
}

/** The reports of one year, or of some agencies in all years, by agency. */
export async function metricFigures(
  db: Kysely<Database>,
  metric: Comparable,
  of: { year: number; filter: BodyFilter } | { agencyIds: readonly string[] },
): Promise<Map<string, BodyFigures>> {
  const fields = metric.field === null ? fieldsOf(metric.metric) : [metric.field];
  let query = db
    .selectFrom('nianbao.report as r')
    .innerJoin('nianbao.agency as a', 'a.id', 'r.agency_id')
    .leftJoin('nianbao.value as v', (join) => join.onRef('v.report_id', '=', 'r.id').on('v.field', 'in', fields))
    .where('r.current', '=', true)
    .select(['r.id as report', 'r.agency_id as agencyId', 'a.name as agency', 'a.level', 'a.region_code as regionCode'])
    .select(['r.year', 'r.template', 'v.field', 'v.value', 'v.raw', 'v.unit', 'v.status', 'v.mark', 'v.corrected'])
    .select([sql<null>`null`.as('note'), sql<null>`null`.as('source')])
    .orderBy('r.agency_id')
    .orderBy('r.year')
    .orderBy('r.read_at', 'desc')
    .orderBy('r.id');
  if ('year' in of) query = query.where('r.year', '=', of.year).where(matchingBodies(of.filter));
  else if (of.agencyIds.length === 0) return new Map();
  else query = query.where('r.agency_id', 'in', of.agencyIds);
  const found = new Map<string, BodyFigures>();
  const reports = new Map<string, YearOfReport>();
  for (const row of await query.execute()) {
    const { agencyId, agency, level, regionCode } = row;
    const body = found.get(agencyId) ?? { agencyId, agency, level, regionCode, reports: [] };
    found.set(agencyId, body);
    const template = TEMPLATE_IDS.find((id) => id === row.template) ?? null;
    const report = reports.get(row.report) ?? { year: row.year, report: { template, values: {} } };
    if (!reports.has(row.report)) body.reports.push(report);
    reports.set(row.report, report);
    const { field, value, raw, unit, status, mark, note, source, corrected } = row;
    if (field !== null && status !== null)
      report.report.values[field] = countedOf(valueOfRow({ value, raw, unit, status, mark, note, source, corrected }));
  }
  return found;
}

/** The number of a point; null where there is none, whatever stands there. */
export function numberOf(point: SeriesPoint | undefined): number | null {
  return point?.figure.kind === 'number' ? point.figure.value : null;
}

/** Of sums of figures with few decimals, without the dust of binary fractions. */
export function roundSum(sum: number): number {
  return Math.round(sum * 1e6) / 1e6;
}

/** The middle of sorted numbers, of which there is one at least. */
export function medianOf(sorted: readonly number[]): number {
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}
