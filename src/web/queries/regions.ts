import { type Kysely, sql } from 'kysely';
import type { Database } from '../../store/schema.ts';
import { PROVINCES, regionOf } from '../../text/provinces.ts';
import { rememberStates } from '../remembered.ts';

/** The bodies above that lie in one region. */
export interface RegionSection {
  /** Two digits where several provinces are watched, else four; empty for bodies without a code or without a body above. */
  code: string;
  /** Null where no name is known. */
  name: string | null;
  parents: string[];
}

/** The bodies above by region, in order of code: provinces where several are watched, else prefectures. */
export function regionSections(db: Kysely<Database>): Promise<RegionSection[]> {
  return rememberStates(db, 'regions', () => ask(db));
}

async function ask(db: Kysely<Database>): Promise<RegionSection[]> {
  const code = sql<string | null>`min(nullif(region_code, ''))`;
  const rows = await db
    .selectFrom('nianbao.agency')
    .where('active', '=', true)
    .select(['parent', code.as('code')])
    .groupBy('parent')
    .execute();
  const given = rows.map((row) => ({ parent: row.parent, code: row.parent === '' ? '' : (row.code ?? '') }));
  const provinces = new Set(given.map((row) => row.code.slice(0, 2)).filter(Boolean));
  const digits = provinces.size > 1 ? 2 : 4;
  const sections = new Map<string, string[]>();
  for (const row of given) {
    const key = row.code.slice(0, digits);
    sections.set(key, [...(sections.get(key) ?? []), row.parent]);
  }
  const names = await regionNames(db, [...sections.keys()]);
  return [...sections]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, parents]) => ({ code: key, name: names.get(key) ?? null, parents }));
}

/** Regions by code of two, four or six digits: a province by its own name, others after their government where that is registered. */
export async function regionNames(db: Kysely<Database>, codes: readonly string[]): Promise<Map<string, string>> {
  const names = new Map(codes.flatMap((one) => (PROVINCES[one] ? [[one, PROVINCES[one]] as const] : [])));
  const open = new Map(codes.filter((one) => one.length > 2).map((one) => [one.padEnd(6, '0'), one]));
  if (open.size === 0) return names;
  const rows = await db
    .selectFrom('nianbao.agency')
    .where('level', 'in', ['province', 'prefecture', 'county'])
    .where('region_code', 'in', [...open.keys()])
    .select(['name', 'region_code'])
    .orderBy('level', 'desc')
    .orderBy('id')
    .execute();
  for (const { name, region_code } of rows) names.set(open.get(region_code)!, regionOf(name));
  return names;
}
