import type { Db } from './database.ts';
import { addDeliveries, type Delivery, fromRow, type NewDelivery } from './deliveries.ts';
import { chunks, clean } from './rows.ts';

/** Attempts of which nobody knows whether the message was taken: the second one is the only repetition. */
const MOST_UNKNOWN = 2;

/** What asks after a message whose attempts ended unknown, as a new message; null where that was done often enough. */
export type FollowUp = (delivery: Delivery) => NewDelivery | null;

/** What became of a message after an attempt of unknown outcome. */
export type AfterUnknown = 'pending' | 'unsure' | 'dead';

/**
 * Ends an attempt that began and was never recorded, because the process died: the message is to be repeated, or, where that was the
 * repetition already, is `unsure` and asked after. Returns for how long (ms) to wait where the attempt may still be under way.
 */
export async function settleCutOff(
  db: Db,
  id: string,
  { now, quietMs, followUp }: { now: string; quietMs: number; followUp: FollowUp },
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const own = await trx
      .selectFrom('nianbao.delivery')
      .select(['bundle', 'begun_at'])
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .forUpdate()
      .executeTakeFirst();
    if (own === undefined || (own.bundle !== null && own.bundle !== id)) return 0;
    const since = own.begun_at === null ? quietMs : Date.parse(now) - own.begun_at.getTime();
    if (since < quietMs) return Math.min(quietMs, quietMs - since);
    await endUnknown(trx, id, { now, followUp, error: 'the sending was cut off; it may have arrived' });
    return 0;
  });
}

/** Records that the receiver was spoken to and never answered: the message is repeated once, then `unsure` and asked after. */
export async function markUnanswered(
  db: Db,
  id: string,
  about: { now: string; error: string; followUp: FollowUp },
): Promise<AfterUnknown> {
  return db.transaction().execute((trx) => endUnknown(trx, id, about));
}

/** Of all that went out as one. */
async function endUnknown(
  trx: Db,
  id: string,
  { now, error, followUp }: { now: string; error: string; followUp: FollowUp },
): Promise<AfterUnknown> {
  const rows = await trx
    .selectFrom('nianbao.delivery')
    .selectAll()
    .where((is) => is.or([is('id', '=', id), is('bundle', '=', id)]))
    .where('state', '=', 'sending')
    .forUpdate()
    .execute();
  const unsure = Math.max(0, ...rows.map((row) => row.unsure)) + 1;
  const last_error = clean(error).slice(0, 2_000);
  const set = async (ids: readonly string[], state: AfterUnknown) => {
    for (const part of chunks([...ids]))
      await trx.updateTable('nianbao.delivery').set({ state, unsure, last_error }).where('id', 'in', part).execute();
  };
  if (unsure < MOST_UNKNOWN) {
    await set(
      rows.map((row) => row.id),
      'pending',
    );
    return 'pending';
  }
  const asked = rows.map((row) => ({ id: row.id, next: followUp(fromRow(row)) }));
  const next = asked.flatMap((one) => one.next ?? []);
  await addDeliveries(trx, next, now);
  const isAsked = (one: (typeof asked)[number]) => one.next !== null;
  await set(
    asked.filter(isAsked).map((one) => one.id),
    'unsure',
  );
  await set(
    asked.filter((one) => !isAsked(one)).map((one) => one.id),
    'dead',
  );
  return next.length > 0 ? 'unsure' : 'dead';
}
