import { z } from 'zod';

const task = z.strictObject({ taskId: z.string().min(1) });
const delivery = z.strictObject({ deliveryId: z.string().min(1) });
const nothing = z.object({});

/** What a queue's jobs carry, and how often and after which pause (ms, doubling) they are tried. */
interface QueueSpec {
  payload: z.ZodType;
  attempts: number;
  backoffMs: number;
}

/** The queues, in the order in which a run passes them. A payload is an id; what it means lies in the store. */
export const QUEUES = {
  discover: { payload: task, attempts: 3, backoffMs: 5_000 },
  fetch: { payload: task, attempts: 3, backoffMs: 2_000 },
  process: { payload: task, attempts: 3, backoffMs: 2_000 },
  judge: { payload: task, attempts: 5, backoffMs: 2_000 },
  deliver: { payload: delivery, attempts: 8, backoffMs: 2_000 },
  schedule: { payload: nothing, attempts: 1, backoffMs: 1_000 },
} as const satisfies Record<string, QueueSpec>;

export type QueueName = keyof typeof QUEUES;
export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[];
/** What a job of that queue carries. */
export type Payload<N extends QueueName> = z.output<(typeof QUEUES)[N]['payload']>;

/** BullMQ takes ids without `:` that are not only digits; ours hold neither, and a stranger's are refused. */
export function isJobId(id: string): boolean {
  return id.length > 0 && !id.includes(':') && !/^\d+$/.test(id);
}

/** True for the name of one of our queues. */
export function isQueueName(name: string): name is QueueName {
  return Object.hasOwn(QUEUES, name);
}
