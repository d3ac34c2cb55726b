import type { Kysely } from 'kysely';
import type { SeriesPoint } from '../../diff/series.ts';
import type { Database } from '../../store/schema.ts';
import { rememberFigures } from '../remembered.ts';
import { agencyById } from './agencies.ts';
import { allPoints, type ExploreFilter, metricKey, rankedBodies, yearsOf } from './explore.ts';
import { medianOf, numberOf, roundSum } from './metric-figures.ts';

/** The middle of what the peers reported of one year. */
export interface Median {
  year: number;
  median: number;
  /** Peers with a figure. */
  count: number;
  /** The least comparable step from the year before among them. */
  comparable: SeriesPoint['comparable'];
}

/** One body beside those that the filter shows. */
export interface Peer {
  agencyId: string;
  agency: string;
  /** Null where it has no figure of the year, or is not among those shown. */
  rank: number | null;
  /** How many of those shown have a figure of the year. */
  of: number;
  points: SeriesPoint[];
  /** Of all that are shown, itself among them; null where they are too many for a comparison with peers. */
  medians: Median[] | null;
}

/** Medians of all years are made for as many bodies at most: departments of a city, counties of a province. */
const MOST_PEERS = 500;

/** How a body stands among those that the filter shows, by the year and over the years; null where there is no such body. */
export async function peerOf(db: Kysely<Database>, filter: ExploreFilter, agencyId: string): Promise<Peer | null> {
  const [agency, { year }] = await Promise.all([agencyById(db, agencyId), yearsOf(db, filter.year)]);
  if (agency === null || year === null) return null;
  const [ranked, own] = await Promise.all([rankedBodies(db, filter, year), allPoints(db, filter.metric, [agencyId])]);
  const medians = ranked.length > MOST_PEERS ? null : await mediansOf(db, filter, year);
  return {
    ...{ agencyId, agency: agency.name },
    rank: ranked.find((one) => one.agencyId === agencyId)?.rank ?? null,
    of: ranked.filter((one) => one.rank !== null).length,
    points: own.get(agencyId) ?? [],
    medians,
  };
}

async function mediansOf(db: Kysely<Database>, filter: ExploreFilter, year: number): Promise<Median[]> {
  const { search, level, parent, region } = filter;
  const key = JSON.stringify(['medians', metricKey(filter.metric), year, search, level, parent, region]);
  return rememberFigures(db, key, async () => {
    const agencyIds = (await rankedBodies(db, filter, year)).map((one) => one.agencyId);
    const byYear = new Map<number, SeriesPoint[]>();
    for (const points of (await allPoints(db, filter.metric, agencyIds)).values())
      for (const point of points) byYear.set(point.year, [...(byYear.get(point.year) ?? []), point]);
    return [...byYear].sort(([a], [b]) => a - b).flatMap(([of, points]) => medianPoint(of, points));
  });
}

function medianPoint(year: number, points: readonly SeriesPoint[]): Median[] {
  const numbers = points.flatMap((one) => numberOf(one) ?? []).sort((a, b) => a - b);
  if (numbers.length === 0) return [];
  const comparable = (['none', 'approx', 'full'] as const).find((one) => points.some((p) => p.comparable === one));
  return [{ year, median: roundSum(medianOf(numbers)), count: numbers.length, comparable: comparable ?? null }];
}
