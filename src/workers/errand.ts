import type { Errand } from '../fetch/host-gate.ts';
import { findRun } from '../store/runs.ts';
import type { Task } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';

/** A task as the gate of a host sees it. What a person started is urgent: it does not wait for the hours of the night. */
export async function errandOf(task: Task, { store }: Pick<WorkContext, 'store'>): Promise<Errand> {
  const run = await findRun(store.db, task.runId);
  const urgent = run !== null && run.trigger !== 'schedule' && run.trigger !== 'catch-up';
  return { since: new Date(task.createdAt), urgent, passes: 0 };
}
