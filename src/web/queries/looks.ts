import type { Kysely, Selectable } from 'kysely';
import type { Database, LookTable } from '../../store/schema.ts';

const NEWEST_SHOWN = 5;

/** The proof of search behind a state: the look that decided it first, then the newest others. */
export async function looksBehind(
  db: Kysely<Database>,
  agencyId: string,
  decidingId: string | null,
): Promise<Selectable<LookTable>[]> {
  const newest = await db
    .selectFrom('nianbao.look')
    .where('agency_id', '=', agencyId)
    .selectAll()
    .orderBy('at', 'desc')
    .limit(NEWEST_SHOWN)
    .execute();
  if (decidingId === null) return newest;
  const deciding = await db.selectFrom('nianbao.look').where('id', '=', decidingId).selectAll().executeTakeFirst();
  return deciding ? [deciding, ...newest.filter(({ id }) => id !== deciding.id)] : newest;
}
