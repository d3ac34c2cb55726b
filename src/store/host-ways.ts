import { sql } from 'kysely';
import type { TlsFault } from '../report/tls-fault.ts';
import type { Db } from './database.ts';

/** By which way a host answers, where that is not the one by which its addresses are written. */
export interface StoredWay {
  scheme: string | null;
  name: string | null;
  isLegacy: boolean;
  faults: TlsFault[];
  /** When it was learned, ISO. */
  at: string;
}

/** Null where nothing is known of the host but that it answers as it is written, or nothing at all. */
export async function findHostWay(db: Db, host: string): Promise<StoredWay | null> {
  const row = await db
    .selectFrom('nianbao.host_pace')
    .select(['scheme', 'way_name as name', 'legacy_tls as isLegacy', 'tls_fault as faults', 'way_at as at'])
    .where('host', '=', host)
    .executeTakeFirst();
  if (!row || row.at === null) return null;
  return { ...row, faults: faultsFrom(row.faults), at: new Date(row.at).toISOString() };
}

/** Keeps the way to a host; what was known of it before is replaced. */
export async function saveHostWay(db: Db, host: string, way: StoredWay): Promise<void> {
  const { scheme, name, isLegacy, faults, at } = way;
  const found = { scheme, way_name: name, legacy_tls: isLegacy, tls_fault: faults.join(',') || null, way_at: at };
  await db
    .insertInto('nianbao.host_pace')
    .values({ host, next_at: sql<Date>`clock_timestamp()`, ...found })
    .onConflict((conflict) => conflict.column('host').doUpdateSet(found))
    .execute();
}

/** Hosts that answer by another way than is written, or whose TLS is faulty; by name. */
export async function hostsWithWays(db: Db): Promise<(StoredWay & { host: string })[]> {
  const rows = await db
    .selectFrom('nianbao.host_pace')
    .select(['host', 'scheme', 'way_name as name', 'legacy_tls as isLegacy', 'tls_fault as faults', 'way_at as at'])
    .where('way_at', 'is not', null)
    .where((is) =>
      is.or([is('scheme', 'is not', null), is('way_name', 'is not', null), is('tls_fault', 'is not', null)]),
    )
    .orderBy('host')
    .execute();
  return rows.map((row) => ({ ...row, faults: faultsFrom(row.faults), at: new Date(row.at ?? 0).toISOString() }));
}

function faultsFrom(text: string | null): TlsFault[] {
  return (text ?? '').split(',').filter(Boolean) as TlsFault[];
}
