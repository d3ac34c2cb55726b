import { type Selectable, sql } from 'kysely';
import type { Db } from './database.ts';
import { chunks, clean, cleanOrNull, iso, isoOrNull, json } from './rows.ts';
import type { DeliveryTable } from './schema.ts';

/** One message of one alert transition to one target. */
export interface Delivery {
  /** Made from alert, episode, transition and target: a transition is told once per target. Also the queue's job id. */
  id: string;
  /** Null for a countdown. */
  alertId: string | null;
  transition: string;
  channel: string;
  /** Name of the target in the settings; never its secret. */
  target: string;
  message: Record<string, unknown>;
  state: DeliveryTable['state'];
  attempts: number;
  lastError: string | null;
  response: string | null;
  createdAt: string;
  sentAt: string | null;
}

export type NewDelivery = Pick<Delivery, 'id' | 'alertId' | 'transition' | 'channel' | 'target' | 'message'> & {
  /** ISO; not sent before. */
  dueAt?: string;
};

/** Those of the ids that were ever written. */
export async function knownDeliveries(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const part of chunks([...ids])) {
    const rows = await db.selectFrom('nianbao.delivery').select('id').where('id', 'in', part).execute();
    for (const { id } of rows) known.add(id);
  }
  return known;
}

/** Adds those that are not there yet and returns their ids. */
export async function addDeliveries(db: Db, deliveries: readonly NewDelivery[], now: string): Promise<string[]> {
  const added: string[] = [];
  for (const part of chunks(deliveries)) {
    const rows = part.map((delivery) => ({
      id: delivery.id,
      alert_id: delivery.alertId,
      transition: delivery.transition,
      channel: delivery.channel,
      target: clean(delivery.target),
      message: json(delivery.message),
      state: 'pending' as const,
      attempts: 0,
      created_at: now,
      due_at: delivery.dueAt ?? null,
    }));
    const inserted = await db
      .insertInto('nianbao.delivery')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    added.push(...inserted.map((row) => row.id));
  }
  return added;
}

/** Still to be sent and due by `now` (of the database where it is not given), also those whose sending was cut off; in order of id, after `afterId`. Of a bundle only the one that leads it. */
export async function pendingDeliveries(
  db: Db,
  options: { limit?: number; afterId?: string; now?: string } = {},
): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('nianbao.delivery')
    .selectAll()
    .where('state', 'in', ['pending', 'sending'])
    .where((is) => is.or([is('bundle', 'is', null), is('bundle', '=', is.ref('id'))]))
    .where('id', '>', options.afterId ?? '')
    .where((is) => is.or([is('due_at', 'is', null), is('due_at', '<=', instant(options.now))]))
    .orderBy('id')
    .limit(options.limit ?? 1_000)
    .execute();
  return rows.map(fromRow);
}

/**
 * Counts an attempt and returns what is to be sent now: the delivery, and where it goes to people up to `atOnce` that wait for the
 * same target, as one bundle that stays the same for all attempts. Empty where nothing is left to send, another one leads it, or an
 * attempt is under way (or was cut off: `settleCutOff`).
 */
export async function markSending(
  db: Db,
  id: string,
  atOnce: (channel: string) => number = () => 1,
  now?: string,
): Promise<Delivery[]> {
  return db.transaction().execute(async (trx) => {
    const own = await trx
      .selectFrom('nianbao.delivery')
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'pending')
      .where((is) => is.or([is('due_at', 'is', null), is('due_at', '<=', instant(now))]))
      .forUpdate()
      .executeTakeFirst();
    if (own === undefined || (own.bundle !== null && own.bundle !== id)) return [];
    const begun_at = now ?? sql<Date>`now()`;
    const room = atOnce(own.channel) - 1;
    if (own.bundle === null && room > 0) await gather(trx, own, room, now);
    const rows = await trx
      .updateTable('nianbao.delivery')
      .set((is) => ({ state: 'sending', attempts: is('attempts', '+', 1), begun_at }))
      .where((is) => is.or([is('id', '=', id), is('bundle', '=', id)]))
      .where('state', '=', 'pending')
      .returningAll()
      .execute();
    return rows.map(fromRow).sort((a, b) => order(a, id) - order(b, id) || (a.createdAt < b.createdAt ? -1 : 1));
  });
}

/** The instant by which messages are due. */
function instant(now: string | undefined) {
  return now === undefined ? sql<Date>`now()` : sql<Date>`${now}::timestamptz`;
}

const order = (delivery: Delivery, leader: string) => (delivery.id === leader ? 0 : 1);

/** Puts the delivery and those that wait for the same target into one bundle; what another process holds is left to it. */
async function gather(trx: Db, own: Selectable<DeliveryTable>, room: number, now?: string): Promise<void> {
  const mates = await trx
    .selectFrom('nianbao.delivery')
    .select('id')
    .where('target', '=', own.target)
    .where('channel', '=', own.channel)
    .where('state', '=', 'pending')
    .where('bundle', 'is', null)
    .where('id', '<>', own.id)
    .where((is) => is.or([is('due_at', 'is', null), is('due_at', '<=', instant(now))]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(room)
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = [own.id, ...mates.map((mate) => mate.id)];
  for (const part of chunks(ids))
    await trx.updateTable('nianbao.delivery').set({ bundle: own.id }).where('id', 'in', part).execute();
}

/** Of the delivery that leads, and of all in its bundle. */
export async function markSent(db: Db, id: string, response: string, now: string): Promise<void> {
  await db
    .updateTable('nianbao.delivery')
    .set({ state: 'sent', response: clean(response).slice(0, 2_000), sent_at: now, last_error: null })
    .where((is) => is.or([is('id', '=', id), is('bundle', '=', id)]))
    .where('state', '<>', 'sent')
    .execute();
}

/** Back to `pending`, or `dead` after `deadAfter` attempts (or at once with `final`); with all in its bundle. */
export async function markFailed(
  db: Db,
  id: string,
  trouble: { error: string; deadAfter: number; final?: boolean },
): Promise<'pending' | 'dead' | null> {
  const limit = trouble.final ? 0 : trouble.deadAfter;
  const rows = await db
    .updateTable('nianbao.delivery')
    .set({
      state: sql<'pending' | 'dead'>`case when attempts >= ${limit}::int then 'dead' else 'pending' end`,
      last_error: cleanOrNull(trouble.error)?.slice(0, 2_000) ?? null,
    })
    .where((is) => is.or([is('id', '=', id), is('bundle', '=', id)]))
    .where('state', '<>', 'sent')
    .returning(['id', 'state'])
    .execute();
  const own = rows.find((row) => row.id === id);
  return own ? (own.state as 'pending' | 'dead') : null;
}

/** Adds to the messages which recipients of their target have them. */
export async function noteTaken(db: Db, ids: readonly string[], by: readonly string[]): Promise<void> {
  if (ids.length === 0 || by.length === 0) return;
  const known = sql`coalesce(message->'taken', '[]'::jsonb) || ${JSON.stringify(by.map(clean))}::jsonb`;
  await db
    .updateTable('nianbao.delivery')
    .set({ message: sql`jsonb_set(message, '{taken}', ${known})` })
    .where('id', 'in', ids)
    .execute();
}

/** What was given up, oldest first. */
export async function deadDeliveries(db: Db): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('nianbao.delivery')
    .selectAll()
    .where('state', '=', 'dead')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** Those of the ids that were not sent. */
export async function undelivered(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks([...ids])) {
    const rows = await db
      .selectFrom('nianbao.delivery')
      .select('id')
      .where('id', 'in', part)
      .where('state', '<>', 'sent')
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Oldest first. */
export async function deliveriesOf(db: Db, alertId: string): Promise<Delivery[]> {
  const rows = await db
    .selectFrom('nianbao.delivery')
    .selectAll()
    .where('alert_id', '=', alertId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(fromRow);
}

/** A row of the table as the rest of the program knows it. */
export function fromRow(row: Selectable<DeliveryTable>): Delivery {
  return {
    id: row.id,
    alertId: row.alert_id,
    transition: row.transition,
    channel: row.channel,
    target: row.target,
    message: row.message,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    response: row.response,
    createdAt: iso(row.created_at),
    sentAt: isoOrNull(row.sent_at),
  };
}
