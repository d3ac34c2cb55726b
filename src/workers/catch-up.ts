import { CronExpressionParser } from 'cron-parser';

/** The latest instant that any of the schedules (cron in Asia/Shanghai, empty for none) names before `now`; null where there is none. */
export function lastPlanned(schedules: readonly string[], now: Date): Date | null {
  const planned = schedules
    .filter((schedule) => schedule !== '')
    .map((schedule) => CronExpressionParser.parse(schedule, { tz: 'Asia/Shanghai', currentDate: now }).prev().toDate());
  return planned.sort((a, b) => b.getTime() - a.getTime())[0] ?? null;
}

/**
 * The latest instant (ISO) at which the schedules should have begun a run, or null where it has. `lastRunAt` is when the
 * newest run was created; null where there never was one. Cron fields are in Asia/Shanghai.
 */
export function missedRun(schedules: readonly string[], lastRunAt: string | null, now: Date): string | null {
  const planned = lastPlanned(schedules, now);
  if (planned === null || (lastRunAt !== null && new Date(lastRunAt) >= planned)) return null;
  return planned.toISOString();
}
