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

/** Starts the workers of all queues; closing them lets the work in hand finish. */
export function workQueues(context: WorkContext): Worker[] {
  const { queues, settings } = context;
  const concurrency: Record<TaskKind, number> = {
    discover: settings.concurrency,
    fetch: settings.concurrency,
    process: Math.min(2, settings.concurrency),
    judge: 1,
  };
  const tasks = (Object.keys(HANDLERS) as TaskKind[]).map((kind) =>
    queues.worker(kind, ({ taskId }) => runTask(taskId, HANDLERS[kind], context), { concurrency: concurrency[kind] }),
  );
  const deliveries = queues.worker('deliver', ({ deliveryId }) => deliver(deliveryId, context), { concurrency: 2 });
  const schedule = queues.worker('schedule', () => scheduledRun(context), { concurrency: 1 });
  return [...tasks, deliveries, schedule];
}

/** A tick of the schedule. Two services that tick at once start one run: its planned instant is unique in the store. */
async function scheduledRun(context: WorkContext): Promise<void> {
  const { schedule, seasonSchedule } = context.settings;
  // A moment ahead, so that the tick itself counts as past.
  const planned = lastPlanned([schedule, seasonSchedule], new Date(context.clock().getTime() + 1000));
  if (planned === null) return;
  await startRun(context, { trigger: 'schedule', agencyIds: [], years: [], scheduledFor: planned.toISOString() });
}
