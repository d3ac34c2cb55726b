import type { Db } from './database.ts';
import { chunks } from './rows.ts';

/** Puts messages that were given up back among those that wait, each for itself and with all its attempts; yields their ids. */
export async function reviveDeliveries(db: Db, ids: readonly string[]): Promise<string[]> {
  const revived: string[] = [];
  for (const part of chunks([...new Set(ids)])) {
    const rows = await db
      .updateTable('nianbao.delivery')
      // What may have arrived stays marked as a repetition.
      .set((is) => ({
        state: 'pending',
        attempts: is.ref('unsure'),
        unsure: 0,
        bundle: null,
        due_at: null,
        held_for: null,
      }))
      .where('id', 'in', part)
      .where('state', '=', 'dead')
      .returning('id')
      .execute();
    revived.push(...rows.map(({ id }) => id));
  }
  return revived;
}
