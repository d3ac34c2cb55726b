import { randomUUID } from 'node:crypto';
import { FailureError, isFailureError, ok, type Result } from '../errors/failure.ts';
import type { OperatorAct } from '../report/operator-act.ts';
import type { Db } from '../store/database.ts';
import { createRun, markRunStarted } from '../store/runs.ts';
import { addJudgeWhenIdle, addTasks, inTransaction } from '../store/tasks.ts';
import { addTestimony, type NewTestimony } from '../store/testimony.ts';
import { checkAct } from './check-act.ts';
import type { WorkContext } from './context.ts';
import { carryOut } from './operator-effects.ts';

/** What came of an act: the entry that was made (or the one by which it stands so already), and the run that carries it out. */
export interface Testified {
  outcome: 'recorded' | 'already';
  entryId: string | null;
  runId: string | null;
}

/**
 * Records what an operator says and queues what follows from it, in one transaction: whatever dies after it, the entry stands and the
 * run that reads and judges is in the store. Saying the same twice records it once. Failure: `operator.refused`.
 */
export async function testify(
  context: Pick<WorkContext, 'settings' | 'store' | 'queues' | 'clock' | 'log'>,
  act: OperatorAct,
): Promise<Result<Testified>> {
  const { settings, store, queues, clock, log } = context;
  const now = clock();
  const checked = checkAct(act, { now, maxBytes: settings.maxResponseBytes });
  if (!checked.ok) return checked;
  try {
    const { testified, added } = await inTransaction(store.db, (trx) => record(trx, checked.value, context, now));
    if (testified.outcome === 'recorded')
      log.info({ entry: testified.entryId, kind: act.kind, by: checked.value.by, run: testified.runId }, 'testimony');
    await queues.addTasks(added);
    return ok(testified);
  } catch (error) {
    if (isFailureError(error)) return { ok: false, failure: error.failure };
    throw error;
  }
}

async function record(
  trx: Db,
  act: OperatorAct,
  { settings }: Pick<WorkContext, 'settings'>,
  at: Date,
): Promise<{ testified: Testified; added: Awaited<ReturnType<typeof addTasks>> }> {
  const found = await carryOut(trx, act, at);
  if (!found.ok) throw new FailureError(found.failure);
  const recorded = found.value;
  if ('already' in recorded) {
    const entryId = recorded.already?.id ?? null;
    return { testified: { outcome: 'already', entryId, runId: null }, added: [] };
  }
  const now = at.toISOString();
  const entry: NewTestimony = { ...recorded.entry, id: randomUUID(), at: now, by: act.by, reason: act.reason };
  const runId = `operator-${now.replace(/\D/g, '').slice(0, 17)}-${entry.id.slice(0, 4)}`;
  await addTestimony(trx, entry);
  const ids = [...new Set(recorded.touched.map(({ agencyId }) => agencyId))];
  const years = [...new Set(recorded.touched.flatMap(({ year }) => year ?? []))];
  const about = { agencyIds: ids, years, scheduledFor: null, asOf: settings.asOf };
  await createRun(trx, { id: runId, trigger: 'operator', ...about, createdAt: now });
  const next = await recorded.apply(trx, entry, runId);
  const tasks = await addTasks(trx, next, now);
  const judge = tasks.length === 0 ? await addJudgeWhenIdle(trx, runId, now) : [];
  await markRunStarted(trx, runId, now);
  return { testified: { outcome: 'recorded', entryId: entry.id, runId }, added: [...tasks, ...judge] };
}
