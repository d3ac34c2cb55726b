import type { Selectable } from 'kysely';
import type { Wants } from '../report/wants.ts';
import { addAudit, type Way } from './audit.ts';
import type { Db } from './database.ts';
import { clean, iso, json } from './rows.ts';
import type { SilenceTable } from './schema.ts';
import { inTransaction } from './tasks.ts';

/** Alerts that people do not want to be told of for a time; they are recorded all the same. */
export interface Silence {
  id: string;
  wants: Wants;
  reason: string;
  by: string;
  createdAt: string;
  endsAt: string;
}

/** From now on; `endSilence` ends it. */
export async function addSilence(db: Db, { id, wants, reason, by, createdAt, endsAt }: Silence): Promise<void> {
  const row = { id, wants: json(wants), reason: clean(reason), by: clean(by), created_at: createdAt, ends_at: endsAt };
  await db.insertInto('nianbao.silence').values(row).execute();
}

/** Makes one, or makes the one of this id another. */
export async function saveSilence(db: Db, { id, wants, reason, by, createdAt, endsAt }: Silence): Promise<void> {
  const row = { wants: json(wants), reason: clean(reason), by: clean(by), ends_at: endsAt };
  await db
    .insertInto('nianbao.silence')
    .values({ id, created_at: createdAt, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

/** Newest first; with `at` only those that hold then. */
export async function listSilences(db: Db, at?: string): Promise<Silence[]> {
  let query = db.selectFrom('nianbao.silence').selectAll().orderBy('created_at', 'desc').orderBy('id');
  if (at !== undefined) query = query.where('ends_at', '>', new Date(at));
  return (await query.execute()).map(fromRow);
}

/** Ends one that still holds; false where there is none. It stays in the list. */
export async function endSilence(db: Db, id: string, now: string, said: { by: string; way: Way }): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const ended = await trx
      .updateTable('nianbao.silence')
      .set({ ends_at: now })
      .where('id', '=', id)
      .where('ends_at', '>', new Date(now))
      .returning('reason')
      .executeTakeFirst();
    if (ended === undefined) return false;
    await addAudit(trx, { ...said, now, what: 'silence.ended', about: id, details: { reason: ended.reason } });
    return true;
  });
}

function fromRow(row: Selectable<SilenceTable>): Silence {
  const { id, wants, reason, by } = row;
  return { id, wants, reason, by, createdAt: iso(row.created_at), endsAt: iso(row.ends_at) };
}
