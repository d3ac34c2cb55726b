import { type Kysely, sql } from 'kysely';
import {
  COMPARABLE,
  type Comparable,
  fieldsOf,
  type SeriesPoint,
  seriesPoints,
  type YearOfReport,
} from '../../diff/series.ts';
import { countedOf } from '../../report/correction.ts';
import { TEMPLATE_IDS } from '../../report/report.ts';
import type { Database } from '../../store/schema.ts';
import { valueOfRow } from '../../store/values.ts';
import { rememberFigures } from '../remembered.ts';

/** A metric across agencies: which, of whom, and by which year they are ranked. */
export interface ExploreFilter {
  metric: Comparable;
  /** Null: the newest year with a report. */
  year: number | null;
  /** Part of the name, or the id. */
  search: string | null;
  level: string | null;
  parent: string | null;
  order: 'desc' | 'asc';
}

export interface ExploreRow {
  agencyId: string;
  agency: string;
  /** 1-based among those with a figure in the year; null where there is none. Equal figures share a rank. */
  rank: number | null;
  points: SeriesPoint[];
}

export interface Explored {
  year: number | null;
  /** Newest first. */
  years: number[];
  /** Agencies with a report of the year. */
  total: number;
  /** Of the figures of the year; null where there are none. */
  spread: { count: number; sum: number; least: number; median: number; most: number } | null;
  rows: ExploreRow[];
}

/** The series by its key in addresses: the metric, and the field where it is one of several under one head. */
export function metricByKey(key: string): Comparable | null {
  return COMPARABLE.find((one) => metricKey(one) === key) ?? null;
}

export function metricKey({ metric, field }: Pick<Comparable, 'metric' | 'field'>): string {
  return field === null ? metric.metric : `${metric.metric}.${field}`;
}

/** The agencies ranked by the year's figure, those without one last; of a page of them all years. */
export async function explore(
  db: Kysely<Database>,
  filter: ExploreFilter,
  limit: number,
  offset: number,
): Promise<Explored> {
  const years = await rememberFigures(db, 'years', () => reportYears(db));
  const year = filter.year ?? years[0] ?? null;
  if (year === null) return { year, years, total: 0, spread: null, rows: [] };
  const { metric, field } = filter.metric;
  const key = JSON.stringify([
    metricKey(filter.metric),
    year,
    filter.search,
    filter.level,
    filter.parent,
    filter.order,
  ]);
  const ranked = await rememberFigures(db, key, async () => {
    const found = await figures(db, filter, { year });
    const all = [...found.values()].map(({ agencyId, agency, reports }) => ({
      ...{ agencyId, agency, points: seriesPoints(metric, field, reports) },
    }));
    return ranking(all, filter.order);
  });
  const shown = ranked.slice(offset, offset + limit);
  const all = await figures(db, filter, { agencyIds: shown.map((one) => one.agencyId) });
  const rows = shown.map(({ agencyId, agency, rank }) => ({
    ...{ agencyId, agency, rank },
    points: seriesPoints(metric, field, all.get(agencyId)?.reports ?? []),
  }));
  const numbers = ranked.flatMap(({ points }) => numberOf(points[0]) ?? []);
  return { year, years, total: ranked.length, spread: spreadOf(numbers), rows };
}

interface Figures {
  agencyId: string;
  agency: string;
  reports: YearOfReport[];
}

/** The reports of one year, or of some agencies, with no values but the metric's, by agency. */
async function figures(
  db: Kysely<Database>,
  filter: ExploreFilter,
  of: { year: number } | { agencyIds: string[] },
): Promise<Map<string, Figures>> {
  const fields = filter.metric.field === null ? fieldsOf(filter.metric.metric) : [filter.metric.field];
  let query = db
    .selectFrom('nianbao.report as r')
    .innerJoin('nianbao.agency as a', 'a.id', 'r.agency_id')
    .leftJoin('nianbao.value as v', (join) => join.onRef('v.report_id', '=', 'r.id').on('v.field', 'in', fields))
    .where('r.current', '=', true)
    .where('a.active', '=', true)
    .select(['r.id as report', 'r.agency_id as agencyId', 'a.name as agency', 'r.year', 'r.template'])
    .select([
      'v.field',
      'v.value',
      'v.raw',
      'v.unit',
      'v.status',
      'v.mark',
      'v.corrected',
      sql<null>`null`.as('note'),
      sql<null>`null`.as('source'),
    ])
    .orderBy('r.agency_id')
    .orderBy('r.year')
    .orderBy('r.read_at', 'desc')
    .orderBy('r.id');
  if ('year' in of) query = query.where('r.year', '=', of.year);
  else if (of.agencyIds.length === 0) return new Map();
  else query = query.where('r.agency_id', 'in', of.agencyIds);
  if (filter.level) query = query.where('a.level', '=', filter.level);
  if (filter.parent !== null) query = query.where('a.parent', '=', filter.parent);
  if (filter.search) {
    const like = `%${filter.search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((is) => is.or([is('a.name', 'ilike', like), is('a.id', 'ilike', like)]));
  }
  const found = new Map<string, Figures>();
  const reports = new Map<string, YearOfReport>();
  for (const row of await query.execute()) {
    const agency = found.get(row.agencyId) ?? { agencyId: row.agencyId, agency: row.agency, reports: [] };
    found.set(row.agencyId, agency);
    const template = TEMPLATE_IDS.find((id) => id === row.template) ?? null;
    const report = reports.get(row.report) ?? { year: row.year, report: { template, values: {} } };
    if (!reports.has(row.report)) agency.reports.push(report);
    reports.set(row.report, report);
    const { field, value, raw, unit, status, mark, note, source, corrected } = row;
    if (field !== null && status !== null)
      report.report.values[field] = countedOf(valueOfRow({ value, raw, unit, status, mark, note, source, corrected }));
  }
  return found;
}

function ranking(all: (Omit<Figures, 'reports'> & { points: SeriesPoint[] })[], order: 'desc' | 'asc') {
  const sign = order === 'desc' ? -1 : 1;
  const withFigure = all.flatMap((one) => {
    const number = numberOf(one.points[0]);
    return number === null ? [] : [{ one, number }];
  });
  withFigure.sort((a, b) => sign * (a.number - b.number) || (a.one.agency < b.one.agency ? -1 : 1));
  let rank = 0;
  const ranked = withFigure.map(({ one, number }, i) => {
    if (number !== withFigure[i - 1]?.number) rank = i + 1;
    return { ...one, rank: rank as number | null };
  });
  const rest = all.filter((one) => numberOf(one.points[0]) === null).map((one) => ({ ...one, rank: null }));
  return [...ranked, ...rest];
}

/** The number of a point; null where there is none, whatever stands there. */
export function numberOf(point: SeriesPoint | undefined): number | null {
  return point?.figure.kind === 'number' ? point.figure.value : null;
}

function spreadOf(numbers: readonly number[]): Explored['spread'] {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
  const sum = Math.round(sorted.reduce((total, one) => total + one, 0) * 1e6) / 1e6;
  return { count: sorted.length, sum, least: sorted[0]!, median, most: sorted.at(-1)! };
}

/** The years of current reports, newest first, by one look into the index for each. */
async function reportYears(db: Kysely<Database>): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    with recursive found as (
      select max(year) as year from nianbao.report where current
      union all select (select max(r.year) from nianbao.report as r where r.current and r.year < found.year) from found where found.year is not null)
    select year from found where year is not null`.execute(db);
  return rows.map((row) => row.year);
}
