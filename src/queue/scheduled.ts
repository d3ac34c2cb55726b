import type { Queue } from 'bullmq';

/** What the scheduler adds at each planned instant; the last week's ticks stay for the dashboard. */
export function tick(name: string) {
  const week = { age: 7 * 86_400 };
  return { name, data: {}, opts: { removeOnComplete: week, removeOnFail: week } };
}

/** A planned instant that passed so long ago, in ms, with no job waiting for it, will not come. */
const TICK_LOST_AFTER_MS = 60_000;

/** True where nothing will ever tick under this name: with Redis its schedulers are lost too, and so is the job of the next instant. */
export async function isLost(queue: Queue, name: string): Promise<boolean> {
  const kept = await queue.getJobScheduler(name);
  if (kept?.next === undefined || kept.next === null) return true;
  if (kept.next > Date.now() - TICK_LOST_AFTER_MS) return false;
  return (await queue.getJobCountByTypes('wait', 'active', 'prioritized')) === 0;
}
