import { CronExpressionParser } from 'cron-parser';

/**
 * The latest instant (ISO) at which the schedule should have begun a run, or null where it has. `lastRunAt` is when the
 * newest run was created; null where there never was one. Cron fields are in Asia/Shanghai.
 */
export function missedRun(schedule: string, lastRunAt: string | null, now: Date): string | null {
  if (schedule === '') return null;
  const planned = CronExpressionParser.parse(schedule, { tz: 'Asia/Shanghai', currentDate: now }).prev().toDate();
  if (lastRunAt !== null && new Date(lastRunAt) >= planned) return null;
  return planned.toISOString();
}
