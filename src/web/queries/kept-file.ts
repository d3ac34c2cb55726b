import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { KeptFile } from '../deps.ts';

/** Kept bytes with the address and type under which they were fetched last; null where there are none. */
export async function keptFile(db: Kysely<Database>, sha: string): Promise<KeptFile | null> {
  const row = await db
    .selectFrom('nianbao.snapshot')
    .where('sha256', '=', sha)
    .select(['bytes', 'media_type'])
    .executeTakeFirst();
  if (row === undefined) return null;
  const seen = await db
    .selectFrom('nianbao.observation')
    .where('snapshot', '=', sha)
    .select(['url', 'final_url'])
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { sha, bytes: row.bytes, url: seen?.final_url ?? seen?.url ?? '', contentType: row.media_type };
}
