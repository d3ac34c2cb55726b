import { createHash } from 'node:crypto';
import type { Snapshot } from '../report/snapshot.ts';
import type { Db } from './database.ts';
import { cleanOrNull, iso } from './rows.ts';

/** Keeps the bytes under their SHA-256 (lower-case hex), which it returns; the same bytes are kept once. */
export async function saveSnapshot(db: Db, bytes: Uint8Array, mediaType: string | null, now: string): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const known = await db
    .selectFrom('nianbao.snapshot')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (known) return sha256;
  await db
    .insertInto('nianbao.snapshot')
    .values({ sha256, size: bytes.byteLength, media_type: cleanOrNull(mediaType), bytes, first_seen_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return sha256;
}

/** The bytes of that SHA-256 with what was said of them; null where they were never kept. */
export async function readSnapshot(db: Db, sha256: string): Promise<(Snapshot & { bytes: Uint8Array }) | null> {
  const row = await db.selectFrom('nianbao.snapshot').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  if (!row) return null;
  const bytes = new Uint8Array(row.bytes.buffer, row.bytes.byteOffset, row.bytes.byteLength);
  return { sha256, size: row.size, mediaType: row.media_type, firstSeenAt: iso(row.first_seen_at), bytes };
}
