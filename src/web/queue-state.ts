import type { Job, Queue } from 'bullmq';
import type { WebQueues } from './deps.ts';
import { within } from './within.ts';

/** As many finished jobs of a queue are measured. */
export const MEASURED_JOBS = 100;

/** Median and 95th percentile, in ms. */
export interface Spread {
  median: number;
  p95: number;
}

/** How one queue stands, as the queue itself says; times in ms since 1970. */
export interface QueueState {
  name: string;
  counts: Record<string, number>;
  paused: boolean;
  /** From being added to being started, and from there to the end; null where nothing was measured. */
  wait: Spread | null;
  work: Spread | null;
  /** When the oldest job that could start now was added. */
  oldestReadyAt: number | null;
  /** When the job that runs the longest was started. */
  longestActiveAt: number | null;
  /** When the newest of the finished jobs ended. */
  lastFinishedAt: number | null;
}

/** Every queue as it stands; null where the queue does not answer in time. */
export async function queueStates(queues: WebQueues): Promise<QueueState[] | null> {
  const raw = queues.raw();
  return answered(queues, raw.length > 0 ? Promise.all(raw.map(stateOf)) : countsOnly(queues));
}

/** The parts that show whether a queue goes on, without its measures. */
export async function queuePulses(queues: WebQueues): Promise<QueueState[] | null> {
  const raw = queues.raw();
  return answered(queues, raw.length > 0 ? Promise.all(raw.map(pulseOf)) : countsOnly(queues));
}

/** What takes nothing though it can still be read (a full Redis, a replica) does not answer either. */
async function answered(queues: WebQueues, asked: Promise<QueueState[]>): Promise<QueueState[] | null> {
  const isTroubled = (queues.troubledSince?.() ?? null) !== null;
  const takes = isTroubled ? (queues.isReady?.() ?? true) : true;
  const [states, isReady] = (await within(Promise.all([asked, takes]))) ?? [null, false];
  return isReady ? states : null;
}

async function countsOnly(queues: WebQueues): Promise<QueueState[]> {
  return Object.entries(await queues.counts()).map(([name, counts]) => ({ ...UNMEASURED, name, counts }));
}

const UNMEASURED = {
  paused: false,
  wait: null,
  work: null,
  oldestReadyAt: null,
  longestActiveAt: null,
  lastFinishedAt: null,
} as const;

async function pulseOf(queue: Queue): Promise<QueueState> {
  const [counts, paused, finished] = await Promise.all([
    queue.getJobCounts(),
    queue.isPaused(),
    newestFinished(queue, 1),
  ]);
  const isWaited = readyOf(counts) > 0 && (counts.active ?? 0) === 0;
  const oldest = isWaited ? await queue.getJobs(READY, 0, 49, true) : [];
  return {
    ...{ ...UNMEASURED, name: queue.name, counts, paused },
    oldestReadyAt: least(sound(oldest).map((job) => job.timestamp)),
    lastFinishedAt: most(finished.map((job) => job.finishedOn ?? 0)),
  };
}

async function stateOf(queue: Queue): Promise<QueueState> {
  const [counts, paused, finished, active, oldest] = await Promise.all([
    queue.getJobCounts(),
    queue.isPaused(),
    newestFinished(queue, MEASURED_JOBS),
    queue.getJobs(['active'], 0, 49),
    queue.getJobs(READY, 0, 49, true),
  ]);
  const timed = finished.filter((job) => job.processedOn !== undefined && job.finishedOn !== undefined);
  return {
    ...{ name: queue.name, counts, paused },
    wait: spreadOf(timed.map((job) => job.processedOn! - job.timestamp)),
    work: spreadOf(timed.map((job) => job.finishedOn! - job.processedOn!)),
    oldestReadyAt: least(sound(oldest).map((job) => job.timestamp)),
    longestActiveAt: least(sound(active).map((job) => job.processedOn ?? job.timestamp)),
    lastFinishedAt: most(finished.map((job) => job.finishedOn ?? 0)),
  };
}

const READY: Parameters<Queue['getJobs']>[0] = ['wait', 'prioritized'];

/** Jobs that could start now, were there a worker. */
export function readyOf(counts: Record<string, number>): number {
  return (counts.waiting ?? 0) + (counts.paused ?? 0) + (counts.prioritized ?? 0);
}

async function newestFinished(queue: Queue, count: number): Promise<Job[]> {
  return sound(await queue.getJobs(['completed', 'failed'], 0, count - 1));
}

/** A job may be gone between the list and its content. */
function sound(jobs: (Job | undefined)[]): Job[] {
  return jobs.filter((job) => job !== undefined && job !== null);
}

function spreadOf(times: number[]): Spread | null {
  if (times.length === 0) return null;
  const sorted = times.map((ms) => Math.max(0, ms)).sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
  return { median: at(0.5), p95: at(0.95) };
}

const least = (times: number[]) => (times.length === 0 ? null : Math.min(...times));
const most = (times: number[]) => (times.length === 0 ? null : Math.max(...times));
