import type { Kysely, Selectable } from 'kysely';
import type { Database, ObservationTable, SnapshotTable } from '../../store/schema.ts';

export interface SnapshotView {
  snapshot: Omit<Selectable<SnapshotTable>, 'bytes'>;
  /** The newest 50 requests that yielded these bytes. */
  observations: Selectable<ObservationTable>[];
  /** Reports that were read from it. */
  reports: { agencyId: string; agency: string; year: number }[];
}

/** What is known of kept bytes, without the bytes; null where there are none. */
export async function snapshotView(db: Kysely<Database>, sha: string): Promise<SnapshotView | null> {
  const snapshot = await db
    .selectFrom('nianbao.snapshot')
    .where('sha256', '=', sha)
    .select(['sha256', 'size', 'media_type', 'first_seen_at'])
    .executeTakeFirst();
  if (!snapshot) return null;
  const [observations, reports] = await Promise.all([
    db
      .selectFrom('nianbao.observation')
      .where('snapshot', '=', sha)
      .selectAll()
      .orderBy('at', 'desc')
      .limit(50)
      .execute(),
    db
      .selectFrom('nianbao.report as r')
      .innerJoin('nianbao.agency as a', 'a.id', 'r.agency_id')
      .where('r.snapshot', '=', sha)
      .select(['a.id as agencyId', 'a.name as agency', 'r.year'])
      .distinct()
      .limit(50)
      .execute(),
  ]);
  return { snapshot, observations, reports };
}

export async function snapshotBytes(db: Kysely<Database>, sha: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('nianbao.snapshot').where('sha256', '=', sha).select('bytes').executeTakeFirst();
  return row?.bytes ?? null;
}
