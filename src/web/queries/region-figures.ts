import { type Kysely, sql } from 'kysely';
import { LEVELS, type Level } from '../../report/agency.ts';
import type { Database } from '../../store/schema.ts';
import { rememberStates } from '../remembered.ts';
import { type ExploreFilter, type RankedBody, rankedBodies, yearsOf } from './explore.ts';
import { matchingBodies, numberOf, roundSum } from './metric-figures.ts';
import { regionNames } from './regions.ts';

/** Beijing, Tianjin, Shanghai, Chongqing: districts come right below. */
const MUNICIPALITIES = ['11', '12', '31', '50'];
/** Bodies of the State Council, whose codes are zeros. */
const CENTRAL = '00';

/** What the bodies of one region say of one metric in one year. Counts of bodies add up to `bodies`. */
export interface RegionFigure {
  /** Two, four or six digits of the region code; empty for bodies that have none. */
  code: string;
  /** Null where no name is known. */
  name: string | null;
  /** The bodies of the unit above itself, whose codes end in zeros. */
  isOwn: boolean;
  /** Of the figures that were reported; null where none was. What was not reported or not read is no zero. */
  sum: number | null;
  /** Watched bodies that owe a report of the year. */
  bodies: number;
  /** Bodies whose figure is in the sum. */
  figures: number;
  blank: number;
  /** The form has no such figure, or the report lacks the place for it. */
  absent: number;
  unreadable: number;
  noReport: number;
}

export interface RegionFigures {
  year: number | null;
  /** Newest first. */
  years: number[];
  /** The one level that is summed: governments often count what their departments count. Null where there is no report. */
  level: Level | null;
  /** Name of the region that was opened, where it is known. */
  name: string | null;
  /** True where several provinces are watched and none was opened. */
  isCountry: boolean;
  /** The largest sum first; regions without one last. */
  rows: RegionFigure[];
}

/** The figures of one year summed by region: provinces, or the units right below the one that was opened; bodies of one level only. */
export async function regionFigures(db: Kysely<Database>, filter: ExploreFilter): Promise<RegionFigures> {
  const { years, year } = await yearsOf(db, filter.year);
  const codes = await regionCodes(db, filter.region);
  const digits = digitsOf(codes, filter.region);
  const isCountry = digits === 2;
  const name = filter.region === null ? null : ((await regionNames(db, [filter.region])).get(filter.region) ?? null);
  const nothing = { year, years, level: null, name, isCountry, rows: [] };
  if (year === null) return nothing;
  const ranked = await rankedBodies(db, { ...filter, order: 'desc' }, year);
  const level = LEVELS.find((one) => one === filter.level) ?? mostFrequentLevel(ranked);
  if (level === null) return nothing;
  const owed = await owedBodies(db, { ...filter, level }, year);
  const rows = summed(
    ranked.filter((one) => one.level === level),
    owed,
    digits,
  );
  const names = await regionNames(
    db,
    rows.map(({ code }) => code),
  );
  const shown = rows.map((row) => ({ ...row, name: names.get(row.code) ?? null }));
  return { ...nothing, level, rows: shown };
}

function regionCodes(db: Kysely<Database>, region: string | null): Promise<string[]> {
  return region === null ? rememberStates(db, 'codes', () => askCodes(db, null)) : askCodes(db, region);
}

async function askCodes(db: Kysely<Database>, region: string | null): Promise<string[]> {
  const none = { search: null, level: null, parent: null };
  const rows = await db
    .selectFrom('nianbao.agency as a')
    .where(matchingBodies({ ...none, region }))
    .where('a.region_code', '<>', '')
    .select('a.region_code as code')
    .distinct()
    .execute();
  return rows.map(({ code }) => code).filter((code) => !code.startsWith(CENTRAL));
}

/** How much of the code tells the units apart that are shown. */
function digitsOf(codes: readonly string[], region: string | null): 2 | 4 | 6 {
  const several = (digits: number) => new Set(codes.map((code) => code.slice(0, digits))).size > 1;
  if (region === null && several(2)) return 2;
  const province = region?.slice(0, 2) ?? codes[0]?.slice(0, 2) ?? '';
  const isInside = region !== null && region.length > 2;
  return !isInside && !MUNICIPALITIES.includes(province) && several(4) ? 4 : 6;
}

function mostFrequentLevel(bodies: readonly RankedBody[]): Level | null {
  const counts = new Map<string, number>();
  for (const { level } of bodies) counts.set(level, (counts.get(level) ?? 0) + 1);
  const [most] = [...LEVELS].filter((one) => counts.has(one)).sort((a, b) => counts.get(b)! - counts.get(a)!);
  return most ?? null;
}

interface Owed {
  code: string;
  owing: number;
  /** Bodies that are over or not yet there in the year: they count only where they reported all the same. */
  others: string[];
}

async function owedBodies(db: Kysely<Database>, filter: ExploreFilter, year: number): Promise<Owed[]> {
  const owes = sql<boolean>`coalesce(a.first_year, 0) <= ${year}::int and coalesce(a.last_year, 9999) >= ${year}::int`;
  return db
    .selectFrom('nianbao.agency as a')
    .where(matchingBodies(filter))
    .groupBy('a.region_code')
    .select([
      'a.region_code as code',
      sql<number>`(count(*) filter (where ${owes}))::int`.as('owing'),
      sql<string[]>`coalesce(array_agg(a.id) filter (where not (${owes})), '{}')`.as('others'),
    ])
    .execute();
}

function summed(ranked: readonly RankedBody[], owed: readonly Owed[], digits: number): RegionFigure[] {
  const rows = new Map<string, RegionFigure>();
  const rowOf = (regionCode: string) => {
    const code = regionCode.slice(0, digits);
    const isOwn = code.endsWith('00') && code.length > 2;
    const none = { sum: null, bodies: 0, figures: 0, blank: 0, absent: 0, unreadable: 0, noReport: 0 };
    const row = rows.get(code) ?? { code, name: null, isOwn, ...none };
    rows.set(code, row);
    return row;
  };
  const others = new Set(owed.flatMap((one) => one.others));
  for (const { code, owing } of owed) if (owing > 0) rowOf(code).bodies += owing;
  for (const { agencyId, regionCode, points } of ranked) {
    const row = rowOf(regionCode);
    if (others.has(agencyId)) row.bodies++;
    const value = numberOf(points[0]);
    row[placeOf(points[0])]++;
    if (value !== null) row.sum = roundSum((row.sum ?? 0) + value);
  }
  for (const row of rows.values())
    row.noReport = Math.max(0, row.bodies - row.figures - row.blank - row.absent - row.unreadable);
  return [...rows.values()].sort(
    (a, b) => (b.sum ?? Number.NEGATIVE_INFINITY) - (a.sum ?? Number.NEGATIVE_INFINITY) || (a.code < b.code ? -1 : 1),
  );
}

function placeOf(point: RankedBody['points'][number] | undefined): 'figures' | 'blank' | 'absent' | 'unreadable' {
  const kind = point?.figure.kind ?? 'absent';
  if (kind === 'number') return 'figures';
  return kind === 'partly_blank' ? 'blank' : kind;
}
