import type { z } from 'zod';
import type * as schemas from '../api/queue-schemas.ts';
import type { DeadLetter } from '../queries/backlog.ts';
import type { QueueDashboard } from '../queries/queue-dashboard.ts';
import type { TaskRow } from '../queries/tasks.ts';
import { failureEntry } from './outcome-word.ts';

const isoOf = (at: Date | number | null) => (at === null ? null : new Date(at).toISOString());

/** The queue dashboard in numbers and words. */
export function queuesJson(data: QueueDashboard): z.infer<typeof schemas.queueState> {
  return {
    driver: data.kind,
    unreachableSince: isoOf(data.goneSince),
    queues: data.rows.map(({ name, state, backlog, verdict }) => ({
      ...{ name, verdict, paused: state?.paused ?? false, counts: state?.counts ?? {} },
      ...{ pending: backlog.pending, oldestAt: isoOf(backlog.oldestAt) },
      ...{ waitMs: state?.wait ?? null, runMs: state?.work ?? null },
      longestRunningSince: isoOf(state?.longestActiveAt ?? null),
    })),
    failures: data.failures.map(({ code, kind, count, final, cause, lastAt }) => ({
      ...{ code, kind, count, final, cause, lastAt: lastAt.toISOString() },
      ...wordsOf(code),
    })),
    deadLetters: data.dead.total,
    targets: data.targets.map(({ target, channel, code, dead, waiting, error }) => ({
      ...{ target, channel, code, dead, waiting, error },
      ...wordsOf(code),
    })),
    hosts: data.hosts.map(({ host, state, until, code }) => ({
      ...{ host, state, until: new Date(until).toISOString(), code },
      remedy: wordsOf(code).remedy,
    })),
    schedulers: (data.schedulers ?? []).map(({ name, cron, timeZone, nextAt, last, missed }) => ({
      ...{ name, cron, timeZone, nextAt: isoOf(nextAt) },
      last: last === null ? null : { run: last.runId, plannedFor: last.plannedFor.toISOString() },
      missed: missed.map((at) => at.toISOString()),
    })),
  };
}

function wordsOf(code: string | null) {
  const entry = code === null ? null : failureEntry(code);
  return { title: entry?.title ?? null, remedy: entry?.remedy ?? null };
}

export function taskJson(row: TaskRow): z.infer<typeof schemas.task> {
  const { id, runId, kind, state, attempts, code, cause, agencyId, agency, agencies, url, snapshot, retriedBy } = row;
  return {
    ...{ id, run: runId, kind, state, attempts, code, cause, agencies, url, snapshot, retriedBy },
    agency: agencyId === null ? null : { id: agencyId, name: agency },
    ...{ createdAt: row.createdAt.toISOString(), finishedAt: isoOf(row.finishedAt) },
  };
}

export function letterJson(row: DeadLetter): z.infer<typeof schemas.deadLetter> {
  const { id, alertId, transition, channel, target, attempts, error } = row;
  return { id, alert: alertId, transition, channel, target, attempts, error, createdAt: row.createdAt.toISOString() };
}
