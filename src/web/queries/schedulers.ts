import { CronExpressionParser } from 'cron-parser';
import type { Kysely } from 'kysely';
import type { Database } from '../../store/schema.ts';
import type { WebQueues } from '../deps.ts';
import { within } from '../within.ts';

/** So far back missed runs are looked for, and at most so many planned instants. */
const WEEK_MS = 7 * 86_400_000;
const MOST_INSTANTS = 200;

/** A schedule with what became of it. */
export interface Scheduler {
  name: string;
  cron: string;
  timeZone: string;
  nextAt: Date | null;
  last: { runId: string; plannedFor: Date } | null;
  /** Planned instants of the last week at which no run began. */
  missed: Date[];
}

/** The schedules of the queue; null where it does not answer. */
export async function schedulers(db: Kysely<Database>, queues: WebQueues, now: Date): Promise<Scheduler[] | null> {
  const queue = queues.raw().find((one) => one.name === 'schedule');
  const kept = queue === undefined ? [] : await within(queue.getJobSchedulers(0, 99, true));
  if (kept === null) return null;
  if (kept.length === 0) return [];
  const since = new Date(now.getTime() - WEEK_MS);
  const [runs, first] = await Promise.all([
    db
      .selectFrom('nianbao.run')
      .where('scheduled_for', 'is not', null)
      .select(['id', 'scheduled_for'])
      .orderBy('scheduled_for', 'desc')
      .limit(1_000)
      .execute(),
    db.selectFrom('nianbao.run').select('created_at').orderBy('created_at').limit(1).executeTakeFirst(),
  ]);
  const begun = new Map(runs.map((run) => [run.scheduled_for!.getTime(), run.id]));
  // What lies before the first run was planned by nobody.
  const from = Math.max(since.getTime(), first?.created_at.getTime() ?? now.getTime());
  return kept.map((one) => {
    const cron = one.pattern ?? '';
    const timeZone = one.tz ?? 'Asia/Shanghai';
    const planned = instantsBefore(cron, timeZone, now, from);
    const last = runs.find(({ scheduled_for }) => isPlanned(cron, timeZone, scheduled_for!));
    return {
      ...{ name: one.name ?? one.key, cron, timeZone },
      nextAt: one.next === undefined ? null : new Date(one.next),
      last: last === undefined ? null : { runId: last.id, plannedFor: last.scheduled_for! },
      missed: planned.filter((at) => !begun.has(at.getTime())),
    };
  });
}

/** The instants that a schedule names, back to `from`, the newest first. */
function instantsBefore(cron: string, tz: string, now: Date, from: number): Date[] {
  const instants: Date[] = [];
  try {
    const plan = CronExpressionParser.parse(cron, { tz, currentDate: now });
    while (instants.length < MOST_INSTANTS) {
      const at = plan.prev().toDate();
      if (at.getTime() <= from) break;
      instants.push(at);
    }
  } catch {
    return [];
  }
  return instants;
}

function isPlanned(cron: string, tz: string, at: Date): boolean {
  try {
    const plan = CronExpressionParser.parse(cron, { tz, currentDate: new Date(at.getTime() + 1) });
    return plan.prev().toDate().getTime() === at.getTime();
  } catch {
    return false;
  }
}
