import { createHash } from 'node:crypto';
import type { Db } from './database.ts';

/** Sessions that hold are rows; only the SHA-256 of a cookie is kept, so that the store opens no page to whoever reads it. */
export async function keepSession(db: Db, cookie: string, ends: Date, now: Date): Promise<void> {
  await db.deleteFrom('nianbao.session').where('ends_at', '<=', now).execute();
  await db
    .insertInto('nianbao.session')
    .values({ hash: hashOf(cookie), ends_at: ends })
    .execute();
}

/** Whether a cookie is that of a session which has neither ended nor run out. */
export async function sessionHolds(db: Db, cookie: string, now: Date): Promise<boolean> {
  const query = db.selectFrom('nianbao.session').select('hash').where('hash', '=', hashOf(cookie));
  return (await query.where('ends_at', '>', now).executeTakeFirst()) !== undefined;
}

/** Ends a session wherever its cookie was copied to; false where it held no longer. */
export async function endSession(db: Db, cookie: string): Promise<boolean> {
  const ended = await db.deleteFrom('nianbao.session').where('hash', '=', hashOf(cookie)).executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

function hashOf(cookie: string): string {
  return createHash('sha256').update(cookie).digest('hex');
}
