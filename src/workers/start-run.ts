import { randomBytes } from 'node:crypto';
import { planRun } from '../crawler/plan-run.ts';
import { currentReportYear, shanghaiDay } from '../report/year.ts';
import { listAgencies } from '../store/agencies.ts';
import { createRun, markRunStarted, type Run } from '../store/runs.ts';
import { addJudgeWhenIdle, addTasks, inTransaction, type NewTask } from '../store/tasks.ts';
import type { WorkContext } from './context.ts';

/** What a run is to look at. */
export interface RunRequest {
  trigger: 'schedule' | 'catch-up' | 'manual' | 'demo';
  /** Empty: all active agencies. */
  agencyIds: string[];
  /** Empty: the year whose reports are being published or were published last. */
  years: number[];
  /** The planned instant (ISO) of a scheduled run: asking twice for the same one starts one run. */
  scheduledFor?: string;
}

/** Creates a run with a visit per portal, in one transaction, and enqueues it. */
export async function startRun(
  context: Pick<WorkContext, 'settings' | 'store' | 'queues' | 'clock' | 'log'>,
  request: RunRequest,
): Promise<Run> {
  const { settings, store, queues, log } = context;
  const now = context.clock().toISOString();
  const day = settings.asOf ?? shanghaiDay(now);
  const registered = await listAgencies(store.db, { activeOnly: true });
  const chosen =
    request.agencyIds.length === 0 ? registered : registered.filter((a) => request.agencyIds.includes(a.id));
  const { run, added, created } = await inTransaction(store.db, async (trx) => {
    const made = await createRun(trx, {
      id: newRunId(now),
      trigger: request.trigger,
      scheduledFor: request.scheduledFor ?? null,
      years: request.years.length === 0 ? [currentReportYear(day)] : request.years,
      agencyIds: chosen.map((a) => a.id),
      asOf: settings.asOf,
      createdAt: now,
    });
    if (!made.created) return { ...made, added: [] };
    const visits: NewTask[] = planRun(chosen, registered).map((visit) => ({
      id: `discover-${made.run.id}-${visit.key}`,
      runId: made.run.id,
      kind: 'discover',
      payload: { agencyIds: visit.agencies.map(({ agency }) => agency.id) },
    }));
    const tasks = await addTasks(trx, visits, now);
    const judge = tasks.length === 0 ? await addJudgeWhenIdle(trx, made.run.id, now) : [];
    await markRunStarted(trx, made.run.id, now);
    return { ...made, added: [...tasks, ...judge] };
  });
  if (created)
    log.info({ run: run.id, trigger: run.trigger, agencies: chosen.length, visits: added.length }, 'run started');
  await queues.addTasks(added);
  return run;
}

/** `20261121-063000-9f3a`: sorts by time and is easy to say. */
export function newRunId(now: string): string {
  const [date, time] = now.split('T') as [string, string];
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${randomBytes(2).toString('hex')}`;
}
