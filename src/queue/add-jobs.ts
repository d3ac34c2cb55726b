import type { JobsOptions, Queue } from 'bullmq';
import { isJobId, QUEUES, type QueueName } from './jobs.ts';

/** Adds jobs, some hundreds in one command; those of an id that still waits or works are left as they are. Throws where an id is none. */
export async function addJobs(
  queue: Queue,
  name: QueueName,
  jobs: readonly { id: string; data: unknown }[],
): Promise<void> {
  const wrong = jobs.find(({ id }) => !isJobId(id));
  if (wrong) throw new Error(`not a job id: ${JSON.stringify(wrong.id)}`);
  for (let i = 0; i < jobs.length; i += 500) {
    await queue.addBulk(jobs.slice(i, i + 500).map(({ id, data }) => ({ name, data, opts: jobOptions(name, id) })));
  }
}

/** Finished jobs stay two days and failed ones a week, for the dashboard; a task that is pending again clears its dead job first. */
function jobOptions(name: QueueName, jobId: string): JobsOptions {
  const { attempts, backoffMs } = QUEUES[name];
  return {
    jobId,
    attempts,
    backoff: { type: 'exponential', delay: backoffMs },
    removeOnComplete: { age: 2 * 86_400 },
    removeOnFail: { age: 7 * 86_400 },
  };
}
