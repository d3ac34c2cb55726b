import { UnrecoverableError } from 'bullmq';
import { type Failure, FailureError, failure, type Result } from '../errors/failure.ts';
import { Postponed } from '../errors/postponed.ts';
import { QUEUES } from '../queue/jobs.ts';
import { completeTask, type Effects, failTask, findTask, type NewTask, type Task } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';

/** What a job's work comes to: changes to be made in one transaction, and the tasks that follow from them. */
export interface Work {
  effects: Effects;
  next: NewTask[];
  /** Done after the commit, and lost if the process dies before: only what a rebuild of the queue would do as well. */
  afterwards?: () => Promise<void>;
}

/** Carries out a task; what it changes is done with its completion, in one transaction. */
export type TaskHandler = (task: Task, context: WorkContext) => Promise<Result<Work>>;

/**
 * Carries out one task of the store for one queue job. May run twice with the same effect: effects, completion and follow-up
 * tasks are one transaction, and a task that is done stays done. This alone turns a Failure into BullMQ's retry or end;
 * `Postponed` passes through it and counts as no attempt.
 */
export async function runTask(taskId: string, handler: TaskHandler, context: WorkContext): Promise<void> {
  const { store, queues, log } = context;
  const task = await findTask(store.db, taskId);
  if (task === null || task.state !== 'pending') return;
  const outcome = await attemptTask(task, handler, context);
  if (outcome.ok) {
    const completed = await completeTask(store.db, taskId, {
      effects: outcome.value.effects,
      next: outcome.value.next,
      now: context.clock().toISOString(),
    });
    await queues.addTasks(completed.added);
    if (completed.outcome === 'done') await outcome.value.afterwards?.();
    return;
  }
  const { failure: why } = outcome;
  const final = why.retry !== 'now' || isLastAttempt(task);
  log[final ? 'warn' : 'info'](
    { task: taskId, code: why.code, cause: why.cause, attempt: task.attempts + 1, final },
    'task failed',
  );
  const failed = await failTask(store.db, taskId, {
    code: why.code,
    cause: why.cause,
    final,
    now: context.clock().toISOString(),
  });
  await queues.addTasks(failed.added);
  throw final ? new UnrecoverableError(`${why.code}: ${why.cause}`) : new FailureError(why);
}

/** A bug in a handler is a failure like any other: named, counted, retried, and never the end of the worker. */
async function attemptTask(task: Task, handler: TaskHandler, context: WorkContext): Promise<Result<Work>> {
  try {
    return await handler(task, context);
  } catch (error) {
    if (error instanceof Postponed) throw error;
    if (error instanceof FailureError) return { ok: false, failure: error.failure };
    context.log.error({ task: task.id, err: error }, 'a task ended in a bug');
    return { ok: false, failure: bug(error) };
  }
}

function bug(error: unknown): Failure {
  return failure('internal', error instanceof Error ? error.message : String(error));
}

/** The store counts a task's failed attempts: the count survives the queue's loss. */
export function isLastAttempt(task: Task): boolean {
  return task.attempts + 1 >= QUEUES[task.kind].attempts;
}
