import { type Selectable, sql } from 'kysely';
import type { Agency, Level } from '../report/agency.ts';
import type { Db } from './database.ts';
import { chunks, clean, json } from './rows.ts';
import type { AgencyTable } from './schema.ts';

/** With `replace`, agencies that are not in the list become inactive; their history stays. Returns how many were deactivated. */
export async function replaceAgencies(
  db: Db,
  agencies: readonly Agency[],
  options: { replace?: boolean } = {},
): Promise<{ saved: number; deactivated: number }> {
  for (const part of chunks(agencies)) {
    await db
      .insertInto('nianbao.agency')
      .values(part.map(toRow))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          name: row.ref('excluded.name'),
          level: row.ref('excluded.level'),
          region_code: row.ref('excluded.region_code'),
          parent: row.ref('excluded.parent'),
          portal_url: row.ref('excluded.portal_url'),
          report_column_url: row.ref('excluded.report_column_url'),
          aliases: row.ref('excluded.aliases'),
          first_year: row.ref('excluded.first_year'),
          last_year: row.ref('excluded.last_year'),
          extra: row.ref('excluded.extra'),
          active: true,
        })),
      )
      .execute();
  }
  if (!options.replace) return { saved: agencies.length, deactivated: 0 };
  const listed = new Set(agencies.map((agency) => agency.id));
  const active = await db.selectFrom('nianbao.agency').select('id').where('active', '=', true).execute();
  const gone = active.map((row) => row.id).filter((id) => !listed.has(id));
  for (const part of chunks(gone)) {
    await db.updateTable('nianbao.agency').set({ active: false }).where('id', 'in', part).execute();
  }
  return { saved: agencies.length, deactivated: gone.length };
}

/**
 * Ordered by id. `ids` that do not exist are left out. A column that an operator gave stands in the place of the registry's, unless they are
 * asked for as registered.
 */
export async function listAgencies(
  db: Db,
  filter: { ids?: readonly string[]; activeOnly?: boolean; asRegistered?: boolean } = {},
): Promise<(Agency & { active: boolean })[]> {
  let query = db.selectFrom('nianbao.agency').selectAll().orderBy('id');
  if (filter.activeOnly) query = query.where('active', '=', true);
  if (filter.ids) query = query.where('id', 'in', filter.ids.length > 0 ? [...filter.ids] : ['']);
  const rows = await query.execute();
  return rows.map((row) => fromRow(filter.asRegistered ? { ...row, given_column: null } : row));
}

type Registered = readonly (Agency & { active: boolean })[];

const kept = new WeakMap<Db, { stamp: string; agencies: Registered }>();

/**
 * All active agencies, for those who ask for them again and again: the list is read anew only after the table has changed, whoever
 * changed it. The same list stays the same object, so that what is worked out from it can be kept with it.
 */
export async function registeredAgencies(db: Db): Promise<Registered> {
  // What a transaction sees is its own.
  if (db.isTransaction) return listAgencies(db, { activeOnly: true });
  // Each change writes a row under a newer transaction, so that the sum grows.
  const { rows } = await sql<{ stamp: string }>`
    select count(*) || ' ' || coalesce(sum(xmin::text::bigint), 0) as stamp from nianbao.agency`.execute(db);
  const stamp = rows[0]?.stamp ?? '';
  const before = kept.get(db);
  if (before?.stamp === stamp) return before.agencies;
  const agencies = await listAgencies(db, { activeOnly: true });
  kept.set(db, { stamp, agencies });
  return agencies;
}

/** Present names by id; ids that do not exist are left out. */
export async function agencyNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = ids.length > 0 ? [...ids] : [''];
  const rows = await db.selectFrom('nianbao.agency').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** By its id; those that left the registry too. */
export async function findAgency(db: Db, id: string): Promise<(Agency & { active: boolean }) | null> {
  const row = await db.selectFrom('nianbao.agency').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? fromRow(row) : null;
}

function toRow(agency: Agency) {
  return {
    id: agency.id,
    name: clean(agency.name),
    level: agency.level,
    region_code: agency.regionCode,
    parent: clean(agency.parent),
    portal_url: clean(agency.portalUrl),
    report_column_url: clean(agency.reportColumnUrl),
    aliases: json(agency.aliases),
    first_year: agency.firstYear,
    last_year: agency.lastYear,
    extra: json(agency.extra),
    active: true,
  };
}

function fromRow(row: Selectable<AgencyTable>): Agency & { active: boolean } {
  return {
    id: row.id,
    name: row.name,
    level: row.level as Level,
    regionCode: row.region_code,
    parent: row.parent,
    portalUrl: row.portal_url,
    reportColumnUrl: row.given_column ?? row.report_column_url,
    aliases: row.aliases,
    firstYear: row.first_year,
    lastYear: row.last_year,
    extra: row.extra,
    active: row.active,
  };
}

/** Holds the agency's row until the transaction ends: what follows is done by one worker at a time. */
export async function lockAgency(trx: Db, id: string): Promise<void> {
  await trx.selectFrom('nianbao.agency').select('id').where('id', '=', id).forUpdate().execute();
}

/** Lets one import at a time read the registry and change it, until the transaction ends. */
export async function lockRegistry(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(7126002)`.execute(trx);
}
