import { type Kysely, sql } from 'kysely';
import { COMPARABLE, type Comparable, type SeriesPoint, seriesPoints } from '../../diff/series.ts';
import type { Database } from '../../store/schema.ts';
import { rememberFigures } from '../remembered.ts';
import { type BodyFigures, type BodyFilter, medianOf, metricFigures, numberOf, roundSum } from './metric-figures.ts';

/** A metric across agencies: which, of whom, and by which year they are ranked. */
export interface ExploreFilter extends BodyFilter {
  metric: Comparable;
  /** Null: the newest year with a report. */
  year: number | null;
  order: 'desc' | 'asc';
}

export interface ExploreRow {
  agencyId: string;
  agency: string;
  /** 1-based among those with a figure in the year; null where there is none. Equal figures share a rank. */
  rank: number | null;
  points: SeriesPoint[];
}

/** A body in the ranking of one year, with the point of that year alone. */
export type RankedBody = ExploreRow & Pick<BodyFigures, 'level' | 'regionCode'>;

export interface Explored {
  year: number | null;
  /** Newest first. */
  years: number[];
  /** Agencies with a report of the year. */
  total: number;
  /** Of the figures of the year; null where there are none. */
  spread: { count: number; sum: number; least: number; median: number; most: number } | null;
  rows: ExploreRow[];
  /** How many were passed over before the rows. */
  offset: number;
}

/** Where a part of the ranking begins: at a place, or behind a body of it. */
export type From = number | { after: string };

/** More bodies than one page shows are not kept. */
const MOST_SHOWN = 100;

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
  from: From,
): Promise<Explored> {
  const { years, year } = await yearsOf(db, filter.year);
  if (year === null) return { year, years, total: 0, spread: null, rows: [], offset: 0 };
  const ranked = await rankedBodies(db, filter, year);
  const offset = typeof from === 'number' ? from : ranked.findIndex((one) => one.agencyId === from.after) + 1;
  const shown = ranked.slice(offset, offset + limit);
  const points = await allPoints(
    db,
    filter.metric,
    shown.map((one) => one.agencyId),
  );
  const rows = shown.map(({ agencyId, agency, rank }) => ({
    agencyId,
    agency,
    rank,
    points: points.get(agencyId) ?? [],
  }));
  const numbers = ranked.flatMap(({ points }) => numberOf(points[0]) ?? []);
  return { year, years, total: ranked.length, spread: spreadOf(numbers), rows, offset };
}

/** The points of all years of some bodies; kept until a figure changes. */
export function allPoints(
  db: Kysely<Database>,
  metric: Comparable,
  agencyIds: readonly string[],
): Promise<Map<string, SeriesPoint[]>> {
  const ask = async () => {
    const found = await metricFigures(db, metric, { agencyIds });
    return new Map([...found].map(([id, { reports }]) => [id, seriesPoints(metric.metric, metric.field, reports)]));
  };
  if (agencyIds.length > MOST_SHOWN) return ask();
  return rememberFigures(db, JSON.stringify([metricKey(metric), ...agencyIds]), ask, 'rows');
}

/** The years with reports, newest first, and the one in focus: `asked`, else the newest. */
export async function yearsOf(
  db: Kysely<Database>,
  asked: number | null,
): Promise<{ years: number[]; year: number | null }> {
  const years = await rememberFigures(db, 'years', () => reportYears(db));
  return { years, year: asked ?? years[0] ?? null };
}

/** Every body that matches and has a report of the year, in the order of its figure; kept until a figure changes. */
export function rankedBodies(db: Kysely<Database>, filter: ExploreFilter, year: number): Promise<RankedBody[]> {
  const { metric, field } = filter.metric;
  const { search, level, parent, region, order } = filter;
  const key = JSON.stringify([metricKey(filter.metric), year, search, level, parent, region, order]);
  return rememberFigures(db, key, async () => {
    const found = await metricFigures(db, filter.metric, { year, filter });
    const all = [...found.values()].map(({ reports, ...body }) => ({
      ...body,
      points: seriesPoints(metric, field, reports),
    }));
    return ranking(all, order);
  });
}

function ranking(all: Omit<RankedBody, 'rank'>[], order: 'desc' | 'asc'): RankedBody[] {
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

function spreadOf(numbers: readonly number[]): Explored['spread'] {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((a, b) => a - b);
  const sum = roundSum(sorted.reduce((total, one) => total + one, 0));
  return { count: sorted.length, sum, least: sorted[0]!, median: medianOf(sorted), most: sorted.at(-1)! };
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
