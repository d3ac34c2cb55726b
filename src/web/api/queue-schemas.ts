import { z } from 'zod';
import { QUEUE_NAMES } from '../../queue/jobs.ts';
import { SEVERITIES } from '../../report/finding.ts';
import { agencyRef, bilingual, count, name, orNull, text, time } from './schemas.ts';

const kind = z.enum(['discover', 'fetch', 'process', 'judge']);
const spread = z.strictObject({ median: z.number().min(0), p95: z.number().min(0) });
const queue = z.strictObject({
  ...{ name: z.union([z.enum(QUEUE_NAMES), text]), paused: z.boolean(), counts: z.record(text, count), pending: count },
  verdict: z.enum(['idle', 'working', 'waiting', 'paused', 'stuck', 'lost', 'unreachable']),
  ...{ oldestAt: orNull(time), waitMs: orNull(spread), runMs: orNull(spread), longestRunningSince: orNull(time) },
});
const failures = z.strictObject({
  ...{ code: text, kind, count, final: count, cause: orNull(text), lastAt: time },
  ...{ title: orNull(bilingual), remedy: orNull(bilingual) },
});

export const queueState = name(
  'QueueState',
  z.strictObject({
    driver: orNull(text),
    unreachableSince: orNull(time),
    queues: z.array(queue),
    failures: z.array(failures),
    deadLetters: count,
    targets: z.array(
      z.strictObject({
        ...{ target: text, channel: text, code: text, dead: count, waiting: count, error: orNull(text) },
        ...{ title: orNull(bilingual), remedy: orNull(bilingual) },
      }),
    ),
    hosts: z.array(
      z.strictObject({
        ...{ host: text, state: z.enum(['open', 'half-open']), until: time, code: orNull(text) },
        remedy: orNull(bilingual),
      }),
    ),
    schedulers: z.array(
      z.strictObject({
        ...{ name: text, cron: text, timeZone: text, nextAt: orNull(time), missed: z.array(time) },
        last: orNull(z.strictObject({ run: text, plannedFor: time })),
      }),
    ),
  }),
);

export const task = name(
  'Task',
  z.strictObject({
    ...{ id: text, run: text, kind, state: z.enum(['pending', 'done', 'failed']), attempts: count },
    ...{ code: orNull(text), cause: orNull(text), agency: orNull(agencyRef), agencies: count, url: orNull(text) },
    ...{ snapshot: orNull(text), retriedBy: orNull(text), createdAt: time, finishedAt: orNull(time) },
  }),
);

export const deadLetter = name(
  'DeadLetter',
  z.strictObject({
    ...{ id: text, alert: orNull(text), transition: text, channel: text, target: text, attempts: count },
    ...{ error: orNull(text), createdAt: time },
  }),
);

export const alertGroup = name(
  'AlertGroup',
  z.strictObject({
    ...{ key: text, name: orNull(text), count, bySeverity: z.partialRecord(z.enum(SEVERITIES), count) },
    ...{ example: bilingual, newestAt: time },
  }),
);

/** What was tried again, and the run that does it. */
export const retried = name('Retried', z.strictObject({ count, runId: orNull(text) }));
export const sentAgain = name('SentAgain', z.strictObject({ count }));
