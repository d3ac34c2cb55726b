import { sql } from 'kysely';
import type { Gap } from '../report/gap.ts';
import type { Db } from './database.ts';
import { iso } from './rows.ts';

/** As many gaps count for a judgement; older ones lie behind every look that does. */
const KEPT = 200;

/** Says that the service is alive; the ledger's only clock. */
export async function noteAlive(db: Db, now: string): Promise<void> {
  await db
    .insertInto('nianbao.sign_of_life')
    .values({ id: 1, at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at: now }))
    .execute();
}

/** At the start of the service: the gap since the last sign of life where it lasted `leastMs` or longer, written down. */
export async function noteStart(db: Db, now: string, leastMs: number): Promise<(Gap & { id: string }) | null> {
  const last = await db.selectFrom('nianbao.sign_of_life').select('at').where('id', '=', 1).executeTakeFirst();
  await noteAlive(db, now);
  if (!last || Date.parse(now) - last.at.getTime() < leastMs) return null;
  return addGap(db, { from: iso(last.at), to: now, why: 'down' });
}

/** Writes a gap down, once. */
export async function addGap(db: Db, gap: Gap): Promise<Gap & { id: string }> {
  const id = `${gap.why}-${gap.from}`;
  await db
    .insertInto('nianbao.own_gap')
    .values({ id, from_at: gap.from, to_at: gap.to, why: gap.why, run_id: null })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ to_at: gap.to }))
    .execute();
  return { id, ...gap };
}

/** Newest first. */
export async function listGaps(db: Db): Promise<Gap[]> {
  const rows = await db.selectFrom('nianbao.own_gap').selectAll().orderBy('to_at', 'desc').limit(KEPT).execute();
  return rows.map((row) => ({ from: iso(row.from_at), to: iso(row.to_at), why: row.why }));
}

/** Keeps back, for at most the time until `until`, what waits to be sent: it was concluded before the gap. */
export async function holdMessages(db: Db, gapId: string, until: string): Promise<void> {
  await db
    .updateTable('nianbao.delivery')
    .set({ due_at: until, held_for: gapId })
    .where('state', 'in', ['pending', 'sending'])
    .where('due_at', 'is', null)
    .execute();
}

/** The run that catches up on a gap; null where none is needed, and then nothing is kept back any more. */
export async function catchUpBy(db: Db, gapId: string, runId: string | null): Promise<void> {
  await db.updateTable('nianbao.own_gap').set({ run_id: runId }).where('id', '=', gapId).execute();
  if (runId === null) await release(db, gapId);
}

/** True while the run that catches up on a gap is not finished: reminders would rest on stale looks. */
export async function isCatchingUp(db: Db): Promise<boolean> {
  const open = await db
    .selectFrom('nianbao.own_gap as g')
    .innerJoin('nianbao.run as r', 'r.id', 'g.run_id')
    .select(sql<number>`1`.as('one'))
    .where('r.state', '<>', 'done')
    .executeTakeFirst();
  return open !== undefined;
}

/** The run has ended: what was kept back for it goes out. */
export async function endCatchUp(db: Db, runId: string): Promise<void> {
  const gaps = await db.selectFrom('nianbao.own_gap').select('id').where('run_id', '=', runId).execute();
  for (const { id } of gaps) await release(db, id);
}

async function release(db: Db, gapId: string): Promise<void> {
  await db
    .updateTable('nianbao.delivery')
    .set({ due_at: null, held_for: null })
    .where('held_for', '=', gapId)
    .execute();
}
