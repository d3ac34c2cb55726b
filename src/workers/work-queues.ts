import type { Worker } from 'bullmq';
import type { TaskKind } from '../store/tasks.ts';
import { lastPlanned } from './catch-up.ts';
import type { WorkContext } from './context.ts';
import { deliver } from './deliver-job.ts';
import { discoverJob } from './discover-job.ts';
import { fetchJob } from './fetch-job.ts';
import { judgeJob } from './judge-job.ts';
import { processJob } from './process-job.ts';
import { runTask, type TaskHandler } from './run-task.ts';
import { startRun } from './start-run.ts';

/** What each kind of task is carried out by. */
export const HANDLERS: Record<TaskKind, TaskHandler> = {
  discover: discoverJob,
  fetch: fetchJob,
  process: processJob,
  judge: judgeJob,
};

/** What a process can be told to do of the work; `scheduler` turns ticks into runs. */
export type WorkRole = 'crawler' | 'worker' | 'scheduler';
const ROLE_OF: Record<TaskKind, WorkRole> = {
  discover: 'crawler',
  fetch: 'crawler',
  process: 'worker',
  judge: 'worker',
};

/** Starts the workers of the queues of those roles that `does` names; closing them lets the work in hand finish. */
export function workQueues(context: WorkContext, does: (role: WorkRole) => boolean): Worker[] {
  const { queues, settings } = context;
  const concurrency: Record<TaskKind, number> = {
    discover: settings.concurrency,
    fetch: settings.concurrency,
    process: Math.min(2, settings.concurrency),
    judge: 1,
  };
  const tasks = (Object.keys(HANDLERS) as TaskKind[])
    .filter((kind) => does(ROLE_OF[kind]))
    .map((kind) =>
      queues.worker(kind, ({ taskId }) => runTask(taskId, HANDLERS[kind], context), { concurrency: concurrency[kind] }),
    );
  const messages = () => queues.worker('deliver', ({ deliveryId }) => deliver(deliveryId, context), { concurrency: 2 });
  const tick = () => queues.worker('schedule', () => scheduledRun(context), { concurrency: 1 });
  return [...tasks, ...(does('worker') ? [messages()] : []), ...(does('scheduler') ? [tick()] : [])];
}

/** A tick of the schedule. Two services that tick at once start one run: its planned instant is unique in the store. */
async function scheduledRun(context: WorkContext): Promise<void> {
  const { schedule, seasonSchedule } = context.settings;
  // A moment ahead, so that the tick itself counts as past.
  const planned = lastPlanned([schedule, seasonSchedule], new Date(context.clock().getTime() + 1000));
  if (planned === null) return;
  await startRun(context, { trigger: 'schedule', agencyIds: [], years: [], scheduledFor: planned.toISOString() });
}
