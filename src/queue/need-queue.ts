import { FailureError, failure } from '../errors/failure.ts';
import type { Queues } from './queues.ts';

/** For what a person asks to be done now: where the queue does not answer, a `FailureError` (`queue.unavailable`) before anything was begun. */
export async function needQueue(queues: Pick<Queues, 'isReady'>): Promise<void> {
  if (!(await queues.isReady())) throw new FailureError(failure('queue.unavailable', 'the queue does not answer'));
}
